/// Every number that the choice depends on, in one table. What each rule costs is measured in `Documentation/Selection.md`.
public struct Parameters: Sendable {
  // MARK: The edition

  /// Stories in an edition, and reserves behind them.
  public var picks = 10
  public var reserves = 10
  /// Ranks that count as the front page.
  public var frontPage = 30
  /// Seconds before the cut-off in which a story must have been seen to be a candidate.
  public var lookback: Int64 = 24 * 3600

  // MARK: Worth

  /// Weight of the chance that a story was one of the ten of the window before, and is late but not lost.
  public var missedWeight = 0.85
  /// Weight of expected points as a share of what the ten strongest candidates expect on average.
  public var pointsWeight = 2.2
  /// Standard deviation of the logarithm of the expected points.
  public var doubt = 0.2
  /// What comes on top for a story that just reached the front page, and the hours in which that fades to a third.
  public var youngDoubt = 0.5
  public var doubtFades = 6.0

  // MARK: Repeats

  /// Share of words in common from which two titles tell the same.
  public var nearTitle = 0.6
  /// Seconds for which titles of published stories are compared; page and number are compared for ever.
  public var titleMemory: Int64 = 14 * 24 * 3600

  // MARK: Cards

  /// From this multiple of the best reserve's expected points on, a pick is exceptional.
  public var exceptionalWeight = 2.0

  /// The parameters in use.
  public static let standard = Parameters()

  public init() {}
}
