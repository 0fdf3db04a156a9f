/// Every number that the choice depends on, in one table.
///
/// `Tools/fit-selection/ablate.py` measures what each rule costs; the figures are in `Documentation/Lab`.
public struct Parameters: Sendable {
  // MARK: The edition

  /// The number of stories in an edition.
  public var picks = 10
  /// The number of reserves.
  public var reserves = 10
  /// Ranks that count as the front page.
  public var frontPage = 30
  /// Seconds before the cut-off in which a story must have been seen to be a candidate.
  public var lookback: Int64 = 24 * 3600

  /// Seconds between two looks within which a story arrived when it was first found.
  ///
  /// After a longer gap it may have arrived at any moment of the excess.
  var usualSilence: Int64 = 1980

  /// The share of its worth as a late story that remains if nobody watched it arrive, as after a restart.
  public var unwatchedWeight = 2.0 / 3

  // MARK: Repeats

  /// Share of common words, by rarity, from which two titles say the same within ``twinSoonSeconds``.
  var twinSoon = 0.55
  /// The same for titles further apart.
  var twinLater = 0.8
  /// Seconds within which two reports of one thing appear.
  var twinSoonSeconds: Int64 = 24 * 3600
  /// The share for two titles of one site.
  var twinAtOneSite = 0.8
  /// The share for a title that holds the other one behind words of its own.
  var twinAnew = 0.9
  /// Seconds for which titles of published stories are compared. Pages and ids are compared for ever.
  var titleMemory: Int64 = 14 * 24 * 3600

  // MARK: Rules beyond points

  /// The rules that apply.
  public var rules = Set(Rule.allCases)
  /// The share of its worth that a site's second story keeps.
  var siteWeight = 0.9
  /// The number of a site's stories that an edition carries at most.
  var siteCap = 2
  /// The share of its worth that a third story with the same salient word keeps.
  var topicWeight = 0.85
  /// The number of stories with the same salient word that an edition carries at most.
  var topicCap = 3
  /// Share of titles up to which a word is salient.
  public var salientShare = 0.02
  /// Two titles report one event if the words that they share hold this share of the shorter one's rarity.
  var eventShare = 0.55
  /// The rarity that shared words must reach, in words seen once.
  var eventRarity = 1.5
  /// Seconds for which a published story can be followed up.
  var followUpMemory: Int64 = 7 * 24 * 3600
  /// Comments to a point from which a falling story counts as heat.
  var heatRatio = 1.5
  /// The share of a story's worth that remains for each multiple of ``heatRatio``.
  var heatWeight = 0.85
  /// Hours on the front page from which a story is a deep piece.
  var deepHours = 8.0
  /// Comments to a point at or below which a story is a deep piece.
  var deepRatio = 0.3
  /// The factor by which a deep piece gains worth.
  var deepWeight = 1.05
  /// If only the front page is watched: a story at this rank or better counts as taken down if the next look, at most
  /// ``fallenWithin`` seconds later, doesn't find it on the page.
  var fallenFrom = 5
  /// Seconds within which a fall from ``fallenFrom`` counts as taken down.
  var fallenWithin: Int64 = 2700
  /// If longer lists are watched: a story that fell from the front page beyond this rank counts as taken down.
  var fallenBeyond = 90
  /// Seconds within which a fall beyond ``fallenBeyond`` counts as taken down.
  var fallenAtOnce: Int64 = 900

  // MARK: Cards

  /// A pick is exceptional from this multiple of the best reserve's expected points.
  var exceptionalWeight = 2.0

  /// The parameters in use.
  public static let standard = Parameters()

  /// Creates the standard parameters.
  public init() {}
}
