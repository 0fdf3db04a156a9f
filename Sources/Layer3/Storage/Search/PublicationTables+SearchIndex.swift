import ArticleModel
import EditionModel
import GRDB
import TextSearch

/// The search index: the stories of sealed editions as rows, with their text. It is made from the editions and can be
/// made again from them.
extension PublicationTables {
  /// Editions that the index lacks, oldest first.
  func missingFromSearch() throws -> [EditionKey] {
    try String.fetchAll(
      db,
      sql: """
        SELECT key FROM edition WHERE publication = ? AND basis <> 'sample' AND NOT EXISTS (
          SELECT 1 FROM story WHERE story.publication = edition.publication AND story.key = edition.key)
        ORDER BY cutoff
        """,
      arguments: [publication]
    ).compactMap { EditionKey($0) }
  }

  func addToSearch(_ key: EditionKey, blobs: BlobStore) throws {
    guard let edition = try manifest(of: key)?.edition else { return }
    try addToSearch(edition, blobs: blobs)
  }

  /// Adds an edition's stories. The sample is never added.
  func addToSearch(_ edition: Edition, blobs: BlobStore) throws {
    guard edition.basis != .sample else { return }
    let withdrawn = try withdrawals(of: edition.key)
    for story in edition.stories {
      let isWithdrawn = withdrawn.everything || withdrawn.stories.contains(story.number)
      let text = isWithdrawn ? "" : try text(of: story, blobs: blobs)
      try db.execute(
        sql: """
          INSERT INTO story (publication, key, number, cutoff, source, native, title, site, author, text)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          publication, edition.key.description, story.number, edition.cutoff.rawValue, story.source, story.id,
          story.title, story.site, story.author, text,
        ])
      try db.execute(
        sql: "INSERT INTO story_words (rowid, title, site, author, text) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          db.lastInsertedRowID, folded(story.title), folded(story.site), folded(story.author ?? ""), folded(text),
        ])
    }
  }

  private func withdrawals(of key: EditionKey) throws -> (everything: Bool, stories: Set<Int>) {
    let stories = try Optional<Int>.fetchAll(
      db, sql: "SELECT story FROM correction WHERE publication = ? AND key = ? AND kind = 'withdrawn'",
      arguments: [publication, key.description])
    return (stories.contains(nil), Set(stories.compactMap(\.self)))
  }

  /// The text that readers may read, in one line: the standfirst if the article isn't shown.
  private func text(of story: Story, blobs: BlobStore) throws -> String {
    guard let hash = story.article, story.showsArticle else { return story.standfirst ?? "" }
    let article = try CanonicalJSON.decode(Article.self, from: blobs.get(hash))
    return article.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func folded(_ text: String) -> String { FoldedText(text.unicodeScalars).string }
}
