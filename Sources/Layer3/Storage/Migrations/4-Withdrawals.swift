import GRDB

extension Migrations {
  /// What each withdrawal removed.
  static let withdrawals = Migration("withdrawals") { db in
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
}
