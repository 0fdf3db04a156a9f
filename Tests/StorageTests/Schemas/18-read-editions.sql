-- What the migration “read editions” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE read_edition (
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  -- The address that it was first read from.
  site TEXT NOT NULL,
  date INTEGER NOT NULL,
  PRIMARY KEY (publication, key),
  FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
) STRICT, WITHOUT ROWID;
INSERT INTO read_edition VALUES ('hn', '2026-05-06-morning', 'https://ten.example', 1778047300);
INSERT INTO grdb_migrations VALUES ('read editions');
