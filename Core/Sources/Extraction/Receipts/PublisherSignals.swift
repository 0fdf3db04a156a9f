/// The requests of a page to anyone who shows its content elsewhere.
/// An absent field means that the page says nothing.
public struct PublisherSignals: Hashable, Sendable, Codable {
  /// `robots: noarchive`: keep no copy.
  public var forbidsArchive = false
  /// `robots: nosnippet`: show no part of the text.
  public var forbidsSnippet = false
  /// `robots: max-snippet`: show at most that many characters.
  public var longestSnippet: Int?
  /// `robots: noai` or `noimageai`.
  public var forbidsMachineLearning = false
  /// `tdm-reservation`: 1 if rights to mine the text are reserved (TDM Reservation Protocol).
  public var reservesTextMining: Bool?
  /// `tdm-policy`: where the terms are.
  public var textMiningPolicy: String?
  /// The address of the licence the page is under, from `rel=license` and its like.
  public var licence: String?
  /// `isAccessibleForFree` of the page's linked data: false marks paid content.
  public var isFree: Bool?

  /// Creates signals without any request.
  public init() {}
}
