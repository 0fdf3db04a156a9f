/// The candidates at a cut-off, each with what is known of it by then.
struct Field {
  let cutoff: Int64
  let previousCutoff: Int64
  let entrants: [Entrant]
  /// What reached the front page in the past month, to compare with.
  let month: Month
  let rarity: WordRarity
  /// The moments at which a source's front page was looked at in the day before, in order.
  let frontPageLooks: [String: [Int64]]

  init(candidates: [Candidate], cutoff: Int64, previousCutoff: Int64, parameters: Parameters) {
    self.cutoff = cutoff
    self.previousCutoff = previousCutoff
    var known: Set<CandidateID> = []
    let candidates = candidates.filter { known.insert($0.id).inserted }.map(\.sound)
    let looks = Looks(candidates, cutoff: cutoff)
    entrants = candidates.compactMap { candidate in
      guard candidate.isStory, candidate.standing == .live else { return nil }
      return Entrant(candidate, cutoff: cutoff, looks: looks.span(of: candidate.id.source), parameters: parameters)
    }
    month = Month(candidates, cutoff: cutoff, looks: looks, frontPage: parameters.frontPage)
    rarity = WordRarity(candidates.lazy.filter { $0.kind == .story }.map { TitleWords($0.title) })
    frontPageLooks = Dictionary(grouping: entrants, by: \.candidate.id.source).mapValues { entrants in
      Set(entrants.flatMap(\.history).filter { $0.rank != nil && $0.time > cutoff - parameters.lookback }.map(\.time))
        .sorted()
    }
  }

  /// How many editions ago a story that reached the page at this moment should have been chosen: 0, 1 or more (2).
  func window(of born: Int64) -> Int {
    if born > previousCutoff { return 0 }
    return born > previousCutoff - (cutoff - previousCutoff) ? 1 : 2
  }
}

extension Candidate {
  /// Recorded front pages call a poll a story (“Poll: Do you prefer the office or work from home?”, February 2022).
  fileprivate var isStory: Bool { kind == .story && !title.hasPrefix("Poll:") }
}

extension Candidate {
  /// Itself, with looks in order of time and every number within what arithmetic bears: sources answer oddly.
  fileprivate var sound: Candidate {
    let isOrdered = zip(history, history.dropFirst()).allSatisfy { $0.time <= $1.time }
    if isOrdered, posted >= 0, history.allSatisfy(\.isSound) { return self }
    var copy = self
    copy.posted = max(0, posted)
    copy.history = history.filter { $0.time >= 0 }.sorted { $0.time < $1.time }.map { look in
      Observation(
        time: look.time, rank: look.rank.flatMap { Observation.soundRanks.contains($0) ? $0 : nil },
        points: min(max(0, look.points), Observation.most), comments: min(max(0, look.comments), Observation.most))
    }
    return copy
  }
}

extension Observation {
  fileprivate static let most = 1_000_000_000
  fileprivate static let soundRanks = 1...1_000_000

  fileprivate var isSound: Bool {
    time >= 0 && rank.map(Self.soundRanks.contains) ?? true && (0...Self.most).contains(points)
      && (0...Self.most).contains(comments)
  }
}

/// When each source's lists were first and last looked at.
struct Looks {
  private var spans: [String: ClosedRange<Int64>] = [:]

  init(_ candidates: [Candidate], cutoff: Int64) {
    for candidate in candidates {
      let seen = candidate.history.lazy.filter { $0.rank != nil && $0.time <= cutoff }.map(\.time)
      guard let first = seen.min(), let last = seen.max() else { continue }
      let span = spans[candidate.id.source] ?? first...last
      spans[candidate.id.source] = min(first, span.lowerBound)...max(last, span.upperBound)
    }
  }

  func span(of source: String) -> ClosedRange<Int64>? { spans[source] }
}

/// One candidate as the cut-off sees it.
struct Entrant {
  let candidate: Candidate
  /// Observations at or before the cut-off, in order of time; never empty.
  let history: ArraySlice<Observation>
  let latest: Observation
  /// When it reached the front page, where that was watched; else when it was posted.
  let born: Int64
  /// Whether an earlier look at the page lacked it, so that ``born`` is known.
  let birthWatched: Bool
  /// Its place on the front page at the last look.
  let rank: Int?
  let page: PageIdentity
  let words: TitleWords
  let traits: Traits

  /// Whether its source counts points or ranks it.
  var isRated: Bool { history.contains { $0.points > 0 || $0.rank != nil } }

  init?(_ candidate: Candidate, cutoff: Int64, looks: ClosedRange<Int64>?, parameters: Parameters) {
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
