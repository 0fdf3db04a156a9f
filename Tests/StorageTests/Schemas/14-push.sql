-- Browsers that get a notification of each edition.
CREATE TABLE push_subscription (
  publication TEXT NOT NULL,
  id TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  point BLOB NOT NULL,
  auth BLOB NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (publication, id)
) STRICT, WITHOUT ROWID;

INSERT INTO push_subscription VALUES ('hn', 'c0ffee', 'https://push.example/x', x'04', x'00', 1778047200);
INSERT INTO grdb_migrations VALUES ('push');
