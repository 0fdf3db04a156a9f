-- What the migration “feedback” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL,
  day INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('worth', 'not')),
  note TEXT NOT NULL CHECK (length(note) <= 500),
  FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
) STRICT;
CREATE INDEX feedback_by_story ON feedback (publication, key, story);
CREATE INDEX feedback_by_day ON feedback (day);

INSERT INTO grdb_migrations VALUES ('feedback');
INSERT INTO feedback VALUES (1, 'hn', '2026-05-06-morning', 1, 20579, 'worth', '');
