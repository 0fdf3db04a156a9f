-- What the migration “brief reports” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE brief_report (
  id INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL,
  day INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 500),
  FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
) STRICT;
CREATE INDEX brief_report_by_story ON brief_report (publication, key, story);
CREATE INDEX brief_report_by_day ON brief_report (day);
INSERT INTO brief_report VALUES (1, 'hn', '2026-05-06-morning', 1, 20579, 'It leaves out the main point.');
INSERT INTO grdb_migrations VALUES ('brief reports');
