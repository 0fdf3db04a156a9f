public import EditionModel

/// What one candidate is worth at a cut-off.
public struct Score: Hashable, Sendable {
  /// What candidates are ordered by, before the rules on sites, topics and heat.
  public var total: Double
  /// Points that it is expected to end with.
  public var expectedPoints: Double
  /// What the total was made from, by name: for `explain`, not for readers.
  public var features: [String: Double]
}

/// A chosen story, or one of the next.
public struct Pick: Hashable, Sendable {
  /// The story.
  public var id: CandidateID
  /// What it is worth at the cut-off.
  public var score: Score
  /// Expected points as a multiple of the best reserve's: how far it stands above what could replace it.
  public var exceptionalWeight: Double
  /// Why it was chosen; of a reserve, why it lost. `Documentation/Selection.md` says what each fact means.
  public var reason: Reason
  /// Why it is worth a slot, said of reserves too: one of them takes the slot of a pick that can't be read.
  public var merit: Reason
  /// Other submissions about the same page or event, which this pick stands for.
  public var also: [CandidateID]
  /// The published story that this one follows up.
  public var followsUp: CandidateID?
}

/// What a selection decided at one cut-off.
public struct Choice: Sendable {
  /// At most `Parameters.picks`, in the order shown.
  public var picks: [Pick]
  /// The next, best first; the reason says why each lost.
  public var reserves: [Pick]
  /// Every candidate that could have been chosen, whether it was or not.
  public var scores: [CandidateID: Score]
}
