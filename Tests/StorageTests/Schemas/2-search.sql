-- What the migration “search” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  cutoff INTEGER NOT NULL,
  source TEXT NOT NULL,
  native TEXT NOT NULL,
  title TEXT NOT NULL,
  site TEXT NOT NULL,
  author TEXT,
  text TEXT NOT NULL,
  UNIQUE (publication, key, number)
) STRICT;
CREATE INDEX story_by_cutoff ON story (publication, cutoff DESC, number);
CREATE INDEX story_by_native ON story (publication, native);
-- Three characters and more; `FoldedText` sees to it that nothing shorter is ever looked for.
CREATE VIRTUAL TABLE story_words USING fts5(title, site, author, text, tokenize = 'trigram case_sensitive 1');

-- Whoever records a withdrawal takes the text out of the search in the same transaction.
CREATE TRIGGER withdrawal_leaves_the_search AFTER INSERT ON correction WHEN NEW.kind = 'withdrawn'
BEGIN
  UPDATE story_words SET text = '' WHERE rowid IN (
    SELECT id FROM story WHERE publication = NEW.publication AND key = NEW.key
      AND (NEW.story IS NULL OR number = NEW.story));
  UPDATE story SET text = '' WHERE publication = NEW.publication AND key = NEW.key
    AND (NEW.story IS NULL OR number = NEW.story);
END;

INSERT INTO grdb_migrations VALUES ('search');
INSERT INTO story VALUES (1, 'hn', '2026-05-06-morning', 1, 1778047200, 'hn', '48000001', 'It’s a “title”', 'example.org', NULL, '');
INSERT INTO story_words (rowid, title, site, author, text) VALUES (1, ' it s a title ', ' example org ', ' ', ' ');
