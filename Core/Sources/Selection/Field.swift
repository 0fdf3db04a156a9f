import EditionModel

/// The candidates at a cut-off, each with what is known of it by then.
struct Field {
  let cutoff: Timestamp
  let previousCutoff: Timestamp
  /// In the order of their numbers, so that nothing depends on the order in which they came.
  let entrants: [Entrant]
  /// What reached the front page in the past month, to compare with.
  let month: Month
  let rarity: WordRarity
  let looks: Looks
  private let usualSilence: Int64

  init(candidates: [Candidate], cutoff: Timestamp, previousCutoff: Timestamp, parameters: Parameters) {
    self.cutoff = cutoff
    self.previousCutoff = previousCutoff
    usualSilence = parameters.usualSilence
    let candidates = Dictionary(candidates.map { ($0.id, $0.sound) }, uniquingKeysWith: Candidate.better).values
    let looks = Looks(candidates, cutoff: cutoff, lookback: parameters.lookback)
    self.looks = looks
    entrants = candidates.compactMap { candidate in
      guard candidate.isStory, candidate.standing == .live else { return nil }
      return Entrant(candidate, cutoff: cutoff, looks: looks.span(of: candidate.id.source), parameters: parameters)
    }.sorted { $0.candidate.id < $1.candidate.id }
    month = Month(candidates, cutoff: cutoff, looks: looks, frontPage: parameters.frontPage)
    rarity = WordRarity(candidates.lazy.filter { $0.kind == .story }.map { TitleWords($0.title) })
  }

  /// How likely it is that an entrant reached the page in this edition's window, and in that of the edition before.
  ///
  /// A look that finds a story for the first time says when it came; after a silence of hours it only says that it came
  /// in between, perhaps before the previous cut-off, when no edition could have had it.
  func windows(of entrant: Entrant) -> (this: Double, before: Double) {
    let born = entrant.born
    var earliest = born
    if entrant.birthWatched, let look = looks.last(of: entrant.candidate.id.source, before: born) {
      earliest = min(born, look + usualSilence)
    }
    func share(after moment: Timestamp) -> Double {
      guard born > moment else { return 0 }
      return earliest >= moment ? 1 : Double(born - moment) / Double(born - earliest)
    }
    let this = share(after: previousCutoff)
    return (this, share(after: previousCutoff - (cutoff - previousCutoff)) - this)
  }
}

extension Candidate {
  /// Recorded front pages call a poll a story (“Poll: Do you prefer the office or work from home?”, February 2022).
  fileprivate var isStory: Bool { kind == .story && !title.hasPrefix("Poll:") }
}

extension Candidate {
  /// Itself, with looks in order of time and every number within what arithmetic bears: sources answer oddly.
  fileprivate var sound: Candidate {
    let isOrdered = zip(history, history.dropFirst()).allSatisfy { $0.time < $1.time }
    if isOrdered, posted >= .epoch, history.allSatisfy(\.isSound) { return self }
    var copy = self
    copy.posted = max(.epoch, posted)
    copy.history = history.filter { $0.time >= .epoch }.map(\.bounded).sorted {
      ($0.time, $0.points, $0.comments, $0.rank ?? .max) < ($1.time, $1.points, $1.comments, $1.rank ?? .max)
    }
    return copy
  }

  /// Of two that bear one number, the one that was seen later, or else longer; the choice must not depend on their order.
  fileprivate static func better(_ a: Candidate, _ b: Candidate) -> Candidate {
    let (seenA, seenB) = (a.history.last?.time ?? .earliest, b.history.last?.time ?? .earliest)
    if seenA != seenB { return seenA > seenB ? a : b }
    if a.history.count != b.history.count { return a.history.count > b.history.count ? a : b }
    return String(describing: a) < String(describing: b) ? a : b
  }
}

extension Observation {
  fileprivate static let most = 1_000_000_000
  fileprivate static let soundRanks = 1...1_000_000

  fileprivate var bounded: Observation {
    Observation(
      time: time, rank: rank.flatMap { Self.soundRanks.contains($0) ? $0 : nil },
      points: min(max(0, points), Self.most), comments: min(max(0, comments), Self.most))
  }

  fileprivate var isSound: Bool {
    time >= .epoch && rank.map(Self.soundRanks.contains) ?? true && (0...Self.most).contains(points)
      && (0...Self.most).contains(comments)
  }
}

/// When each source's lists were looked at, as far as the candidates tell.
struct Looks {
  private var spans: [String: ClosedRange<Timestamp>] = [:]
  /// Those of the last day, in order.
  private var recent: [String: [Timestamp]] = [:]

  init(_ candidates: some Collection<Candidate>, cutoff: Timestamp, lookback: Int64) {
    var moments: [String: Set<Timestamp>] = [:]
    for candidate in candidates {
      let source = candidate.id.source
      let seen = candidate.history.lazy.filter { $0.rank != nil && $0.time <= cutoff }.map(\.time)
      // Histories are in order of time.
      guard let first = seen.first, let last = seen.last else { continue }
      let span = spans[source] ?? first...last
      spans[source] = min(first, span.lowerBound)...max(last, span.upperBound)
      if last > cutoff - lookback { moments[source, default: []].formUnion(seen.filter { $0 > cutoff - lookback }) }
    }
    recent = moments.mapValues { $0.sorted() }
  }

  /// From the first look to the last.
  func span(of source: String) -> ClosedRange<Timestamp>? { spans[source] }

  /// The last look of the past day before a moment.
  func last(of source: String, before moment: Timestamp) -> Timestamp? { recent[source]?.last { $0 < moment } }

  /// The first look of the past day after a moment.
  func first(of source: String, after moment: Timestamp) -> Timestamp? { recent[source]?.first { $0 > moment } }
}

/// One candidate as the cut-off sees it.
struct Entrant {
  let candidate: Candidate
  /// Observations at or before the cut-off, in order of time; never empty.
  let history: ArraySlice<Observation>
  let latest: Observation
  /// When it reached the front page, where that was watched; else when it was posted.
  let born: Timestamp
  /// Whether an earlier look at the page lacked it, so that ``born`` is known.
  let birthWatched: Bool
  /// Its place on the front page at the last look.
  let rank: Int?
  let page: PageIdentity
  let words: TitleWords
  let traits: Traits

  /// Whether its source counts points or ranks it.
  var isRated: Bool { history.contains { $0.points > 0 || $0.rank != nil } }

  init?(_ candidate: Candidate, cutoff: Timestamp, looks: ClosedRange<Timestamp>?, parameters: Parameters) {
    let history = candidate.history.prefix { $0.time <= cutoff }
    guard let latest = history.last, latest.time > cutoff - parameters.lookback else { return nil }
    self.candidate = candidate
    self.history = history
    self.latest = latest
    let arrival = history.first { ($0.rank ?? .max) <= parameters.frontPage }?.time
    birthWatched = arrival.map { $0 > looks?.lowerBound ?? $0 } ?? false
    born = birthWatched ? (arrival ?? candidate.posted) : min(candidate.posted, arrival ?? candidate.posted)
    rank = latest.time == looks?.upperBound ? latest.rank.flatMap { $0 <= parameters.frontPage ? $0 : nil } : nil
    page = PageIdentity(url: candidate.url)
    words = TitleWords(candidate.title)
    traits = Traits(
      history: history, rank: rank, born: born, posted: candidate.posted, cutoff: cutoff,
      frontPage: parameters.frontPage)
  }
}
