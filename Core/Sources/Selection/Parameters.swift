/// Every number that the choice depends on, in one table. What each rule costs is measured in `Documentation/Selection.md`.
public struct Parameters: Sendable {
  /// Stories in an edition, and reserves behind them.
  public var picks = 10
  public var reserves = 10
  /// Ranks that count as the front page.
  public var frontPage = 30
  /// Seconds before the cut-off in which a story must have been seen to be a candidate.
  public var lookback: Int64 = 24 * 3600
  /// Weight of a story that the edition before could already have had.
  public var staleWeight = 0.7
  /// Hours of recent speed that a story on the page is expected to keep.
  public var hoursAhead = 4.0
  /// Share of words in common from which two titles tell the same.
  public var nearTitle = 0.6
  /// From this multiple of the best reserve's expected points on, a pick is exceptional.
  public var exceptionalWeight = 2.0
  /// Cards that keep their slot in one edition.
  public var cards = 2

  /// The parameters in use.
  public static let standard = Parameters()

  public init() {}
}
