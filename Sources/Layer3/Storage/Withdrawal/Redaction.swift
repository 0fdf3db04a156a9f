import EditionModel
import GRDB

/// What a withdrawal took out of the data folder: written in the same transaction as its correction, carried out
/// afterwards, and carried out again by whoever opens the folder after a crash in between.
struct Redaction: Hashable, Sendable {
  var publication: String
  var key: String
  var story: Int
  /// The blobs that are gone: those of the story that no other one shows.
  var blobs: [ContentHash]
  /// The addresses whose records the archive lost.
  var addresses: [String]
  /// The archive's hash from then on; nil where the archive was missing already.
  var archive: ContentHash?

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE redaction (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          blobs TEXT NOT NULL,
          addresses TEXT NOT NULL,
          archive TEXT,
          UNIQUE (publication, key, story),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        CREATE TRIGGER redaction_is_kept_update BEFORE UPDATE ON redaction
          BEGIN SELECT RAISE(ABORT, 'a withdrawal is never taken back'); END;
        CREATE TRIGGER redaction_is_kept_delete BEFORE DELETE ON redaction
          BEGIN SELECT RAISE(ABORT, 'a withdrawal is never taken back'); END;
        """)
  }

  func insert(in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO redaction (publication, key, story, blobs, addresses, archive) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        publication, key, story, blobs.map(\.hex).joined(separator: " "), addresses.joined(separator: "\n"),
        archive?.hex,
      ])
  }

  /// Oldest first.
  static func all(in db: Database) throws -> [Redaction] {
    try Row.fetchAll(
      db, sql: "SELECT publication, key, story, blobs, addresses, archive FROM redaction ORDER BY id"
    ).map { row in
      let blobs: String = row["blobs"]
      let addresses: String = row["addresses"]
      let archive: String? = row["archive"]
      return Redaction(
        publication: row["publication"], key: row["key"], story: row["story"],
        blobs: blobs.split(separator: " ").compactMap { ContentHash(String($0)) },
        addresses: addresses.split(separator: "\n").map(String.init), archive: archive.flatMap { ContentHash($0) })
    }
  }

  static func of(_ key: EditionKey, publication: String, in db: Database) throws -> [Redaction] {
    try all(in: db).filter { $0.publication == publication && $0.key == key.description }
  }
}
