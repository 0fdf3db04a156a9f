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
  /// - Throws: ``StoreError/storyMissing(_:_:)`` and the others.
  public func withdraw(
    story number: Int, of key: EditionKey, text: String, at date: Timestamp, source: (any SourceProfile)?
  ) async throws -> Int? {
    try await store.completeWithdrawals()
    let folder = folder
    let removed = try await write { tables in
      try tables.withdraw(story: number, of: key, text: text, at: date, source: source, in: folder)
    }
    guard let removed else { return nil }
    try await store.completeWithdrawals()
    try? await store.forgetFreedPages()
    return removed
  }
}

extension Store {
  /// Overwrites what SQLite keeps of deleted rows: old parts of the search index, and the log.
  ///
  /// Another process that is reading can hold up the log's end. It is overwritten later then.
  fileprivate func forgetFreedPages() async throws {
    try await pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "INSERT INTO story_words (story_words) VALUES ('optimize')")
      _ = try db.checkpoint(.truncate)
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
    try PendingWithdrawals(folder: folder, redactions: Redaction.all(in: db)).completeArchives()
    let before = try redactions(of: key)
    guard !before.contains(where: { $0.story == number }) else { return nil }
    var redaction = Redaction(
      publication: publication, key: key.description, story: number,
      blobs: try Set(story.blobs).subtracting(blobsShown(except: number, of: key)).sorted(), addresses: [],
      archive: nil)
    if let data = try? Data(contentsOf: folder.archive(publication: publication, key: key.description)) {
      let archive = RedactedArchive(
        removing: story, of: edition, withdrawn: Set(before.map(\.story)), from: [UInt8](data), date: date,
        blobs: BlobStore(folder: folder.blobs), source: source)
      redaction.addresses = archive.addresses
      redaction.archive = ContentHash(of: archive.bytes)
      if let place = folder.staged(redaction) { try DurableFile.write(archive.bytes, to: place) }
    }
    // SQLite overwrites what it frees.
    try db.execute(sql: "PRAGMA secure_delete = ON")
    try redaction.insert(in: db)
    try insert(Correction(date: date, kind: .withdrawn, story: number, text: text), key: key)
    try Journal.append(
      .withdraw, ["edition": key.description, "story": "\(number)", "id": story.id, "text": text], at: date, in: db)
    return redaction.blobs.count
  }

  /// The blobs that readers of any publication may see, without those of one story.
  private func blobsShown(except number: Int, of key: EditionKey) throws -> Set<ContentHash> {
    let redactions = try Redaction.all(in: db)
    var shown: Set<ContentHash> = []
    for row in try Row.fetchAll(db, sql: "SELECT publication, key, manifest FROM edition") {
      let bytes: Data = row["manifest"]
      let (itsPublication, itsKey): (String, String) = (row["publication"], row["key"])
      let withdrawn = Set(
        redactions.filter { $0.publication == itsPublication && $0.key == itsKey }.map(\.story))
      guard let edition = try? Manifest(reading: [UInt8](bytes)).edition else { continue }
      let isMeant = itsPublication == publication && itsKey == key.description
      for story in edition.readStories where !withdrawn.contains(story.number) && !(isMeant && story.number == number) {
        shown.formUnion(story.blobs)
      }
    }
    return shown
  }
}

extension Story {
  /// The blobs that its page is made from.
  var blobs: [ContentHash] { [reading.article].compactMap(\.self) + reading.images.map(\.hash) }
}
