public import EditionModel
public import Publishing
import Storage
import Synchronization

/// The editions of a publication as pages and programs want them. What was read last stays in memory.
public final class EditionCache: Sendable {
  /// Reads what isn't kept.
  public let shelf: EditionShelf
  private let bundles: FreshCache<EditionKey, LoadedBundle>
  /// The week before a cut-off.
  private let weeks: FreshCache<Timestamp, WeekReview>
  /// What is shown as the newest edition. One value, made anew with every change, and when it turns out to be damaged.
  private let fronts: FreshCache<Int, FrontEdition>
  private let losses: Losses
  /// Nil where nobody has a clock.
  private let clock: SiteClock?
  private let overview = Mutex<Overview?>(nil)
  private let nextTry = Mutex<Timestamp?>(nil)

  /// When a source that can't be reached is tried again, for the pages of the sample.
  public var retry: Timestamp? {
    get { nextTry.withLock { $0 } }
    set { nextTry.withLock { $0 = newValue } }
  }

  /// What pages show: the shelf, when the source is tried again, and whether the newest edition is late.
  var changes: Changes {
    Changes(
      read: { [self] in
        var generation = try shelf.changes.read()
        generation.whole += " \(retry?.rawValue ?? 0)"
        if let clock, let newest = try shelf.store.listed(0..<1).first {
          let outlook = clock.outlook(newest: newest.cutoff)
          for cutoff in [outlook.overdue, outlook.next] { generation.whole += " \(cutoff?.instant.rawValue ?? 0)" }
        } else if let cutoff = clock?.latestCutoff {
          generation.whole += " \(cutoff.rawValue)"
        }
        return generation
      }, voted: shelf.changes.voted)
  }

  /// The editions but the sample, in numbers.
  public struct Overview: Hashable, Sendable {
    /// The newest that is what was sealed.
    public var newest: EditionSummary?
    /// Newer ones that aren't, so that they can't be shown. Newest first.
    public var damaged: [EditionKey] = []
    /// The cut-off of the newest, whatever became of it.
    var latest: Timestamp?
    /// How many there are, by what their choice is based on.
    public var counts: [Basis: Int]

    /// How many there are in all.
    public var total: Int { counts.values.reduce(0, +) }
  }

  /// Bytes of articles, as they are stored, of the editions that stay decoded: the fourteen of the feeds, at 200 kB each.
  private static let limit = 4 << 20

  /// Makes an empty cache.
  ///
  /// - Parameter clock: judges the newest edition. Files for a static host have none.
  public init(_ shelf: EditionShelf, clock: SiteClock? = nil) {
    self.shelf = shelf
    self.clock = clock
    bundles = FreshCache(limit: Self.limit, size: { $0.bytes }, changes: shelf.changes) { $0 }
    weeks = FreshCache(limit: 1, size: { _ in 1 }, changes: shelf.changes)
    let losses = Losses()
    self.losses = losses
    fronts = FreshCache(
      limit: 1, size: { _ in 1 },
      changes: Changes(read: { Generation(whole: "\(try shelf.changes.read().whole) \(losses.count)") }))
  }

  /// Whether ``refresh()`` has looked once.
  public var isLoaded: Bool { overview.withLock { $0 != nil } }

  /// All editions but the sample in numbers, as of the last ``refresh()``.
  public var known: Overview { overview.withLock { $0 } ?? Overview(newest: nil, counts: [:]) }

  /// What the clock says of the newest edition, as of the last ``refresh()``; nil without a clock or an edition.
  public var outlook: Outlook? { known.latest.flatMap { clock?.outlook(newest: $0) } }

  /// Looks for new editions.
  ///
  /// - Returns: whether an edition, a correction or a visible vote came since the last time.
  @discardableResult
  public func refresh() async throws -> Bool {
    try await WorkPool.pages.run(isUrgent: true) { [self] in
      let hasChanged = try bundles.refresh()
      let front = try currentFront()
      if hasChanged || !isLoaded || front?.damaged ?? [] != known.damaged {
        let fresh = Overview(
          newest: front?.whole, damaged: front?.damaged ?? [], latest: front?.latest.cutoff,
          counts: try shelf.store.count())
        overview.withLock { $0 = fresh }
      }
      return hasChanged
    }
  }

  /// An edition with its articles; nil if there is none of that key.
  ///
  /// - Throws: ``StoreError`` if the edition isn't what was sealed; ``SiteError``.
  public func bundle(of key: EditionKey) async throws -> EditionBundle? {
    guard let bundle = try await bundles.value(for: key, make: { [shelf] in try shelf.load(key) })?.bundle else {
      return nil
    }
    return try await WorkPool.pages.run { [self] in try judged(bundle) }
  }

  /// Does the same on the calling thread, which blocks.
  public func loadedBundle(of key: EditionKey) throws -> EditionBundle? {
    try bundles.loaded(key) { try shelf.load(key) }.map { try judged($0.bundle) }
  }

  /// The edition that is shown as the newest, with what the clock says of it; any other as it is. Blocks.
  private func judged(_ bundle: EditionBundle) throws -> EditionBundle {
    guard let front = try currentFront(), front.whole?.key == bundle.edition.key else { return bundle }
    var bundle = bundle
    bundle.outlook = clock?.outlook(newest: front.latest.cutoff)
    bundle.damaged = front.damaged
    return bundle
  }

  /// What is shown as the newest edition; nil before the first. Blocks.
  private func currentFront() throws -> FrontEdition? { try fronts.loaded(0) { try shelf.front() } }

  /// The key of the edition that is shown as the newest; nil before the first. Blocks.
  ///
  /// - Throws: ``StoreError/editionDamaged(_:)`` if none of the newest is what was sealed.
  public func frontKey() throws -> EditionKey? {
    guard let front = try currentFront() else { return nil }
    guard let whole = front.whole else { throw StoreError.editionDamaged(front.latest.key.description) }
    return whole.key
  }

  /// An edition with the articles that a file shows. Blocks.
  ///
  /// A story's page needs one of ten articles; an old edition's isn't worth keeping for it.
  func loadedBundle(of key: EditionKey, for file: EditionFile) throws -> EditionBundle? {
    switch file {
    case .story, .discussion, .storyMarkdown:
      try (bundles.current(key)?.bundle ?? shelf.load(key, for: file)?.bundle).map(judged)
    default: try loadedBundle(of: key)
    }
  }

  /// Some editions by their keys, in their order; those that don't exist are left out. Blocks.
  public func editions(_ keys: [EditionKey]) throws -> [EditionSummary] {
    try keys.compactMap { try shelf.store.listed($0).map(shelf.summary) }
  }

  /// The editions but the sample whose cut-off is before an instant, newest first; nil for all. Blocks.
  public func editions(before cutoff: Timestamp?, limit: Int) throws -> [EditionSummary] {
    try shelf.store.listed(before: cutoff, limit: limit).map(shelf.summary)
  }

  /// The editions beside one. Blocks.
  func neighbours(of key: EditionKey) throws -> Neighbours {
    let found = try shelf.store.neighbours(of: key)
    return Neighbours(previous: found.previous.map(shelf.summary), next: found.next.map(shelf.summary))
  }

  /// Whether there is no edition but the sample. Blocks.
  var isEmpty: Bool { get throws { try shelf.store.listed(0..<1).isEmpty } }
}

/// What the files of the whole site show. Each of these blocks; call them on threads of a ``WorkPool``.
extension EditionCache: SiteContents {
  /// How many editions the feeds carry: a week.
  private static let feedLimit = 14

  /// How many corrections the page and the feed of corrections list.
  private static let correctionLimit = 100

  /// How many editions there are but the sample.
  public func count() throws -> Int { try shelf.count() }

  /// Some editions but the sample, newest first.
  public func editions(_ range: Range<Int>) throws -> [EditionSummary] { try shelf.summaries(range) }

  /// The months with editions, newest first.
  public func months() throws -> [CalendarMonth] { try shelf.store.months().compactMap { CalendarMonth($0) } }

  /// The editions of a month, newest first.
  public func editions(of month: CalendarMonth) throws -> [EditionSummary] {
    try shelf.store.listed(month: month.description).map(shelf.summary)
  }

  /// The newest edition that is what was sealed, or the sample before the first.
  public func front() throws -> EditionBundle? {
    do { return try loadedBundle(of: frontKey() ?? .sample) } catch StoreError.editionDamaged {
      // It was whole when it was looked at last.
      losses.note()
      return try loadedBundle(of: frontKey() ?? .sample)
    }
  }

  /// The editions of the past week.
  public func recent() throws -> [EditionBundle] {
    try shelf.store.listed(0..<Self.feedLimit).compactMap { listed in
      // One that isn't what was sealed is left out, so that the others still have a feed.
      do { return try loadedBundle(of: listed.key) } catch StoreError.editionDamaged { return nil }
    }
  }

  /// The newest corrections of all editions.
  public func corrections() throws -> [ListedCorrection] { try shelf.corrections(limit: Self.correctionLimit) }

  /// The week that ends with the newest edition; nil before the first.
  public func week() throws -> WeekReview? {
    guard let cutoff = try shelf.store.listed(0..<1).first?.cutoff else { return nil }
    return try weeks.loaded(cutoff) {
      try WeekMaker(store: shelf.store, source: shelf.source, mute: shelf.mute).week(at: cutoff)
    }
  }

  /// The latest cut-off by the clock; nil without one.
  public func latestCutoff() -> Timestamp? { clock?.latestCutoff }
}

/// Counts how often an edition turned out to be damaged after it had been whole.
private final class Losses: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock { $0 } }
  func note() { number.withLock { $0 += 1 } }
}
