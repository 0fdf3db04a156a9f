public import EditionModel
import GRDB

/// The withdrawal of a comment from an edition that could not be looked through, because something of it was damaged.
public struct OwedWithdrawal: Hashable, Sendable {
  /// The edition.
  public var key: EditionKey
  /// The source's id of the comment.
  public var comment: String
  /// One sentence for readers.
  public var text: String
}

extension PublicationStore {
  /// Remembers that a comment is to be withdrawn from an edition as soon as that can be looked through. Until then the comment is
  /// found by no search, stands in no addition, and is asked for by no new edition.
  ///
  /// - Parameter why: what is wrong with the edition.
  public func owe(comment native: String, of key: EditionKey, text: String, why: String, at date: Timestamp)
    async throws
  {
    try await write { try $0.owe(OwedWithdrawal(key: key, comment: native, text: text), why: why, at: date) }
  }

  /// The withdrawals that are to be done as soon as their editions can be looked through.
  public func owedWithdrawals() async throws -> [OwedWithdrawal] { try await read { try $0.owedWithdrawals() } }

  /// Forgets a withdrawal that is done.
  public func settle(comment native: String, of key: EditionKey) async throws {
    try await write {
      try $0.db.execute(
        sql: "DELETE FROM owed_withdrawal WHERE publication = ? AND key = ? AND comment = ?",
        arguments: [$0.publication, key.description, native])
    }
  }

  /// Checks that an edition's manifest and archive are there as they must be, so that a comment can be looked for in them.
  ///
  /// - Throws: ``StoreError`` that names what isn't.
  public func checkRecords(of key: EditionKey) async throws {
    let record = try await read { try $0.record(of: key) }
    // Nothing will be put in the place of a lost one: there is nothing to wait for.
    if record.isArchiveLost, try record.archiveToShorten(in: folder) == nil { return }
    try record.checkArchive(in: folder)
  }

  /// The numbers of an edition's stories whose kept discussion, as it is now, holds a comment.
  ///
  /// - Parameter numbers: the stories that are looked at; nil for all.
  /// - Throws: ``StoreError`` if one of the discussions isn't there as it must be.
  public func stories(of edition: Edition, holding native: String, among numbers: Set<Int>? = nil) async throws -> [Int]
  {
    let (redactions, isRead) = try await read { (try $0.redactions(of: edition.key), try $0.isRead(edition.key)) }
    // An edition that was read from its site has no discussions here.
    guard !isRead else { return [] }
    let withdrawn = Set(redactions.filter(\.isOfStory).map(\.story))
    let replaced = redactions.replacedDiscussions
    return try edition.readStories.filter { story in
      guard let sealed = story.thread?.blob, !withdrawn.contains(story.number), numbers?.contains(story.number) ?? true
      else { return false }
      let discussion = try? CanonicalJSON.decode(Discussion.self, from: blobs.get(replaced[sealed] ?? sealed))
      guard let discussion else { throw StoreError.blobDamaged((replaced[sealed] ?? sealed).hex) }
      return discussion.holds(native)
    }.map(\.number)
  }

  /// When an edition was decided, whatever became of its manifest; nil if there is none.
  public func cutoff(of key: EditionKey) async throws -> Timestamp? {
    try await read {
      try Int64.fetchOne(
        $0.db, sql: "SELECT cutoff FROM edition WHERE publication = ? AND key = ?",
        arguments: [$0.publication, key.description]
      ).map { Timestamp($0) }
    }
  }
}

extension PublicationTables {
  func owedWithdrawals() throws -> [OwedWithdrawal] {
    try Row.fetchAll(
      db, sql: "SELECT key, comment, text FROM owed_withdrawal WHERE publication = ? ORDER BY key, comment",
      arguments: [publication]
    ).compactMap { row in
      EditionKey(row["key"] as String).map { OwedWithdrawal(key: $0, comment: row["comment"], text: row["text"]) }
    }
  }

  fileprivate func owe(_ owed: OwedWithdrawal, why: String, at date: Timestamp) throws {
    try db.execute(
      sql: "INSERT INTO owed_withdrawal (publication, key, comment, text) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [publication, owed.key.description, owed.comment, owed.text])
    guard db.changesCount == 1 else { return }
    try db.execute(
      sql: "DELETE FROM comment WHERE publication = ? AND native = ? AND key = ?",
      arguments: [publication, owed.comment, owed.key.description])
    for number in try additions(of: owed.key).keys {
      _ = try shortenAddition(to: number, of: owed.key, without: owed.comment)
    }
    try Journal.append(
      .withdraw,
      ["edition": owed.key.description, "comment": owed.comment, "text": owed.text, "owed": why], at: date, in: db)
  }
}
