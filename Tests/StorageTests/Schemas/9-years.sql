-- What the migration “years” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
-- The index of trigrams was four times the text. Folded text has a space before every word, so an index of words
-- finds the same. It keeps no copy of the text; beginnings of three and four letters have their own.
DROP TRIGGER withdrawal_leaves_the_search;
DROP TABLE story_words;
CREATE VIRTUAL TABLE story_words USING fts5(
  title, site, author, text, content = '', prefix = '3 4', tokenize = "ascii tokenchars '+#'");
ALTER TABLE story DROP COLUMN text;
-- Without a row: no text, or withdrawn.
CREATE TABLE story_text (story INTEGER PRIMARY KEY REFERENCES story (id), text BLOB NOT NULL) STRICT;

-- Whoever records a withdrawal takes the text out of the search in the same transaction. An index without a copy
-- must be told what it forgets; the two functions are this program's, so no other program can record one.
CREATE TRIGGER withdrawal_leaves_the_search AFTER INSERT ON correction WHEN NEW.kind = 'withdrawn'
BEGIN
  INSERT INTO story_words (story_words, rowid, title, site, author, text)
    SELECT 'delete', id, tenhn_folded(title), tenhn_folded(site), tenhn_folded(author), tenhn_folded(tenhn_inflated(text))
    FROM story JOIN story_text ON story = id
    WHERE publication = NEW.publication AND key = NEW.key AND (NEW.story IS NULL OR number = NEW.story);
  INSERT INTO story_words (rowid, title, site, author, text)
    SELECT id, tenhn_folded(title), tenhn_folded(site), tenhn_folded(author), tenhn_folded('')
    FROM story JOIN story_text ON story = id
    WHERE publication = NEW.publication AND key = NEW.key AND (NEW.story IS NULL OR number = NEW.story);
  DELETE FROM story_text WHERE story IN (
    SELECT id FROM story
    WHERE publication = NEW.publication AND key = NEW.key AND (NEW.story IS NULL OR number = NEW.story));
END;

-- What lists say about an edition. Its row shows that the edition is in the search, too.
CREATE TABLE summary (
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  late INTEGER NOT NULL,
  titles TEXT NOT NULL,
  PRIMARY KEY (publication, key),
  FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
) STRICT, WITHOUT ROWID;
-- Lists never read the rows with the manifests.
CREATE INDEX edition_list ON edition (publication, cutoff, basis, published, hash);
DROP INDEX edition_by_cutoff;

-- Counts everything that may change many pages, so that nothing has to be added up to see that nothing is new.
CREATE TABLE generation (publication TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO generation SELECT publication, count(*) FROM edition GROUP BY publication;
CREATE TRIGGER edition_is_counted AFTER INSERT ON edition BEGIN
  INSERT INTO generation VALUES (NEW.publication, 1)
    ON CONFLICT (publication) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER correction_is_counted AFTER INSERT ON correction BEGIN
  INSERT INTO generation VALUES (NEW.publication, 1)
    ON CONFLICT (publication) DO UPDATE SET number = number + 1;
END;

-- The answers about a story, added up, and when they changed last.
CREATE TABLE tally (
  publication TEXT NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL,
  worth INTEGER NOT NULL,
  others INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (publication, key, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_by_change ON tally (publication, change);
INSERT INTO tally
  SELECT publication, key, story, sum(verdict = 'worth'), sum(verdict <> 'worth'), max(id) FROM feedback
  GROUP BY publication, key, story;
CREATE TRIGGER feedback_is_counted AFTER INSERT ON feedback BEGIN
  INSERT INTO tally VALUES (
    NEW.publication, NEW.key, NEW.story, NEW.verdict = 'worth', NEW.verdict <> 'worth',
    (SELECT coalesce(max(change), 0) + 1 FROM tally WHERE publication = NEW.publication))
    ON CONFLICT (publication, key, story) DO UPDATE SET
      worth = worth + excluded.worth, others = others + excluded.others, change = excluded.change;
END;
CREATE TRIGGER feedback_is_counted_again AFTER UPDATE ON feedback BEGIN
  UPDATE tally SET
    worth = worth + (NEW.verdict = 'worth') - (OLD.verdict = 'worth'),
    others = others + (NEW.verdict <> 'worth') - (OLD.verdict <> 'worth'),
    change = (SELECT max(change) + 1 FROM tally WHERE publication = NEW.publication)
  WHERE publication = NEW.publication AND key = NEW.key AND story = NEW.story;
END;
CREATE TRIGGER feedback_is_counted_less AFTER DELETE ON feedback BEGIN
  UPDATE tally SET
    worth = worth - (OLD.verdict = 'worth'), others = others - (OLD.verdict <> 'worth'),
    change = (SELECT max(change) + 1 FROM tally WHERE publication = OLD.publication)
  WHERE publication = OLD.publication AND key = OLD.key AND story = OLD.story;
END;
INSERT INTO grdb_migrations VALUES ('years');
