public import EditionModel
import Foundation
import GRDB
public import StorySources

extension PublicationStore {
  /// Withdraws a story: removes its article and images from the blobs, its words and pictures from the archive, and adds a correction.
  ///
  /// The manifest, its hash and the story's entry stay. The record comes first and the removal second. From the record
  /// on, nothing shows the story, and after a crash in between the removal is completed
  /// (``Store/completeWithdrawals()``).
  ///
  /// - Parameters:
  ///   - number: the story's place; reserves that were read are numbered after the ten.
  ///   - text: one sentence for readers.
  ///   - source: the edition's source, which finds the story's words in its own answers. Nil if it is unknown: texts at
  ///     the source stay in the archive then.
  /// - Returns: how many blobs were removed, or nil if the story was withdrawn before.
  /// - Throws: ``StoreError/storyMissing(_:_:)`` and the others; ``StoreError/read(_:cause:)`` if the archive is there and
  ///   can't be read, ``StoreError/archiveDamaged(_:)`` if it isn't what was recorded. Nothing is recorded then.
  public func withdraw(
    story number: Int, of key: EditionKey, text: String, at date: Timestamp, source: (any SourceProfile)?
  ) async throws -> Int? {
    let folder = folder
    let removed = try await write { tables in
      try tables.withdraw(story: number, of: key, text: text, at: date, source: source, in: folder)
    }
    guard let removed else { return nil }
    try await completeWithdrawals()
    return removed
  }

  /// Carries out on the files what withdrawals have recorded, and forgets the deleted rows.
  ///
  /// - Throws: ``StoreError/read(_:cause:)``, ``StoreError/write(_:cause:)`` if a file can't be shortened or removed, of
  ///   whatever edition. All others are done then, and the next call tries again.
  public func completeWithdrawals() async throws {
    do { try await store.completeWithdrawals() } catch {
      try? await store.forgetDeletedRows()
      throw error
    }
    try? await store.forgetDeletedRows()
  }
}

extension Store {
  /// Pages of the index that are merged in one transaction: others can write in between.
  private static let mergedPages = 1_000

  /// Removes what is left of deleted rows: old parts of the search index, the log, and the copy of before an upgrade.
  ///
  /// Another process that is reading can hold up the log's end. It is cut later then.
  func forgetDeletedRows() async throws {
    try DurableFile.remove(Upgrade.copy(of: folder.database))
    // A negative number begins to merge every part into one; positive ones go on until nothing is left to do.
    var pages = -Store.mergedPages
    while try await mergeSearch(pages) { pages = Store.mergedPages }
    try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }

  /// - Returns: whether there was anything to merge.
  private func mergeSearch(_ pages: Int) async throws -> Bool {
    try await pool.write { db in
      let before = db.totalChangesCount
      try db.execute(sql: "INSERT INTO story_words (story_words, rank) VALUES ('merge', ?)", arguments: [pages])
      return db.totalChangesCount - before >= 2
    }
  }
}

extension PublicationTables {
  /// Records a withdrawal and writes the redacted archive beside the old one, whose name it gets afterwards.
  ///
  /// All of it happens under the transaction's lock: of two withdrawals at once, the second must start from the first
  /// one's archive.
  fileprivate func withdraw(
    story number: Int, of key: EditionKey, text: String, at date: Timestamp, source: (any SourceProfile)?,
    in folder: DataFolder
  ) throws -> Int? {
    guard let edition = try manifest(of: key)?.edition else { throw StoreError.editionMissing(key.description) }
    guard let story = edition.readStories.first(where: { $0.number == number }) else {
      throw StoreError.storyMissing(key.description, number)
    }
    let pending = try PendingWithdrawals(in: folder, db)
    try pending.completeArchive(of: publication, key)
    let before = try redactions(of: key)
    guard !before.contains(where: { $0.story == number && $0.isOfStory }) else { return nil }
    var redaction = Redaction(
      publication: publication, key: key.description, story: number, blobs: [], addresses: [], archive: nil)
    let own = Set(story.blobs + before.filter { $0.story == number }.compactMap(\.replacement))
    let shown = try ShownBlobs(db: db, redactions: pending.redactions + [redaction]).among(own)
    redaction.blobs = own.subtracting(shown).sorted()
    if let bytes = try record(of: key).archiveToShorten(in: folder) {
      let archive = try RedactedArchive(
        removing: story, of: edition, withdrawn: Set(before.filter(\.isOfStory).map(\.story)), from: bytes, date: date,
        blobs: BlobStore(folder: folder.blobs), source: source)
      redaction.addresses = archive.addresses
      redaction.archive = ContentHash(of: archive.bytes)
      if let place = folder.staged(redaction) { try DurableFile.write(archive.bytes, to: place) }
    }
    try redaction.insert(in: db, folder)
    try insert(Correction(date: date, kind: .withdrawn, story: number, text: text), key: key)
    try Journal.append(
      .withdraw, ["edition": key.description, "story": "\(number)", "id": story.id, "text": text], at: date, in: db)
    return redaction.blobs.count
  }
}

extension Story {
  /// The blobs that its page is made from.
  public var blobs: [ContentHash] {
    [reading.article, conversation.thread?.blob].compactMap(\.self) + reading.images.map(\.hash)
  }
}
