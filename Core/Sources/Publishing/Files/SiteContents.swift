public import EditionModel

/// What the files of the whole site are made from.
///
/// A file asks only for the parts that it shows: a server loads nothing for a page that needs nothing.
public protocol SiteContents {
  /// What loading can throw; `Never` for values in memory.
  associatedtype Failure: Error

  /// How many editions there are. The sample is in no list.
  func count() throws(Failure) -> Int
  /// Some editions by their places, newest first, from 0. Places beyond the last are left out.
  func editions(_ range: Range<Int>) throws(Failure) -> [EditionSummary]
  /// The months that have editions, newest first.
  func months() throws(Failure) -> [CalendarMonth]
  /// The editions of a month, newest first.
  func editions(of month: CalendarMonth) throws(Failure) -> [EditionSummary]
  /// The edition on the front page: the newest, or the sample if there is no other. Nil before the first.
  func front() throws(Failure) -> EditionBundle?
  /// The editions for the feeds, in any order.
  func recent() throws(Failure) -> [EditionBundle]
  /// The latest corrections, newest first.
  func corrections() throws(Failure) -> [ListedCorrection]
  /// The review of the past week. Nil before the first edition.
  func week() throws(Failure) -> WeekReview?
  /// The latest cut-off by the clock: the time of a feed in which nothing has appeared yet.
  func latestCutoff() throws(Failure) -> Timestamp?
}

extension SiteContents {
  /// Unknown without a clock.
  public func latestCutoff() throws(Failure) -> Timestamp? { nil }

  /// The time of a feed without entries: of the newest edition, else of the latest cut-off.
  func quietTime() throws(Failure) -> Timestamp {
    if let newest = try editions(0..<1).first { return newest.published }
    return try latestCutoff() ?? Timestamp(0)
  }
}

/// The contents of a site as values in memory.
public struct LoadedContents: SiteContents, Sendable {
  /// Newest first, without the sample.
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
    summaries = editions.filter { !$0.key.isSample }.sorted { $0.key > $1.key }
    frontBundle = front
    bundles = recent
    listed = corrections
    review = week
  }

  /// How many editions were given.
  public func count() -> Int { summaries.count }
  /// Some of the editions that were given.
  public func editions(_ range: Range<Int>) -> [EditionSummary] {
    Array(summaries[range.clamped(to: summaries.indices)])
  }
  /// The months of the editions that were given.
  public func months() -> [CalendarMonth] {
    Set(summaries.compactMap { $0.key.date.map(CalendarMonth.init) }).sorted(by: >)
  }
  /// The editions of a month among those that were given.
  public func editions(of month: CalendarMonth) -> [EditionSummary] {
    summaries.filter { $0.key.date.map(CalendarMonth.init) == month }
  }
  /// The edition on the front page, as given.
  public func front() -> EditionBundle? { frontBundle }
  /// The editions for the feeds, as given.
  public func recent() -> [EditionBundle] { bundles }
  /// The corrections, as given.
  public func corrections() -> [ListedCorrection] { listed }
  /// The review of the week, as given.
  public func week() -> WeekReview? { review }
}
