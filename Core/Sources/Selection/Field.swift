import EditionModel

/// The candidates at a cut-off, each with what is known of it at that time.
struct Field {
  let cutoff: Timestamp
  let previousCutoff: Timestamp
  /// In order of their ids: the result must not depend on the order in which they came.
  let entrants: [Entrant]
  /// The stories that reached the front page in the past month, for comparison.
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
    let rarity = WordRarity(candidates.lazy.filter { $0.kind == .story }.map { TitleWords($0.title) })
    self.rarity = rarity
    entrants = candidates.compactMap { candidate in
      guard candidate.isStory, candidate.state == .live else { return nil }
      return Entrant(
        candidate, cutoff: cutoff, looks: looks.span(of: candidate.id.source), rarity: rarity, parameters: parameters)
    }.sorted { $0.candidate.id < $1.candidate.id }
    month = Month(candidates, cutoff: cutoff, looks: looks, frontPage: parameters.frontPage)
  }

  /// The chances that an entrant reached the page in this edition's window and in the previous one.
  ///
  /// The first look that finds a story says when it arrived. After a gap of hours it only says that it arrived in the
  /// gap, perhaps before the previous cut-off.
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
  /// Whether it is a story and not a poll. Recorded front pages call polls stories (“Poll: Do you prefer the office or
  /// work from home?”, February 2022).
  fileprivate var isStory: Bool { kind == .story && !title.hasPrefix("Poll:") }
}

extension Candidate {
  /// A copy with observations in order of time and all numbers within safe limits. Sources send odd numbers.
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

  /// The better of two candidates with one id: the one seen later, or else longer. The result doesn't depend on their
  /// order.
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

/// When each source's lists were looked at, as far as the candidates' histories show.
struct Looks {
  private var spans: [String: ClosedRange<Timestamp>] = [:]
  /// The looks of the last day, in order.
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

/// What is known of a candidate at the cut-off, apart from its title and page.
struct Sighting {
  /// Observations at or before the cut-off, oldest first. Never empty.
  let history: ArraySlice<Observation>
  let latest: Observation
  /// When it reached the front page, if that was watched, or else when it was posted.
  let born: Timestamp
  /// Whether an earlier look at the page lacked it, which makes ``born`` known.
  let birthWatched: Bool
  /// Its place on the front page at the last look.
  let rank: Int?
  let traits: Traits

  /// Whether its source gives it points or a rank.
  var isRated: Bool { history.contains { $0.points > 0 || $0.rank != nil } }

  init?(_ candidate: Candidate, cutoff: Timestamp, looks: ClosedRange<Timestamp>?, parameters: Parameters) {
    let history = candidate.history.prefix { $0.time <= cutoff }
    guard let latest = history.last, latest.time > cutoff - parameters.lookback else { return nil }
    self.history = history
    self.latest = latest
    let arrival = history.first { ($0.rank ?? .max) <= parameters.frontPage }?.time
    birthWatched = arrival.map { $0 > looks?.lowerBound ?? $0 } ?? false
    born = birthWatched ? (arrival ?? candidate.posted) : min(candidate.posted, arrival ?? candidate.posted)
    rank = latest.time == looks?.upperBound ? latest.rank.flatMap { $0 <= parameters.frontPage ? $0 : nil } : nil
    traits = Traits(
      history: history, rank: rank, born: born, posted: candidate.posted, isText: candidate.url == nil,
      cutoff: cutoff, frontPage: parameters.frontPage)
  }
}

/// A candidate at the cut-off.
struct Entrant {
  let candidate: Candidate
  private let sighting: Sighting
  let page: PageIdentity
  let words: TitleWords
  let twin: TwinTitle

  var history: ArraySlice<Observation> { sighting.history }
  var latest: Observation { sighting.latest }
  var born: Timestamp { sighting.born }
  var birthWatched: Bool { sighting.birthWatched }
  var rank: Int? { sighting.rank }
  var traits: Traits { sighting.traits }
  var isRated: Bool { sighting.isRated }

  init?(
    _ candidate: Candidate, cutoff: Timestamp, looks: ClosedRange<Timestamp>?, rarity: WordRarity,
    parameters: Parameters
  ) {
    guard let sighting = Sighting(candidate, cutoff: cutoff, looks: looks, parameters: parameters) else { return nil }
    self.candidate = candidate
    self.sighting = sighting
    page = PageIdentity(url: candidate.url)
    words = TitleWords(candidate.title)
    twin = TwinTitle(candidate.title, rarity: rarity)
  }
}
