import EditionModel

/// How the stories of the past month rose, hour by hour, for comparison.
struct Month {
  /// Days before the cut-off in which the page was watched, at most 30.
  let days: Int
  private let stories: [(id: CandidateID, born: Timestamp, history: [Observation])]
  private let cutoff: Timestamp

  private static let length: Int64 = 30 * 24 * 3600

  init(_ candidates: some Collection<Candidate>, cutoff: Timestamp, looks: Looks, frontPage: Int) {
    self.cutoff = cutoff
    var first = cutoff
    var stories: [(CandidateID, Timestamp, [Observation])] = []
    for candidate in candidates where candidate.kind == .story {
      guard let start = looks.span(of: candidate.id.source)?.lowerBound else { continue }
      first = min(first, start)
      guard let born = candidate.history.first(where: { ($0.rank ?? .max) <= frontPage })?.time,
        born > max(start, cutoff - Self.length), born <= cutoff
      else { continue }
      stories.append((candidate.id, born, candidate.history))
    }
    days = Int(min(cutoff - first, Self.length) / 86400)
    self.stories = stories
  }

  /// The percentage of stories that had fewer points after the same number of hours since their arrival.
  ///
  /// Nil if too few were watched.
  func percentSlower(than entrant: Entrant, hours: Int64) -> Int? {
    guard entrant.birthWatched, days >= 2 else { return nil }
    let mine = Self.points(of: entrant.candidate.history, at: entrant.born + hours * 3600)
    var slower = 0
    var others = 0
    for story in stories where story.id != entrant.candidate.id && story.born + hours * 3600 <= cutoff {
      others += 1
      if Self.points(of: story.history, at: story.born + hours * 3600) < mine { slower += 1 }
    }
    return others >= 200 ? 100 * slower / others : nil
  }

  /// The points at the last look at or before a moment.
  private static func points(of history: [Observation], at time: Timestamp) -> Int {
    history.last { $0.time <= time }?.points ?? 0
  }
}
