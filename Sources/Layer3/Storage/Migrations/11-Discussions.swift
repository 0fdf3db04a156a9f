import GRDB

extension Migrations {
  /// The comments that editions keep, what was said later, and withdrawals of single comments.
  static let discussions = Migration("discussions") { db in
    try db.execute(
      sql: """
        -- A withdrawal may remove a comment: it names the comment, the discussion as it was sealed, and the one that took
        -- its place. A withdrawal of a story has no comment.
        CREATE TABLE redaction_with_comments (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          blobs TEXT NOT NULL,
          addresses TEXT NOT NULL,
          archive TEXT,
          comment TEXT NOT NULL DEFAULT '',
          discussion TEXT,
          replacement TEXT,
          UNIQUE (publication, key, story, comment),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        INSERT INTO redaction_with_comments (id, publication, key, story, blobs, addresses, archive)
          SELECT id, publication, key, story, blobs, addresses, archive FROM redaction;
        DROP TABLE redaction;
        ALTER TABLE redaction_with_comments RENAME TO redaction;
        CREATE TRIGGER redaction_is_kept_update BEFORE UPDATE ON redaction
          BEGIN SELECT RAISE(ABORT, 'a withdrawal is never taken back'); END;
        CREATE TRIGGER redaction_is_kept_delete BEFORE DELETE ON redaction
          BEGIN SELECT RAISE(ABORT, 'a withdrawal is never taken back'); END;

        -- The comments that editions keep or name, for the search and for withdrawals.
        CREATE TABLE comment (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          number INTEGER NOT NULL,
          native TEXT NOT NULL,
          writer TEXT NOT NULL,
          text BLOB NOT NULL,
          UNIQUE (publication, native, key, number)
        ) STRICT;
        CREATE INDEX comment_by_story ON comment (publication, key, number);
        CREATE VIRTUAL TABLE comment_words USING fts5(
          writer, text, content = '', prefix = '3 4', tokenize = "ascii tokenchars '+#'");
        CREATE TRIGGER comment_leaves_the_search BEFORE DELETE ON comment BEGIN
          INSERT INTO comment_words (comment_words, rowid, writer, text)
            VALUES ('delete', OLD.id, tenhn_folded(OLD.writer), tenhn_folded(tenhn_inflated(OLD.text)));
        END;
        CREATE TRIGGER withdrawal_takes_the_comments AFTER INSERT ON correction WHEN NEW.kind = 'withdrawn'
        BEGIN
          DELETE FROM comment
            WHERE publication = NEW.publication AND key = NEW.key AND (NEW.story IS NULL OR number = NEW.story);
          DELETE FROM addition
            WHERE publication = NEW.publication AND key = NEW.key AND (NEW.story IS NULL OR story = NEW.story);
        END;

        -- What was said after an edition was sealed: beside it, never in it.
        CREATE TABLE addition (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          discussion BLOB NOT NULL,
          PRIMARY KEY (publication, key, story),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        CREATE TRIGGER addition_is_counted AFTER INSERT ON addition BEGIN
          INSERT INTO generation VALUES (NEW.publication, 1)
            ON CONFLICT (publication) DO UPDATE SET number = number + 1;
        END;
        CREATE TRIGGER addition_is_counted_again AFTER UPDATE ON addition BEGIN
          UPDATE generation SET number = number + 1 WHERE publication = NEW.publication;
        END;
        """)
  }
}
