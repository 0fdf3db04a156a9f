/// What the files of the whole site are made from.
///
/// A file asks only for the parts that it shows, so that a server loads nothing for a page that needs nothing.
public protocol SiteContents {
  /// What loading can throw; `Never` for values in memory.
  associatedtype Failure: Error

  /// Every edition, in any order. The sample is left out of lists.
  func editions() throws(Failure) -> [EditionSummary]
  /// The edition on the front page: the newest, or the sample where there is none. Nil before the first.
  func front() throws(Failure) -> EditionBundle?
  /// The editions whose stories the feeds carry, in any order.
  func recent() throws(Failure) -> [EditionBundle]
  /// The latest corrections, newest first.
  func corrections() throws(Failure) -> [ListedCorrection]
  /// The review of the past week. Nil before the first edition.
  func week() throws(Failure) -> WeekReview?
}

/// The contents of a site as values in memory.
public struct LoadedContents: SiteContents, Sendable {
  private let summaries: [EditionSummary]
  private let frontBundle: EditionBundle?
  private let bundles: [EditionBundle]
  private let listed: [ListedCorrection]
  private let review: WeekReview?

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

  public func editions() -> [EditionSummary] { summaries }
  public func front() -> EditionBundle? { frontBundle }
  public func recent() -> [EditionBundle] { bundles }
  public func corrections() -> [ListedCorrection] { listed }
  public func week() -> WeekReview? { review }
}
