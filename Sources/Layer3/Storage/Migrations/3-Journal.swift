import GRDB

extension Migrations {
  /// The operator's journal, a chain of hashes.
  static let journal = Migration("journal") { db in
    try db.execute(
      sql: """
        CREATE TABLE journal (
          number INTEGER PRIMARY KEY,
          date INTEGER NOT NULL,
          act TEXT NOT NULL,
          detail TEXT NOT NULL,
          previous TEXT NOT NULL,
          hash TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TRIGGER journal_is_kept_update BEFORE UPDATE ON journal
          BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END;
        CREATE TRIGGER journal_is_kept_delete BEFORE DELETE ON journal
          BEGIN SELECT RAISE(ABORT, 'the journal is never cut'); END;
        CREATE TRIGGER journal_is_chained BEFORE INSERT ON journal
          WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM journal)
            OR NEW.previous <> coalesce((SELECT hash FROM journal ORDER BY number DESC LIMIT 1), NEW.previous)
          BEGIN SELECT RAISE(ABORT, 'the journal is a chain'); END;
        """)
  }
}
