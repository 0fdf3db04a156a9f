-- What the migration “brief verdicts” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE brief_verdict (
  id INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL,
  date INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
  -- The last report that it is about; 0 if there was none.
  report INTEGER NOT NULL,
  FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
) STRICT;
CREATE INDEX brief_verdict_by_story ON brief_verdict (publication, key, story);
INSERT INTO brief_verdict VALUES (1, 'hn', '2026-05-06-morning', 1, 1778047200, 'dismissed', 1);
INSERT INTO grdb_migrations VALUES ('brief verdicts');
