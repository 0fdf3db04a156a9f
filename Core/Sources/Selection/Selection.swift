public import EditionModel

// The public face of this module: candidates in, a choice with reasons out. Everything is pure.

/// Chooses the stories of an edition from what was visible at its cut-off.
public struct Selector: Sendable {
  /// The numbers that the choice depends on.
  public var parameters: Parameters
  /// What was learned from the past.
  public var weights: ChoiceWeights

  /// Creates a selector with these parameters and weights.
  public init(parameters: Parameters = .standard, weights: ChoiceWeights = .standard) {
    self.parameters = parameters
    self.weights = weights
  }

  /// Decides an edition.
  ///
  /// - Parameters:
  ///   - candidates: the recorded stories of the past month, in any order. Those not seen in the day before the cut-off
  ///     can't be chosen, but show what is fast. Observations after `cutoff` are ignored.
  ///   - published: the stories of earlier editions. They aren't chosen again.
  ///   - cutoff: the moment of the decision.
  ///   - excluded: stories that are never chosen, but show what is fast like any other.
  ///   - previousCutoff: the cut-off of the previous edition. If unknown, the latest of `published` within a day, or else
  ///     twelve hours earlier.
  public func choose(
    from candidates: [Candidate], published: [Published] = [], excluding excluded: Set<CandidateID> = [],
    cutoff: Timestamp, previousCutoff: Timestamp? = nil
  ) -> Choice {
    let latest = published.map(\.cutoff).filter { $0 < cutoff && $0 >= cutoff - parameters.lookback }.max()
    let field = Field(
      candidates: candidates, cutoff: cutoff, previousCutoff: previousCutoff ?? latest ?? cutoff - 12 * 3600,
      parameters: parameters)
    return Election(
      field: field, published: published, parameters: parameters, weights: weights, excluded: excluded
    ).choice()
  }
}
