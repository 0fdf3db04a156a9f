-- What the migration “journal” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
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

INSERT INTO grdb_migrations VALUES ('journal');
INSERT INTO journal VALUES (1, 1778050000, 'backup', '{"path":"/backup"}',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'b6aba7e3e0c875b81396bbac00174ae748a4e5fbdb26ff10d2262499a9ab077b');
