import EditionModel
import GRDB

/// What a withdrawal removes from the data folder.
///
/// It is written in the same transaction as its correction and carried out afterwards. After a crash in between, the next
/// process that opens the folder carries it out.
struct Redaction: Hashable, Sendable {
  var publication: String
  var key: String
  var story: Int
  /// The removed blobs: those of the story that no other story shows.
  var blobs: [ContentHash]
  /// The addresses whose records were removed from the archive.
  var addresses: [String]
  /// The archive's hash afterwards; nil if the archive was missing already.
  var archive: ContentHash?
  /// The withdrawn comment; nil for a whole story.
  var comment: String?
  /// The comment's discussion as it was sealed, and the one without it.
  var discussion: ContentHash?
  var replacement: ContentHash?

  /// Whether the whole story is withdrawn.
  var isOfStory: Bool { comment == nil }

  func insert(in db: Database, _ folder: DataFolder) throws {
    try WithdrawnFiles.forget(self, in: folder, db)
    try db.execute(
      sql: """
        INSERT INTO redaction (publication, key, story, blobs, addresses, archive, comment, discussion, replacement)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        publication, key, story, blobs.map(\.hex).joined(separator: " "), addresses.joined(separator: "\n"),
        archive?.hex, comment ?? "", discussion?.hex, replacement?.hex,
      ])
  }

  /// Oldest first.
  static func all(in db: Database) throws -> [Redaction] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT publication, key, story, blobs, addresses, archive, comment, discussion, replacement
        FROM redaction ORDER BY id
        """
    ).map { row in
      let blobs: String = row["blobs"]
      let addresses: String = row["addresses"]
      let archive: String? = row["archive"]
      let comment: String = row["comment"]
      let discussion: String? = row["discussion"]
      let replacement: String? = row["replacement"]
      return Redaction(
        publication: row["publication"], key: row["key"], story: row["story"],
        blobs: blobs.split(separator: " ").compactMap { ContentHash(String($0)) },
        addresses: addresses.split(separator: "\n").map(String.init), archive: archive.flatMap { ContentHash($0) },
        comment: comment.isEmpty ? nil : comment, discussion: discussion.flatMap { ContentHash($0) },
        replacement: replacement.flatMap { ContentHash($0) })
    }
  }
}

extension PublicationTables {
  /// The withdrawals of an edition, oldest first.
  func redactions(of key: EditionKey) throws -> [Redaction] {
    try Redaction.all(in: db).filter { $0.publication == publication && $0.key == key.description }
  }
}
