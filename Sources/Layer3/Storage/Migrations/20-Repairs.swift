import GRDB

extension Migrations {
  /// A damaged manifest may get its sealed bytes back, and a withdrawal that could not reach an edition is remembered.
  static let repairs = Migration("repairs") { db in
    try db.execute(
      sql: """
        DROP TRIGGER edition_is_sealed_update;
        -- The bytes that were sealed may take the place of damaged ones, and nothing else may. A program without the function
        -- can change nothing at all.
        CREATE TRIGGER edition_is_sealed_update BEFORE UPDATE ON edition
          WHEN NEW.publication IS NOT OLD.publication OR NEW.key IS NOT OLD.key OR NEW.cutoff IS NOT OLD.cutoff
            OR NEW.published IS NOT OLD.published OR NEW.basis IS NOT OLD.basis OR NEW.hash IS NOT OLD.hash
            OR tenhn_sha256(NEW.manifest) IS NOT OLD.hash
          BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
        CREATE TABLE owed_withdrawal (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          comment TEXT NOT NULL,
          text TEXT NOT NULL,
          PRIMARY KEY (publication, key, comment)
        ) STRICT, WITHOUT ROWID;
        -- A comment is withdrawn from a story again if something of the edition was damaged the first time.
        CREATE TABLE redaction_again (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          blobs TEXT NOT NULL,
          addresses TEXT NOT NULL,
          archive TEXT,
          comment TEXT NOT NULL DEFAULT '',
          discussion TEXT,
          replacement TEXT,
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        INSERT INTO redaction_again SELECT * FROM redaction;
        DROP TABLE redaction;
        ALTER TABLE redaction_again RENAME TO redaction;
        CREATE UNIQUE INDEX redaction_of_story ON redaction (publication, key, story) WHERE comment = '';
        CREATE TRIGGER redaction_is_kept_update BEFORE UPDATE ON redaction
          BEGIN SELECT RAISE(ABORT, 'a withdrawal is never taken back'); END;
        CREATE TRIGGER redaction_is_kept_delete BEFORE DELETE ON redaction
          BEGIN SELECT RAISE(ABORT, 'a withdrawal is never taken back'); END;
        """)
  }
}
