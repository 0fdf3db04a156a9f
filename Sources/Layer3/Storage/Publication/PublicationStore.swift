public import EditionModel
public import Status
public import StorySources
public import TextSearch

/// One publication of a data folder: its editions and everything that is recorded about them.
///
/// This file and ``History`` are all that the module offers for a publication. Every method awaits the database and
/// blocks no thread. Its SQL is in ``PublicationTables``, by topic.
public struct PublicationStore: Sendable {
  /// The folder that the publication is in.
  public let store: Store
  /// The publication's id, part of every key and row: `hn`.
  public let id: String

  /// Articles and images by their hashes, shared by all publications.
  public var blobs: BlobStore { store.blobs }
  /// Where the data is on disk.
  public var folder: DataFolder { store.folder }
  /// The publication under whose id its sources are recorded: another one if both have the same source.
  let recorder: String
  /// What the recorder saw of the publication's sources.
  public var history: History { History(publication: PublicationStore(store: store, id: recorder, recorder: recorder)) }

  // MARK: - Editions

  /// The outcome of a request to seal.
  public enum Sealing: Hashable, Sendable {
    /// The edition is published.
    case sealed
    /// An edition with this key exists, with this hash. Nothing changed.
    case alreadySealed(ContentHash)
  }

  /// Publishes an edition: writes its archive, synced, then its manifest, in one transaction.
  ///
  /// Its blobs must be on disk already. The archive is written while the transaction holds its lock: of two processes
  /// that make the same edition, the second must not replace the first one's archive.
  ///
  /// - Parameters:
  ///   - manifest: what is sealed.
  ///   - archive: the bytes whose hash the manifest names.
  ///   - blobs: what the manifest names. One that a withdrawal has removed since it was written is written again.
  ///   - withheld: the comments that the source wasn't asked for, because they were withdrawn. One that was withdrawn since is
  ///     withdrawn from this edition too, before anybody sees it. Nil if the edition has no comments to look for.
  ///   - source: the edition's source, which finds a comment's words in its own answers.
  ///   - archiveWritten: called when the archive is on disk.
  ///   - beforeCommit: called inside the transaction, last of all.
  /// - Throws: ``StoreError``, or `CancellationError`; nothing is published then.
  public func seal(
    _ manifest: Manifest, archive: [UInt8], blobs: [ContentHash: [UInt8]] = [:], withheld: Set<String>? = nil,
    source: (any SourceProfile)? = nil, archiveWritten: @escaping @Sendable () -> Void = {},
    beforeCommit: @escaping @Sendable () -> Void = {}
  ) async throws -> Sealing {
    let (sealing, late) = try await write { [store] tables in
      var late = 0
      let sealing = try tables.seal(
        manifest, archive: archive, blobs: blobs, in: store, archiveWritten: archiveWritten,
        beforeSearch: {
          guard let withheld else { return }
          late = try tables.withdrawComments(
            since: withheld, from: manifest.edition, archive: archive, source: source, in: store)
        }, beforeCommit: beforeCommit)
      return (sealing, late)
    }
    // The record is there. If a file can't be shortened now, the next start tries again.
    if late > 0 { try? await store.completeWithdrawals() }
    return sealing
  }

  /// The manifest of an edition as it was sealed, or nil if there is no such edition.
  ///
  /// - Throws: ``StoreError/editionDamaged(_:)`` if the bytes don't have the hash they were sealed with.
  public func manifest(of key: EditionKey) async throws -> Manifest? { try await read { try $0.manifest(of: key) } }

  /// An edition, or nil if there is none of that key or it isn't what was sealed: one damaged edition must not hold up the others.
  ///
  /// - Throws: ``StoreError`` if the database can't be read now.
  public func soundEdition(of key: EditionKey) async throws -> Edition? {
    do { return try await manifest(of: key)?.edition } catch StoreError.editionDamaged { return nil }
  }

  /// The bytes of an edition's archive, or nil if it is missing.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` if it is there and can't be read now.
  public func archive(of key: EditionKey) throws -> [UInt8]? {
    try StoredFile.bytes(of: folder.archive(publication: id, key: key.description))
  }

  /// The keys of all editions except the sample, newest first.
  ///
  /// - Parameter start: only editions whose cut-off is at this time or later.
  public func keys(since start: Timestamp = Timestamp(.min)) async throws -> [EditionKey] {
    try await read { try $0.keys(since: start) }
  }

  /// The editions except the sample whose cut-off is at `start` or later and before `end`, newest first.
  ///
  /// One that isn't what was sealed is left out: ``damagedEditions(from:before:)`` names it.
  public func editions(from start: Timestamp, before end: Timestamp) async throws -> [Edition] {
    try await read { try $0.editions(from: start, before: end) }
  }

  /// The keys of the editions of a span that aren't what was sealed.
  public func damagedEditions(from start: Timestamp, before end: Timestamp) async throws -> [EditionKey] {
    try await read { try $0.damagedEditions(from: start, before: end) }
  }

  /// The stories of an edition, as the index has them: whatever became of its manifest.
  public func listedStories(of key: EditionKey) async throws -> [ListedStory] {
    try await read { try $0.stories(of: key) }
  }

  /// What lists say about editions except the sample, newest first.
  ///
  /// - Parameter range: places in the list, from 0 for the newest. Places beyond its end are left out.
  public func listed(_ range: Range<Int>) async throws -> [ListedEdition] {
    try await read { try $0.listed(range) }
  }

  /// A text that changes with every new edition and correction: a cheap way to see that nothing is new.
  public func generation() async throws -> String { try await read { try $0.generation() } }

  /// Checks an edition, and everything that it names, against their hashes.
  ///
  /// Withdrawn content must be gone: its blobs are not looked for, and the archive must have the hash that the
  /// withdrawal recorded.
  ///
  /// - Returns: how many blobs were checked.
  /// - Throws: ``StoreError`` that names the first thing that isn't what was sealed.
  @discardableResult
  public func verify(_ key: EditionKey) async throws -> Int {
    try await read { try $0.record(of: key) }.check(in: folder)
  }

  /// Checks the same as ``verify(_:)`` and names everything that isn't what was sealed.
  ///
  /// - Throws: ``StoreError`` if there is no such edition, or its manifest isn't what was sealed.
  public func faults(of key: EditionKey) async throws -> SealedFaults {
    try await read { try $0.record(of: key) }.faults(in: folder)
  }

  // MARK: - Corrections

  /// The corrections of an edition, oldest first.
  public func corrections(of key: EditionKey) async throws -> [Correction] {
    try await read { try $0.corrections(of: key) }
  }

  /// The newest corrections of all editions except the sample, newest first.
  public func newestCorrections(limit: Int) async throws -> [(key: EditionKey, correction: Correction)] {
    try await read { try $0.newestCorrections(limit: limit) }
  }

  // MARK: - Search

  /// The stories of all editions except the sample, newest edition first, each edition in its order.
  ///
  /// - Parameters:
  ///   - id: the source's own id, to ask which editions carried a story; nil for all.
  ///   - place: the last story of the page before.
  public func stories(
    id: String? = nil, after place: (cutoff: Timestamp, number: Int)? = nil, limit: Int
  ) async throws -> [ListedStory] {
    try await read { try $0.stories(id: id, after: place, limit: limit) }
  }

  /// Searches every edition except the sample.
  ///
  /// Results are ranked by BM25 (Robertson and Zaragoza 2009). A match in the title weighs ten times one in the text, a
  /// match in site or author four times. Equal matches are sorted newest first. Of more than ``SearchResults/cap`` matches,
  /// or if the work is spent before all are found, the newest are given, the newest first.
  ///
  /// - Throws: ``StoreError/database(_:cause:)``, never because of what the query says; `CancellationError` if the work was
  ///   stopped.
  public func search(
    _ query: SearchQuery, from position: SearchPosition? = nil, limit: Int = 20, work: SearchWork = SearchWork()
  ) async throws -> SearchResults {
    try await read { try $0.search(query, from: position, limit: limit, work: work) }
  }

  /// Adds to the search index what it lacks: editions that are older than it, or could not be added when they were sealed.
  ///
  /// An edition that isn't what was sealed can't be found, and keeps no other from being added. One with a file that can't be
  /// read now is tried again at the next call.
  ///
  /// - Returns: how many editions were added.
  @discardableResult
  public func completeSearch() async throws -> Int {
    guard !store.isReadOnly else { return 0 }
    let missing = try await read { try $0.missingFromSearch() }
    var added = 0
    for key in missing {
      do {
        try await write { [blobs] in try $0.addToSearch(key, blobs: blobs) }
        added += 1
      } catch StoreError.editionDamaged, StoreError.read { continue }
    }
    return added
  }

  // MARK: - Feedback

  /// Writes a reader's answer, replacing that reader's earlier one.
  ///
  /// - Parameters:
  ///   - day: days since 1970, all that is kept of the time.
  ///   - row: what this method returned for the same reader's earlier answer.
  /// - Returns: the row's number, or nil if the edition or its story doesn't exist.
  public func record(_ answer: Answer, day: Int, replacing row: Int64?) async throws -> Int64? {
    try await write { try $0.record(answer, day: day, replacing: row) }
  }

  /// The answers about an edition's stories, by story number.
  public func tallies(of key: EditionKey) async throws -> [Int: Tally] { try await read { try $0.tallies(of: key) } }

  /// The answers since a day (days since 1970), by edition and story.
  public func tallies(since day: Int) async throws -> [RatedStory: Tally] {
    try await read { try $0.tallies(since: day) }
  }

  /// A number that grows with every answer.
  public func lastVote() async throws -> Int64 { try await read { try $0.lastVote() } }

  /// The editions with a count of answers that readers can see and that changed.
  ///
  /// - Parameters:
  ///   - vote: the value of ``lastVote()`` before.
  ///   - minimum: answers a story must have before its count is shown.
  public func editions(votedAfter vote: Int64, shownFrom minimum: Int) async throws -> Set<EditionKey> {
    try await read { try $0.editions(votedAfter: vote, shownFrom: minimum) }
  }

  // MARK: - Later looks

  /// The later looks at an edition's stories, by story number, oldest first.
  public func revisits(of key: EditionKey) async throws -> [Int: [Revisit]] {
    try await read { try $0.revisits(of: key) }
  }

  /// Keeps a look and the corrections that follow from it: both or neither.
  ///
  /// Nothing is kept for a story that was withdrawn meanwhile.
  ///
  /// - Throws: ``StoreError``, also if there is no such edition.
  public func record(
    _ revisit: Revisit, corrections: [Correction], story: Int, of key: EditionKey
  ) async throws {
    try await write { try $0.record(revisit, corrections: corrections, story: story, of: key) }
  }

  // MARK: - Status

  /// The contact under which the making of editions is noted.
  public static let making = "editions"
  /// The name under which ``note(_:_:at:)`` keeps how the engine of briefs answered.
  public static let briefEngine = "Brief engine"

  /// The facts about an installation that its folder knows.
  ///
  /// - Parameters:
  ///   - isLive: whether editions are made.
  ///   - source: the name of what they are made from.
  ///   - watchedSince: since when somebody has watched without a break.
  ///   - backupDays: days after which a backup is old.
  ///   - disk: as ``Store/diskUse(now:)`` measured it.
  public func facts(
    schedule: Schedule, isLive: Bool, source: String, watchedSince: Timestamp, backupDays: Int,
    disk: StatusFacts.Disk?, now: Timestamp
  ) async throws -> StatusFacts {
    try await read {
      try $0.facts(
        schedule: schedule, isLive: isLive, source: source, watchedSince: watchedSince, backupDays: backupDays,
        disk: disk, recorder: recorder, now: now)
    }
  }

  /// Notes how a contact with something outside went.
  ///
  /// - Parameter trouble: nil if it went well.
  public func note(_ name: String, _ trouble: StatusFacts.Trouble?, at time: Timestamp) async throws {
    try await write { try $0.note(name, trouble, at: time) }
  }

  /// Open incidents, and those that closed at `start` or later; oldest first.
  public func incidents(closedSince start: Timestamp) async throws -> [Incident] {
    try await read { try $0.incidents(closedSince: start) }
  }

  /// Opens and closes incidents, with an alert for each change, in one transaction.
  public func apply(_ changes: [IncidentChange], at time: Timestamp) async throws {
    guard !changes.isEmpty else { return }
    try await write { try $0.apply(changes, at: time) }
  }

  /// The alerts that are due, in the order in which things happened.
  public func alerts(due time: Timestamp) async throws -> [PendingAlert] {
    try await read { try $0.alerts(due: time) }
  }

  /// Notes the outcome of sending an alert.
  public func settle(_ alert: PendingAlert, _ outcome: AlertOutcome) async throws {
    try await write { try $0.settle(alert, outcome) }
  }
}
