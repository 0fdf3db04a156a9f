-- What the migration “withdrawn files” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE withdrawn_file (
  -- From the data folder on.
  path TEXT PRIMARY KEY,
  -- Device, inode, size and time.
  identity TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO withdrawn_file VALUES ('/archive/2026-05-06-morning.warc.gz', '1.2.7.1778047200.0');
INSERT INTO grdb_migrations VALUES ('withdrawn files');
