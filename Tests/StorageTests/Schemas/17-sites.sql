-- What the migration “sites” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
-- The parts of a host from right to left, a dot after each, then the path: `org.example.blog.`, `com.github./apple/`.
-- So a site's own stories, those of its subdomains and those below a path of it are one after another.
CREATE TABLE story_place (
  publication TEXT NOT NULL,
  place TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES story (id),
  PRIMARY KEY (publication, place, story)
) STRICT, WITHOUT ROWID;
INSERT INTO story_place VALUES ('hn', 'org.example.', 1);
INSERT INTO grdb_migrations VALUES ('sites');
