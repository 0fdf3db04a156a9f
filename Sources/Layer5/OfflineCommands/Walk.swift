import EditionModel
import Selection

/// Walks through snapshots in order of time and decides editions on the way.
struct Walk {
  /// Days for which a published story is not chosen again, as in `EditionSettings`.
  static let memoryDays: Int64 = 60

  /// The stories seen until the last decision.
  var candidates: [CandidateID: Candidate] { recorded.candidates }
  private let snapshots: [Snapshot]
  private var next = 0
  private var recorded = RecordedHistory()
  private(set) var published: [Published] = []
  /// The choice that is made at the next cut-off.
  var selector: Selector
  /// Seconds before each cut-off at which the recorder seems to have been started; nil if it ran all the time.
  var watched: Int64?

  init(snapshots: [Snapshot], parameters: Parameters = .standard, weights: ChoiceWeights = .standard) {
    self.snapshots = snapshots
    selector = Selector(parameters: parameters, weights: weights)
  }

  /// Adds what was seen until a moment.
  ///
  /// - Returns: the stories seen in the month before it.
  mutating func advance(to moment: Int64) -> [Candidate] {
    while next < snapshots.count, snapshots[next].t <= moment {
      recorded.add(snapshots[next])
      next += 1
    }
    return recorded.seen(after: moment - 31 * 86400)
  }

  /// What the recorder knows at a cut-off.
  private mutating func seen(at cutoff: Int64) -> [Candidate] {
    let candidates = advance(to: cutoff)
    guard let watched else { return candidates }
    let start = Timestamp(cutoff - watched)
    return candidates.compactMap { candidate in
      var candidate = candidate
      candidate.history.removeAll { $0.time <= start }
      return candidate.history.isEmpty ? nil : candidate
    }
  }

  /// Decides an edition and remembers its picks as published.
  mutating func decide(at cutoff: Int64, previous: Int64?) -> Choice {
    // As the editor does: an old classic may come again after two months.
    let memory = Timestamp(cutoff - Self.memoryDays * 86_400)
    published.removeAll { $0.cutoff < memory }
    let choice = selector.choose(
      from: seen(at: cutoff), published: published, cutoff: Timestamp(cutoff),
      previousCutoff: previous.map { Timestamp($0) })
    published += choice.picks.compactMap { pick in
      guard let candidate = recorded.candidates[pick.id] else { return nil }
      return Published(
        id: pick.id, title: candidate.title, url: candidate.url, also: pick.also, cutoff: Timestamp(cutoff))
    }
    return choice
  }
}
