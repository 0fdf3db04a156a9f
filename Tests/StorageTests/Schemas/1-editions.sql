-- What the migration “1 editions” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
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

INSERT INTO grdb_migrations VALUES ('1 editions');
INSERT INTO edition VALUES ('hn', '2026-05-06-morning', 1778047200, 1778047240, 'recorded',
  'aa26bc4a2d625d9df829df33b5f29e971469e226d560e2b719c086f5597a7130',
  CAST('{"archive":"0eb3e36bfb24dcd9bb1d1bece1531216b59539a8fde17ee80224af0653c92aa3","basis":"recorded","cutoff":"2026-05-06T06:00:00Z","engine":"tenhn/0.1","isLate":false,"key":"2026-05-06-morning","publication":"hn","published":"2026-05-06T06:00:40Z","reserves":[],"schema":1,"stories":[{"also":[],"comments":40,"discussion":"https://news.ycombinator.com/item?id=48000001","id":"48000001","images":[],"number":1,"points":120,"quotes":[],"readingMinutes":0,"reason":{"facts":{"points":30},"text":"It gained 30 points."},"receipt":{"evidence":{},"kind":"card","source":"page","why":"the page is application/pdf"},"site":"example.org","source":"hn","title":"It’s a “title”","url":"https://example.org/1","visibility":"card"}],"timeZone":"UTC","unreadable":[]}' AS BLOB));
INSERT INTO correction (publication, key, date, kind, story, text)
  VALUES ('hn', '2026-05-06-morning', 1778050000, 'retitled', 1, 'It was retitled.');
