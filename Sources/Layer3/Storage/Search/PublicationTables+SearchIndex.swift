import ArticleModel
import EditionModel
import Foundation
import GRDB
import WebAddress

/// The search index and the lists: the stories of sealed editions as rows, with their text. They are made from the editions
/// and can be made again from them.
extension PublicationTables {
  /// Editions that the index lacks, oldest first.
  func missingFromSearch() throws -> [EditionKey] {
    try String.fetchAll(
      db,
      sql: """
        SELECT key FROM edition WHERE publication = ? AND basis <> 'sample' AND NOT EXISTS (
          SELECT 1 FROM summary WHERE summary.publication = edition.publication AND summary.key = edition.key)
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
      let id = try row(of: story, in: edition)
      if !text.isEmpty {
        try db.cachedStatement(sql: "INSERT INTO story_text (story, text) VALUES (?, ?)")
          .execute(arguments: [id, SearchFunctions.pack(text)])
      }
      try db.cachedStatement(
        sql: "INSERT INTO story_words (rowid, title, site, author, text) VALUES (?, ?, ?, ?, ?)"
      ).execute(
        arguments: StatementArguments(
          [id] + [story.title, story.site, story.author ?? "", text].map(SearchFunctions.fold)))
    }
    if !withdrawn.everything { try addComments(of: edition, except: withdrawn.stories, blobs: blobs) }
    let titles = try CanonicalJSON.encode(edition.stories.map(\.title))
    try db.execute(
      sql: "INSERT INTO summary (publication, key, late, titles) VALUES (?, ?, ?, ?)",
      arguments: [
        publication, edition.key.description, edition.isLate, String(decoding: titles, as: UTF8.self),
      ])
  }

  /// The id of a story's row. An older version may have made the row; positions in lists name its id.
  private func row(of story: Story, in edition: Edition) throws -> Int64 {
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM story WHERE publication = ? AND key = ? AND number = ?",
      arguments: [publication, edition.key.description, story.number])
    if let known {
      try db.cachedStatement(sql: "UPDATE story SET host = ? WHERE id = ?").execute(arguments: [host(of: story), known])
      return known
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO story (publication, key, number, cutoff, source, native, title, site, author, host)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      publication, edition.key.description, story.number, edition.cutoff.rawValue, story.source, story.id,
      story.title, story.site, story.author, host(of: story),
    ])
    return db.lastInsertedRowID
  }

  private func withdrawals(of key: EditionKey) throws -> (everything: Bool, stories: Set<Int>) {
    let stories = try Optional<Int>.fetchAll(
      db, sql: "SELECT story FROM correction WHERE publication = ? AND key = ? AND kind = 'withdrawn'",
      arguments: [publication, key.description])
    return (stories.contains(nil), Set(stories.compactMap(\.self)))
  }

  /// The text that readers may read, in one line: the standfirst if the article isn't shown.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` if the article can't be read now: the edition is added later then, with its words.
  private func text(of story: Story, blobs: BlobStore) throws -> String {
    guard let hash = story.article, story.showsArticle else { return story.standfirst ?? "" }
    // An article that is missing or damaged costs its own words, never the edition's sealing.
    guard let bytes = try blobs.present(hash), let article = try? CanonicalJSON.decode(Article.self, from: bytes) else {
      return story.standfirst ?? ""
    }
    return article.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The host of the page that the story leads to, such as `blog.example.org` of the site `example.org`.
  private func host(of story: Story) -> String {
    let host = story.url.flatMap { WebURL($0)?.host } ?? ""
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
