public import EditionModel
import GRDB
public import TextSearch

/// A story that was found.
public struct SearchHit: Hashable, Sendable {
  public var key: EditionKey
  public var number: Int
  public var cutoff: Timestamp
  public var title: Snippet
  public var site: String
  public var author: String?
  /// Nil where there is no text: a card without a description, or what was withdrawn.
  public var text: Snippet?
}

/// A page of what was found, the best first.
public struct SearchResults: Hashable, Sendable {
  public var hits: [SearchHit]
  /// How many there are in all.
  public var total: Int
  /// Where the next page begins, nil on the last.
  public var next: SearchPosition?
}

/// A place in a list of results, which stays what it was while new editions come.
public struct SearchPosition: Hashable, Sendable {
  /// The newest story that counted when the list began.
  public var newest: Int64
  public var offset: Int

  public init(newest: Int64, offset: Int) {
    self.newest = newest
    self.offset = offset
  }
}

extension Store {
  /// Looks through every edition but the sample.
  ///
  /// Ranked by BM25 (Robertson and Zaragoza 2009), a match in the title weighing ten times one in the text, in site
  /// or author four times; of equals the newest first.
  ///
  /// - Throws: ``StoreError/database(_:cause:)``, never because of what the query says.
  public func search(
    _ query: SearchQuery, from position: SearchPosition? = nil, limit: Int = 20, publication: String = "hn"
  ) throws -> SearchResults {
    guard !query.isEmpty else { return SearchResults(hits: [], total: 0, next: nil) }
    return try pool.read { db in
      let newest = try position?.newest ?? Int64.fetchOne(db, sql: "SELECT max(id) FROM story") ?? 0
      let statement = SearchStatement(query, newest: newest, publication: publication)
      let ids = try Int64.fetchAll(db, sql: statement.sql, arguments: statement.arguments)
      let start = min(max(0, position?.offset ?? 0), ids.count)
      let end = min(start + max(1, limit), ids.count)
      let hits = try ids[start..<end].compactMap { try Store.hit($0, query, in: db) }
      return SearchResults(
        hits: hits, total: ids.count, next: end < ids.count ? SearchPosition(newest: newest, offset: end) : nil)
    }
  }

  private static func hit(_ id: Int64, _ query: SearchQuery, in db: Database) throws -> SearchHit? {
    let row = try Row.fetchOne(
      db, sql: "SELECT key, number, cutoff, title, site, author, text FROM story WHERE id = ?", arguments: [id])
    guard let row, let key = EditionKey(row["key"] as String) else { return nil }
    return SearchHit(
      key: key, number: row["number"], cutoff: Timestamp(row["cutoff"]),
      title: Snippet(marking: row["title"], for: query), site: row["site"], author: row["author"],
      text: Snippet(of: row["text"], for: query))
  }
}

/// A query as SQL.
private struct SearchStatement {
  private(set) var sql: String
  private(set) var arguments: StatementArguments

  init(_ query: SearchQuery, newest: Int64, publication: String) {
    let match = SearchStatement.match(query)
    sql =
      match == nil
      ? "SELECT story.id FROM story WHERE publication = ? AND story.id <= ?"
      : """
      SELECT story.id FROM story_words JOIN story ON story.id = story_words.rowid
      WHERE publication = ? AND story.id <= ? AND story_words MATCH ?
      """
    arguments = [publication, newest]
    if let match { arguments += [match] }
    addSites(query.sites.filter { !$0.isExcluded }, isExcluded: false)
    addSites(query.sites.filter(\.isExcluded), isExcluded: true)
    sql +=
      match == nil ? " ORDER BY cutoff DESC, number" : " ORDER BY bm25(story_words, 10, 4, 4, 1), cutoff DESC, number"
  }

  /// The terms in FTS5's language: strings alone, which hold no quotation mark; nil where there is none to look for.
  private static func match(_ query: SearchQuery) -> String? {
    guard !query.included.isEmpty else { return nil }
    func joined(_ terms: [SearchQuery.Term], _ word: String) -> String {
      terms.map { "\"\($0.pattern)\"" }.joined(separator: " \(word) ")
    }
    let excluded = query.terms.filter(\.isExcluded)
    return "(\(joined(query.included, "AND")))" + (excluded.isEmpty ? "" : " NOT (\(joined(excluded, "OR")))")
  }

  /// A site's own pages, those below a path of it, and those of its subdomains.
  private mutating func addSites(_ sites: [SearchQuery.Site], isExcluded: Bool) {
    guard !sites.isEmpty else { return }
    let one = "(lower(story.site) = ? OR lower(story.site) LIKE ? ESCAPE '\\' OR lower(story.site) LIKE ? ESCAPE '\\')"
    let any = sites.map { _ in one }.joined(separator: " OR ")
    sql += isExcluded ? " AND NOT (\(any))" : " AND (\(any))"
    for site in sites {
      let escaped = site.name.map { "\\%_".contains($0) ? "\\\($0)" : String($0) }.joined()
      arguments += [site.name, "\(escaped)/%", "%.\(escaped)"]
    }
  }
}
