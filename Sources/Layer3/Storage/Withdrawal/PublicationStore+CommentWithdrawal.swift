import Archive
public import EditionModel
import Foundation
import GRDB
public import StorySources

extension PublicationStore {
  /// Withdraws a comment from one story: removes its words and name from the kept discussion, the archive, the search and
  /// what was added later, and adds a correction that doesn't name it.
  ///
  /// The order of steps is that of ``withdraw(story:of:text:at:source:)``: the record comes first, the removal second.
  ///
  /// - Returns: whether anything was there to remove.
  /// - Throws: ``StoreError``.
  public func withdraw(
    comment native: String, story number: Int, of key: EditionKey, text: String, at date: Timestamp,
    source: (any SourceProfile)?
  ) async throws -> Bool {
    let isRemoved = try await recordWithdrawal(
      ofComment: native, story: number, of: key, text: text, at: date, source: source)
    if isRemoved { try await completeWithdrawals() }
    return isRemoved
  }

  /// Records the same without touching the files, so that one that can't be shortened now holds up no other record:
  /// ``completeWithdrawals()`` is to follow.
  ///
  /// - Parameter leavingArchive: whether the archive waits, because it isn't what was recorded.
  public func recordWithdrawal(
    ofComment native: String, story number: Int, of key: EditionKey, text: String, at date: Timestamp,
    source: (any SourceProfile)?, leavingArchive: Bool = false
  ) async throws -> Bool {
    let (folder, blobs) = (folder, blobs)
    return try await write { tables in
      try tables.withdraw(
        comment: native, story: number, of: key, text: text, at: date, source: source,
        leavingArchive: leavingArchive, in: folder, blobs: blobs)
    }
  }
}

extension PublicationTables {
  /// Records a comment's withdrawal, and writes what takes the places of discussion and archive.
  func withdraw(
    comment native: String, story number: Int, of key: EditionKey, text: String, at date: Timestamp,
    source: (any SourceProfile)?, leavingArchive: Bool = false, in folder: DataFolder, blobs: BlobStore
  ) throws -> Bool {
    guard let edition = try manifest(of: key)?.edition else { throw StoreError.editionMissing(key.description) }
    guard let story = edition.readStories.first(where: { $0.number == number }) else {
      throw StoreError.storyMissing(key.description, number)
    }
    if !leavingArchive { try PendingWithdrawals(in: folder, db).completeArchive(of: publication, key) }
    let before = try redactions(of: key)
    // Of a comment that was withdrawn before, something may be left: what was damaged then and is whole again.
    guard !before.contains(where: { $0.story == number && $0.isOfStory }) else { return false }
    var redaction = Redaction(
      publication: publication, key: key.description, story: number, blobs: [], addresses: [],
      archive: before.isEmpty ? edition.archive : before.last?.archive, comment: native)
    try replaceDiscussion(of: story, without: native, key, &redaction, blobs: blobs)
    if !leavingArchive, let bytes = try record(of: key).archiveToShorten(in: folder), let source {
      let archive = RedactedArchive(removing: native, from: bytes, date: date, source: source)
      if !archive.addresses.isEmpty {
        redaction.addresses = archive.addresses
        redaction.archive = ContentHash(of: archive.bytes)
        if let place = folder.staged(redaction) { try DurableFile.write(archive.bytes, to: place) }
      }
    }
    let wasAdded = try shortenAddition(to: number, of: key, without: native)
    guard redaction.replacement != nil || !redaction.addresses.isEmpty || wasAdded else { return false }
    try db.execute(
      sql: "DELETE FROM comment WHERE publication = ? AND native = ? AND key = ? AND number = ?",
      arguments: [publication, native, key.description, number])
    try redaction.insert(in: db, folder)
    if !before.contains(where: { $0.story == number && $0.comment == native }) {
      try insert(Correction(date: date, kind: .commentWithdrawn, story: number, text: text), key: key)
    }
    try Journal.append(
      .withdraw, ["edition": key.description, "story": "\(number)", "comment": native, "text": text], at: date, in: db)
    return true
  }

  /// Writes the discussion without the comment beside the sealed one, which the redaction then names as removed.
  private func replaceDiscussion(
    of story: Story, without native: String, _ key: EditionKey, _ redaction: inout Redaction, blobs: BlobStore
  ) throws {
    guard let sealed = story.thread?.blob else { return }
    let current = try replacedDiscussions(of: key)[sealed] ?? sealed
    guard let bytes = try blobs.present(current),
      let discussion = try? CanonicalJSON.decode(Discussion.self, from: bytes), discussion.holds(native)
    else { return }
    redaction.replacement = try blobs.put(CanonicalJSON.encode(discussion.withdrawing(native)))
    redaction.discussion = sealed
    let all = try Redaction.all(in: db) + [redaction]
    redaction.blobs = try Set([current]).subtracting(ShownBlobs(db: db, redactions: all).among([current])).sorted()
  }

  /// - Returns: whether the comment was in it.
  func shortenAddition(to number: Int, of key: EditionKey, without native: String) throws -> Bool {
    guard let addition = try additions(of: key)[number], addition.holds(native) else { return false }
    let rest = String(decoding: try CanonicalJSON.encode(addition.withdrawing(native)), as: UTF8.self)
    try db.execute(
      sql: "UPDATE addition SET discussion = ? WHERE publication = ? AND key = ? AND story = ?",
      arguments: [SearchFunctions.pack(rest), publication, key.description, number])
    return true
  }
}

extension RedactedArchive {
  /// Removes the answers that carry a comment.
  init(removing native: String, from archive: [UInt8], date: Timestamp, source: any SourceProfile) {
    let answers = ArchivedAnswers(WARCReader.readAll(archive).records)
    let own = answers.carriers(source)[native] ?? []
    var changed: Set<String> = []
    bytes =
      own.isEmpty
      ? archive
      : WARCRewriting.rewrite(archive, date: date) { record in
        guard let address = record.targetURI, own.contains(address), record.kind != .warcinfo, record.kind != .resource
        else { return .keep }
        let change = RedactedArchive.change(
          to: record, answer: answers.answer(in: record), ids: [native], isShared: false, source: source)
        if change != .keep { changed.insert(address) }
        return change
      }
    addresses = changed.sorted()
  }
}
