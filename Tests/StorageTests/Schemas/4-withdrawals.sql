-- What the migration “withdrawals” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
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

INSERT INTO grdb_migrations VALUES ('withdrawals');
INSERT INTO redaction (publication, key, story, blobs, addresses, archive) VALUES ('hn', '2026-05-06-morning', 1, '', 'https://example.org/1',
  '0eb3e36bfb24dcd9bb1d1bece1531216b59539a8fde17ee80224af0653c92aa3');
