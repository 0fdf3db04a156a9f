/// The candidates at a cut-off, each with what is known of it by then.
struct Field {
  let cutoff: Int64
  let previousCutoff: Int64
  /// The last moment before the cut-off at which anything was seen in a list.
  let lastLook: Int64
  let entrants: [Entrant]

  init(candidates: [Candidate], cutoff: Int64, previousCutoff: Int64, parameters: Parameters) {
    self.cutoff = cutoff
    self.previousCutoff = previousCutoff
    var first = Int64.max
    var last = Int64.min
    for candidate in candidates {
      for seen in candidate.history where seen.time <= cutoff && seen.rank != nil {
        first = min(first, seen.time)
        last = max(last, seen.time)
      }
    }
    lastLook = last
    entrants = candidates.compactMap { candidate in
      guard candidate.kind == .story, candidate.standing == .live else { return nil }
      return Entrant(
        candidate, cutoff: cutoff, firstLook: first, lastLook: last, parameters: parameters)
    }
  }
}

/// One candidate as the cut-off sees it.
struct Entrant {
  let candidate: Candidate
  /// Observations at or before the cut-off, in order of time; never empty.
  let history: ArraySlice<Observation>
  let latest: Observation
  /// When it reached the front page, where that was watched; else when it was posted.
  let born: Int64
  /// Whether a look at the page before `born` lacked it.
  let birthWatched: Bool
  /// Its place on the front page at the last look.
  let rank: Int?
  let page: PageIdentity
  let words: TitleWords

  init?(_ candidate: Candidate, cutoff: Int64, firstLook: Int64, lastLook: Int64, parameters: Parameters) {
    let history = candidate.history.prefix { $0.time <= cutoff }
    guard let latest = history.last, latest.time > cutoff &- parameters.lookback else { return nil }
    self.candidate = candidate
    self.history = history
    self.latest = latest
    let arrival = history.first { ($0.rank ?? .max) <= parameters.frontPage }?.time
    birthWatched = (arrival ?? firstLook) > firstLook
    born = birthWatched ? (arrival ?? candidate.posted) : min(candidate.posted, arrival ?? candidate.posted)
    rank = latest.time == lastLook ? latest.rank.flatMap { $0 <= parameters.frontPage ? $0 : nil } : nil
    page = PageIdentity(url: candidate.url)
    words = TitleWords(candidate.title)
  }

  /// Points gained an hour over the last `hours`, while it was watched; over its whole life where only one look fell in them.
  func speed(hours: Double, cutoff: Int64) -> Double {
    let since = cutoff - Int64(hours * 3600)
    guard let earlier = history.first(where: { $0.time >= since }), earlier.time < latest.time else {
      return Double(latest.points) / (Double(max(0, cutoff - candidate.posted)) / 3600 + 2)
    }
    return Double(latest.points - earlier.points) / max(0.5, Double(latest.time - earlier.time) / 3600)
  }
}
