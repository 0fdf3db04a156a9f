-- What the migration “fold again” added, and rows as that version wrote them. Kept as it was: folders of that shape open for ever.
INSERT INTO story_words (story_words) VALUES ('delete-all');
DELETE FROM story_text;
DELETE FROM summary;
ALTER TABLE story ADD COLUMN host TEXT NOT NULL DEFAULT '';
INSERT INTO grdb_migrations VALUES ('fold again');
