import EditionModel

/// Says in a sentence or two why a story was chosen. What decided comes first; points and comments stand beside it on every
/// page, so they are facts and rarely words. Every number in the text is also a fact.
///
/// `Documentation/Selection.md` defines each fact. ``Standing`` says what a reserve lost against.
struct Reasons {
  let field: Field
  let parameters: Parameters

  func pick(_ entrant: Entrant, following before: Published?) -> Reason {
    var words = ReasonWords(facts: facts(of: entrant))
    if entrant.isRated {
      let isCompared = pace(entrant, &words)
      if entrant.isDeep(parameters) {
        // The sum of many spans may miss a whole hour by rounding.
        let hours = words.number("hoursOnPage", Int(entrant.traits[.onPage] + 1e-6), "hour")
        words.sentence("It is a lasting piece: \(hours) on the page, with few comments for its points.")
      }
      place(entrant, tellsAge: !isCompared, &words)
      if words.isEmpty { count(entrant, &words) }
    } else {
      // Feeds count no points. “0 points” would claim a measurement.
      let hours = field.hoursSincePosted(entrant)
      words.sentence(
        hours > 0
          ? "It was posted \(Phrase.hours(hours)) before the last look."
          : "It was posted within the hour before the last look.")
    }
    if let before { words.sentence("It follows up “\(before.title)”.") }
    return words.reason
  }

  /// What is known of an entrant in numbers.
  func facts(of entrant: Entrant) -> [String: Double] {
    guard entrant.isRated else { return ["hoursSincePosted": Double(field.hoursSincePosted(entrant))] }
    var facts = ["points": Double(entrant.latest.points)]
    if entrant.latest.comments > 0 { facts["comments"] = Double(entrant.latest.comments) }
    if entrant.birthWatched {
      let hours = wholeHours(from: entrant.born, to: entrant.latest.time)
      if hours > 0 { facts["hoursSinceArrival"] = Double(hours) }
    } else {
      let hours = field.hoursSincePosted(entrant)
      if hours > 0 { facts["hoursSincePosted"] = Double(hours) }
    }
    return facts
  }

  /// How its points compare with other stories of the past weeks at the same age.
  ///
  /// - Returns: whether it was faster than most, and says so.
  private func pace(_ entrant: Entrant, _ words: inout ReasonWords) -> Bool {
    let hours = min(24, wholeHours(from: entrant.born, to: entrant.latest.time))
    guard hours > 0, let percent = field.month.percentSlower(than: entrant, hours: Int64(hours)), percent >= 60 else {
      return false
    }
    let faster = words.number("fasterThanPercent", percent)
    var others = "front-page stories this month"
    if field.month.days < 28 {
      others = "front-page stories of the past " + words.number("daysWatched", field.month.days, "day")
    }
    words.sentence("It gained points faster than \(faster)% of \(others).")
    return true
  }

  /// Its place on the front page, now or earlier.
  private func place(_ entrant: Entrant, tellsAge: Bool, _ words: inout ReasonWords) {
    let front = entrant.history.filter { ($0.rank ?? .max) <= parameters.frontPage }
    if let rank = entrant.rank {
      var text = "It was \(words.number("rank", rank, as: Phrase.ordinal(rank))) on the front page"
      if tellsAge { text += age(entrant) }
      if let since = entrant.history.reversed().prefix(while: { ($0.rank ?? .max) <= 10 }).last?.time {
        let hours = wholeHours(from: since, to: entrant.latest.time)
        if hours > 0 {
          text += ", and had been in the first ten for \(words.number("hoursInFirstTen", hours, "hour"))"
        }
      }
      words.sentence(text + ".")
    } else if let best = front.compactMap(\.rank).min(), let last = front.last?.time, front.count > 1 {
      let place = words.number("bestRank", best, as: Phrase.ordinal(best))
      let hours = wholeHours(from: last, to: field.cutoff)
      let gone =
        hours > 0
        ? "\(words.number("hoursGone", hours, "hour")) before the cut-off" : "within the last hour before the cut-off"
      words.sentence("It was \(place) on the front page at best, and was last seen there \(gone).")
    }
  }

  /// How long it took, by the facts of ``facts(of:)``.
  private func age(_ entrant: Entrant) -> String {
    guard !entrant.birthWatched else {
      let hours = wholeHours(from: entrant.born, to: entrant.latest.time)
      return hours > 0 ? " \(Phrase.hours(hours)) after it got there" : " within its first hour there"
    }
    let hours = field.hoursSincePosted(entrant)
    return hours > 0 ? " \(Phrase.hours(hours)) after it was posted" : ""
  }

  /// The numbers themselves, where nothing else is known.
  private func count(_ entrant: Entrant, _ words: inout ReasonWords) {
    var text = "It had \(words.number("points", entrant.latest.points, "point"))"
    if entrant.latest.comments > 0 { text += " and \(words.number("comments", entrant.latest.comments, "comment"))" }
    words.sentence(text + age(entrant) + ".")
  }
}

extension Reasons {
  /// The reason of a story of the week, and whether our editions had it.
  func week(_ entrant: Entrant, published cutoff: Timestamp?) -> Reason {
    var words = ReasonWords(facts: [:])
    var text = words.number("points", entrant.latest.points, "point")
    if entrant.latest.comments > 0 { text += " and \(words.number("comments", entrant.latest.comments, "comment"))" }
    guard let cutoff else {
      words.sentence("\(text); missed by our editions")
      return words.reason
    }
    let days = Int(hours(from: cutoff, to: field.cutoff) / 24)
    words.sentence(
      days == 0
        ? "\(text); in our edition of the past day"
        : "\(text); in our edition \(words.number("daysSinceEdition", days, "day")) earlier")
    return words.reason
  }
}

extension Field {
  /// Whole hours from an entrant's posting to its last look.
  func hoursSincePosted(_ entrant: Entrant) -> Int {
    wholeHours(from: entrant.candidate.posted, to: entrant.latest.time)
  }
}

/// A reason under construction.
struct ReasonWords {
  private(set) var reason: Reason

  init(facts: [String: Double]) { reason = Reason(text: "", facts: facts) }

  var isEmpty: Bool { reason.text.isEmpty }

  mutating func sentence(_ text: String) { reason.text += (isEmpty ? "" : " ") + text }

  /// Notes a fact, and returns its words.
  mutating func number(_ name: String, _ value: Int, as text: String? = nil) -> String {
    reason.facts[name] = Double(value)
    return text ?? "\(value)"
  }

  mutating func number(_ name: String, _ value: Int, _ noun: String) -> String {
    number(name, value, as: value == 1 ? "1 \(noun)" : "\(value) \(noun)s")
  }
}

func wholeHours(from a: Timestamp, to b: Timestamp) -> Int { b > a ? Int((b - a) / 3600) : 0 }

/// Numbers in running text.
enum Phrase {
  static func hours(_ count: Int) -> String { count == 1 ? "1 hour" : "\(count) hours" }

  static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    if words.indices.contains(number - 1) { return words[number - 1] }
    let suffix = (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10, default: "th"]
    return "\(number)\(suffix)"
  }
}
