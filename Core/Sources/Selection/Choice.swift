public import EditionModel

/// The worth of a candidate at a cut-off.
public struct Score: Hashable, Sendable {
  /// The number that orders candidates, before the rules on sites, topics and heat.
  public var total: Double
  /// The points that it is expected to reach.
  public var expectedPoints: Double
  /// The parts of the total by name. For `explain`, not for readers.
  public var features: [String: Double]
}

/// A chosen story, or a reserve.
public struct Pick: Hashable, Sendable {
  /// The story.
  public var id: CandidateID
  /// What it is worth at the cut-off.
  public var score: Score
  /// Expected points as a multiple of the best reserve's: how far it is above its replacement.
  var exceptionalWeight: Double
  /// Why it was chosen, or why a reserve lost. `Documentation/Selection.md` defines each fact.
  public var reason: Reason
  /// Why it is worth a slot. Reserves have it too: one of them may replace a pick that can't be read.
  public var merit: Reason
  /// Other submissions of the same page or event, which this pick represents.
  public var also: [CandidateID]
  /// The published story that this one follows up.
  public var followsUp: CandidateID?
  /// How it stood, for ``reason(against:)``.
  let standing: Standing
}

/// The decision at a cut-off.
public struct Choice: Sendable {
  /// At most `Parameters.picks`, in the order shown.
  public var picks: [Pick]
  /// The next stories, best first. The reason says why each lost.
  public var reserves: [Pick]
  /// The scores of all candidates that could have been chosen.
  public var scores: [CandidateID: Score]
}
