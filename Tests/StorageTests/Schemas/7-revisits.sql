-- What the migration “looks at what was published” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE revisit (
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL,
  time INTEGER NOT NULL,
  link TEXT NOT NULL,
  status INTEGER,
  title TEXT,
  submission TEXT,
  removed INTEGER,
  added INTEGER,
  PRIMARY KEY (publication, key, story, time),
  FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER revisit_is_kept_update BEFORE UPDATE ON revisit
  BEGIN SELECT RAISE(ABORT, 'a look never changes'); END;
CREATE TRIGGER revisit_is_kept_delete BEFORE DELETE ON revisit
  BEGIN SELECT RAISE(ABORT, 'a look is never deleted'); END;
CREATE TRIGGER revisit_is_kept_replace BEFORE INSERT ON revisit
  WHEN EXISTS (SELECT 1 FROM revisit WHERE publication = NEW.publication AND key = NEW.key
    AND story = NEW.story AND time = NEW.time)
  BEGIN SELECT RAISE(ABORT, 'a look is never replaced'); END;
-- INSERT OR REPLACE deletes without firing the trigger on deletion.
CREATE TRIGGER correction_is_kept_replace BEFORE INSERT ON correction
  WHEN EXISTS (SELECT 1 FROM correction WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'a correction is never replaced'); END;

INSERT INTO grdb_migrations VALUES ('looks at what was published');
INSERT INTO revisit VALUES ('hn', '2026-05-06-morning', 1, 1778140800, 'alive', 200, NULL, NULL, NULL, NULL);
