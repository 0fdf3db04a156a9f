import GRDB

extension Migrations {
  /// The stories of sealed editions as rows, with a full-text index over them.
  static let search = Migration("search") { db in
    try db.execute(
      sql: """
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
        """)
  }
}
