import EditionModel

/// What the files of the whole site are made from.
///
/// A file asks only for the parts that it shows: a server loads nothing for a page that needs nothing.
public protocol SiteContents {
  /// What loading can throw; `Never` for values in memory.
  associatedtype Failure: Error

  /// Every edition, in any order. The sample is left out of lists.
  func editions() throws(Failure) -> [EditionSummary]
  /// The edition on the front page: the newest, or the sample if there is no other. Nil before the first.
  func front() throws(Failure) -> EditionBundle?
  /// The editions for the feeds, in any order.
  func recent() throws(Failure) -> [EditionBundle]
  /// The latest corrections, newest first.
  func corrections() throws(Failure) -> [ListedCorrection]
  /// The review of the past week. Nil before the first edition.
  func week() throws(Failure) -> WeekReview?
}

extension SiteContents {
  /// All editions but the sample, newest first.
  func published() throws(Failure) -> [EditionSummary] {
    try editions().filter { !$0.key.isSample }.sorted { $0.key > $1.key }
  }
}

/// The contents of a site as values in memory.
public struct LoadedContents: SiteContents, Sendable {
  private let summaries: [EditionSummary]
  private let frontBundle: EditionBundle?
  private let bundles: [EditionBundle]
  private let listed: [ListedCorrection]
  private let review: WeekReview?

  /// Creates the contents. Parts that are left out are empty.
  public init(
    front: EditionBundle? = nil, recent: [EditionBundle] = [], editions: [EditionSummary] = [],
    corrections: [ListedCorrection] = [], week: WeekReview? = nil
  ) {
    summaries = editions
    frontBundle = front
    bundles = recent
    listed = corrections
    review = week
  }

  /// Every edition, as given.
  public func editions() -> [EditionSummary] { summaries }
  /// The edition on the front page, as given.
  public func front() -> EditionBundle? { frontBundle }
  /// The editions for the feeds, as given.
  public func recent() -> [EditionBundle] { bundles }
  /// The corrections, as given.
  public func corrections() -> [ListedCorrection] { listed }
  /// The review of the week, as given.
  public func week() -> WeekReview? { review }
}
