import EditionModel

/// Says in one line why a story was chosen. Every number in the text is also a fact.
///
/// `Documentation/Selection.md` defines each fact.
struct Reasons {
  let field: Field
  let parameters: Parameters

  func pick(_ entrant: Entrant, following before: Published?) -> Reason {
    var line = Line()
    line.count(entrant, field: field)
    line.pace(entrant, field: field)
    line.place(entrant, field: field, parameters: parameters)
    if entrant.isDeep(parameters) {
      line.clause("; a lasting piece with few comments for its points, ")
      // The sum of many spans may miss a whole hour by rounding.
      line.number("hoursOnPage", Int(entrant.traits[.onPage] + 1e-6), "hour")
      line.clause(" on the page")
    }
    if let before {
      line.clause("follows up “\(before.title)”", separator: "; ")
    }
    return line.reason
  }

  func reserve(_ entrant: Entrant, heldBackFor verdict: Verdict?) -> Reason {
    var line = Line()
    switch verdict {
    case .site(let site, let others):
      line.clause("Held back as story ")
      line.number("siteStories", others + 1)
      line.clause(" from \(site): ")
    case .topic(let word, let others):
      line.clause("Held back as story ")
      line.number("topicStories", others + 1)
      line.clause(" about “\(word)”: ")
    case .heat:
      line.clause("Held back, more argued about than liked, and falling: ")
    case .takenDown, nil:
      line.clause("Didn't make the ten: ")
    }
    line.count(entrant, field: field)
    line.place(entrant, field: field, parameters: parameters)
    return line.reason
  }
}

extension Reasons {
  /// The reason of a story of the week, and whether our editions had it.
  func week(_ entrant: Entrant, published cutoff: Timestamp?) -> Reason {
    var line = Line()
    line.number("points", entrant.latest.points, "point")
    if entrant.latest.comments > 0 {
      line.clause(" and ")
      line.number("comments", entrant.latest.comments, "comment")
    }
    guard let cutoff else {
      line.clause("; missed by our editions")
      return line.reason
    }
    let days = Int(hours(from: cutoff, to: field.cutoff) / 24)
    if days == 0 {
      line.clause("; in our edition of the past day")
    } else {
      line.clause("; in our edition ")
      line.number("daysSinceEdition", days, "day")
      line.clause(" earlier")
    }
    return line.reason
  }
}

/// A reason under construction.
private struct Line {
  private(set) var reason = Reason(text: "", facts: [:])

  mutating func clause(_ words: String, separator: String = "") {
    reason.text += separator + words
  }

  mutating func number(_ name: String, _ value: Int, as text: String? = nil) {
    reason.text += text ?? "\(value)"
    reason.facts[name] = Double(value)
  }

  mutating func number(_ name: String, _ value: Int, _ noun: String) {
    number(name, value, as: value == 1 ? "1 \(noun)" : "\(value) \(noun)s")
  }

  /// Points and comments, and how long they took.
  mutating func count(_ entrant: Entrant, field: Field) {
    // Feeds count no points. “0 points” would claim a measurement.
    guard entrant.isRated else {
      let hours = wholeHours(from: entrant.candidate.posted, to: entrant.latest.time)
      number(
        "hoursSincePosted", hours, as: hours > 0 ? "Posted \(Phrase.hours(hours)) before" : "Posted within the hour")
      return
    }
    number("points", entrant.latest.points, "point")
    if entrant.latest.comments > 0 {
      clause(" and ")
      number("comments", entrant.latest.comments, "comment")
    }
    if entrant.birthWatched {
      let hours = wholeHours(from: entrant.born, to: entrant.latest.time)
      if hours > 0 {
        clause(" ")
        number("hoursSinceArrival", hours, "hour")
        clause(" after it reached the front page")
      } else {
        clause(" within the first hour on the front page")
      }
    } else {
      let hours = wholeHours(from: entrant.candidate.posted, to: entrant.latest.time)
      if hours > 0 {
        clause(" ")
        number("hoursSincePosted", hours, "hour")
        clause(" after it was posted")
      }
    }
  }

  /// How its points compare with other stories of the past weeks at the same age.
  mutating func pace(_ entrant: Entrant, field: Field) {
    let hours = min(24, wholeHours(from: entrant.born, to: entrant.latest.time))
    guard hours > 0, let percent = field.month.percentSlower(than: entrant, hours: Int64(hours)), percent >= 60 else {
      return
    }
    clause(", faster than ")
    number("fasterThanPercent", percent, as: "\(percent)%")
    clause(" of front-page stories ")
    if field.month.days >= 28 {
      clause("this month")
    } else {
      clause("of the past ")
      number("daysWatched", field.month.days, "day")
    }
  }

  /// Its place on the front page, now or earlier.
  mutating func place(_ entrant: Entrant, field: Field, parameters: Parameters) {
    let front = entrant.history.filter { ($0.rank ?? .max) <= parameters.frontPage }
    if let rank = entrant.rank {
      clause("; ")
      number("rank", rank, as: Phrase.ordinal(rank))
      clause(entrant.birthWatched ? " there" : " on the front page")
      guard let since = entrant.history.reversed().prefix(while: { ($0.rank ?? .max) <= 10 }).last?.time else { return }
      let hours = wholeHours(from: since, to: entrant.latest.time)
      if hours > 0 {
        clause(", in the first ten for ")
        number("hoursInFirstTen", hours, "hour")
      }
    } else if let best = front.compactMap(\.rank).min(), let last = front.last?.time, front.count > 1 {
      clause("; ")
      number("bestRank", best, as: Phrase.ordinal(best))
      clause(entrant.birthWatched ? " there at best, last seen " : " on the front page at best, last seen there ")
      let hours = wholeHours(from: last, to: field.cutoff)
      if hours > 0 {
        number("hoursGone", hours, "hour")
        clause(" before the cut-off")
      } else {
        clause("within the last hour")
      }
    }
  }

  private func wholeHours(from a: Timestamp, to b: Timestamp) -> Int {
    b > a ? Int((b - a) / 3600) : 0
  }
}

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
