import GRDB

extension Migrations {
  /// Empties the search index: words are folded otherwise now (`ß` as `ss`, ligatures, half-width kana, emoji), and each
  /// story's host is kept, which `site:` with a subdomain looks for. It is filled again from the sealed editions.
  static let foldAgain = Migration("fold again") { db in
    try db.execute(
      sql: """
        INSERT INTO story_words (story_words) VALUES ('delete-all');
        DELETE FROM story_text;
        DELETE FROM summary;
        ALTER TABLE story ADD COLUMN host TEXT NOT NULL DEFAULT '';
        """)
  }
}
