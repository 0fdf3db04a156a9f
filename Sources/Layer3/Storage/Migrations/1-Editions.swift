import GRDB

extension Migrations {
  /// Sealed editions and their corrections, with the triggers that keep both as they are.
  static let editions = Migration("1 editions") { db in
    // The triggers also stop this program and anybody who opens the file with another one.
    try db.execute(
      sql: """
        CREATE TABLE edition (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          cutoff INTEGER NOT NULL,
          published INTEGER NOT NULL,
          basis TEXT NOT NULL,
          hash TEXT NOT NULL,
          manifest BLOB NOT NULL,
          PRIMARY KEY (publication, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX edition_by_cutoff ON edition (publication, cutoff);

        CREATE TABLE correction (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          date INTEGER NOT NULL,
          kind TEXT NOT NULL,
          story INTEGER,
          text TEXT NOT NULL,
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;

        CREATE TRIGGER edition_is_sealed_update BEFORE UPDATE ON edition
          BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
        CREATE TRIGGER edition_is_sealed_delete BEFORE DELETE ON edition
          BEGIN SELECT RAISE(ABORT, 'a published edition is never deleted'); END;
        -- INSERT OR REPLACE deletes without firing the trigger above.
        CREATE TRIGGER edition_is_sealed_replace BEFORE INSERT ON edition
          WHEN EXISTS (SELECT 1 FROM edition WHERE publication = NEW.publication AND key = NEW.key)
          BEGIN SELECT RAISE(ABORT, 'a published edition is never replaced'); END;
        CREATE TRIGGER correction_is_kept_update BEFORE UPDATE ON correction
          BEGIN SELECT RAISE(ABORT, 'a correction never changes'); END;
        CREATE TRIGGER correction_is_kept_delete BEFORE DELETE ON correction
          BEGIN SELECT RAISE(ABORT, 'a correction is never deleted'); END;
        """)
  }
}
