public import EditionModel
public import Publishing
import Synchronization

/// The editions of a publication as pages and programs want them. What was read last stays in memory.
public final class EditionCache: Sendable {
  /// Reads what isn't kept.
  public let shelf: EditionShelf
  private let bundles: FreshCache<EditionKey, LoadedBundle>
  /// The week before a cut-off.
  private let weeks: FreshCache<Timestamp, WeekReview>
  /// A sealed edition never changes, so its summary is read once.
  private let summaries = Mutex<[EditionKey: EditionSummary]>([:])
  private let listed = Mutex<[EditionSummary]?>(nil)

  /// Bytes of articles, as they are stored, of the editions that stay decoded: the fourteen of the feeds, at 200 kB each.
  private static let limit = 8 << 20

  /// Makes an empty cache.
  public init(_ shelf: EditionShelf) {
    self.shelf = shelf
    bundles = FreshCache(limit: Self.limit, size: { $0.bytes }, generation: { try shelf.generation() })
    weeks = FreshCache(limit: 1, size: { _ in 1 }, generation: { try shelf.generation() })
  }

  /// Whether ``refresh()`` has read the list once.
  public var isLoaded: Bool { listed.withLock { $0 != nil } }

  /// All editions but the sample as of the last ``refresh()``, newest first.
  public var known: [EditionSummary] { listed.withLock { $0 ?? [] } }

  /// Reads the list of editions again.
  ///
  /// - Returns: whether an edition, a correction or a visible vote came since the last time.
  @discardableResult
  public func refresh() async throws -> Bool {
    try await Background.run { [self] in
      let hasChanged = try bundles.refresh()
      let summaries = try editions()
      listed.withLock { $0 = summaries }
      return hasChanged
    }
  }

  /// An edition with its articles; nil if there is none of that key.
  ///
  /// - Throws: ``StoreError`` if the edition or one of its blobs isn't what was sealed.
  public func bundle(of key: EditionKey) async throws -> EditionBundle? {
    try await bundles.value(for: key) { [shelf] in try shelf.load(key) }?.bundle
  }

  /// Does the same on the calling thread, which blocks.
  func loadedBundle(of key: EditionKey) throws -> EditionBundle? {
    try bundles.loaded(key) { try shelf.load(key) }?.bundle
  }

  private func summary(of key: EditionKey) throws -> EditionSummary? {
    if let known = summaries.withLock({ $0[key] }) { return known }
    let summary = try shelf.summary(of: key)
    summaries.withLock { $0[key] = summary }
    return summary
  }
}

/// What the files of the whole site show. Each of these blocks; call them on threads of ``Background``.
extension EditionCache: SiteContents {
  /// How many editions the feeds carry: a week.
  private static let feedLimit = 14

  /// How many corrections the page and the feed of corrections list.
  private static let correctionLimit = 100

  /// All editions but the sample, newest first.
  public func editions() throws -> [EditionSummary] { try shelf.keys().compactMap(summary) }

  /// The newest edition, or the sample before the first.
  public func front() throws -> EditionBundle? { try loadedBundle(of: shelf.keys().first ?? .sample) }

  /// The editions of the past week.
  public func recent() throws -> [EditionBundle] {
    try shelf.keys().prefix(Self.feedLimit).compactMap(loadedBundle)
  }

  /// The newest corrections of all editions.
  public func corrections() throws -> [ListedCorrection] { try shelf.corrections(limit: Self.correctionLimit) }

  /// The week that ends with the newest edition; nil before the first.
  public func week() throws -> WeekReview? {
    guard let cutoff = try editions().first?.cutoff else { return nil }
    return try weeks.loaded(cutoff) { try WeekMaker(store: shelf.store, source: shelf.source).week(at: cutoff) }
  }
}
