import ArticleModel
import EditionModel
import GRDB
import TextSearch

/// The stories of sealed editions as rows, with their text, and an index of it: made from the editions, and
/// made again from them where it is missing.
enum SearchIndex {
  static func migrate(_ db: Database) throws {
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

  /// Adds an edition's stories; the sample is in no search.
  static func add(_ edition: Edition, blobs: BlobStore, in db: Database) throws {
    guard edition.basis != .sample else { return }
    let withdrawn = try withdrawals(of: edition, in: db)
    for story in edition.stories {
      let isWithdrawn = withdrawn.everything || withdrawn.stories.contains(story.number)
      let text = isWithdrawn ? "" : try text(of: story, blobs: blobs)
      try db.execute(
        sql: """
          INSERT INTO story (publication, key, number, cutoff, source, native, title, site, author, text)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          edition.publication, edition.key.description, story.number, edition.cutoff.rawValue, story.source, story.id,
          story.title, story.site, story.author, text,
        ])
      try db.execute(
        sql: "INSERT INTO story_words (rowid, title, site, author, text) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          db.lastInsertedRowID, folded(story.title), folded(story.site), folded(story.author ?? ""), folded(text),
        ])
    }
  }

  private static func withdrawals(of edition: Edition, in db: Database) throws -> (everything: Bool, stories: Set<Int>)
  {
    let stories = try Optional<Int>.fetchAll(
      db, sql: "SELECT story FROM correction WHERE publication = ? AND key = ? AND kind = 'withdrawn'",
      arguments: [edition.publication, edition.key.description])
    return (stories.contains(nil), Set(stories.compactMap(\.self)))
  }

  /// What a reader of the story may read, in one line: the standfirst where the article isn't shown.
  private static func text(of story: Story, blobs: BlobStore) throws -> String {
    guard let hash = story.article, story.showsArticle else { return story.standfirst ?? "" }
    let article = try CanonicalJSON.decode(Article.self, from: blobs.get(hash))
    return article.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func folded(_ text: String) -> String { FoldedText(text.unicodeScalars).string }
}

extension Store {
  /// Adds what the search index lacks: editions from before there was one, or whose articles couldn't be read.
  ///
  /// - Returns: how many editions were added.
  /// - Throws: ``StoreError`` for the first edition that can't be read; those before it are added.
  @discardableResult
  public func completeSearch(publication: String = "hn") throws -> Int {
    let missing = try pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT key FROM edition WHERE publication = ? AND basis <> 'sample' AND NOT EXISTS (
            SELECT 1 FROM story WHERE story.publication = edition.publication AND story.key = edition.key)
          ORDER BY cutoff
          """,
        arguments: [publication])
    }
    for key in missing.compactMap({ EditionKey($0) }) {
      guard let edition = try manifest(of: key, publication: publication)?.edition else { continue }
      try pool.write { try SearchIndex.add(edition, blobs: blobs, in: $0) }
    }
    return missing.count
  }
}
