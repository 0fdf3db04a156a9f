-- What the migration “status” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
-- How it went with what is asked again and again; working state, one row each.
CREATE TABLE contact (
  publication TEXT NOT NULL,
  name TEXT NOT NULL,
  last_good INTEGER,
  last_bad INTEGER,
  failures INTEGER NOT NULL,
  failing_since INTEGER,
  trouble TEXT,
  PRIMARY KEY (publication, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  number INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  opened INTEGER NOT NULL,
  closed INTEGER,
  text TEXT NOT NULL,
  ending TEXT
) STRICT;
-- Of one matter one incident at a time.
CREATE UNIQUE INDEX incident_is_open_once ON incident (publication, kind, subject) WHERE closed IS NULL;
CREATE TRIGGER incident_is_kept_update BEFORE UPDATE ON incident
  WHEN OLD.closed IS NOT NULL OR NEW.closed IS NULL OR NEW.number <> OLD.number
    OR NEW.publication <> OLD.publication OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject
    OR NEW.opened <> OLD.opened OR NEW.text <> OLD.text
  BEGIN SELECT RAISE(ABORT, 'an incident is closed once and never changes'); END;
CREATE TRIGGER incident_is_kept_delete BEFORE DELETE ON incident
  BEGIN SELECT RAISE(ABORT, 'an incident is never deleted'); END;

-- What is still to be told, or was: one row for each opening and closing.
CREATE TABLE alert (
  incident INTEGER NOT NULL REFERENCES incident (number),
  event TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due INTEGER NOT NULL,
  -- sent, given up, or null while it is to be told.
  outcome TEXT,
  PRIMARY KEY (incident, event)
) STRICT, WITHOUT ROWID;

INSERT INTO grdb_migrations VALUES ('status');
INSERT INTO contact VALUES ('hn', 'hn', 1778140800, NULL, 0, NULL, NULL);
INSERT INTO incident VALUES (1, 'hn', 'source', 'hn', 1778140800, NULL, 'Hacker News could not be read.', NULL);
INSERT INTO alert VALUES (1, 'opened', 0, 1778140800, NULL);
