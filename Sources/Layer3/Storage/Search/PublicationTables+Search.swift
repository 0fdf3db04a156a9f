import EditionModel
import GRDB
import TextSearch

extension PublicationTables {
  func search(_ query: SearchQuery, from position: SearchPosition?, limit: Int) throws -> SearchResults {
    guard !query.isEmpty else { return SearchResults(hits: [], total: 0, next: nil) }
    let newest = try position?.newest ?? Int64.fetchOne(db, sql: "SELECT max(id) FROM story") ?? 0
    let statement = SearchStatement(query, newest: newest, publication: publication)
    let ids = try Int64.fetchAll(db, sql: statement.sql, arguments: statement.arguments)
    let start = min(max(0, position?.offset ?? 0), ids.count)
    let end = min(start + max(1, limit), ids.count)
    return SearchResults(
      hits: try ids[start..<end].compactMap { try hit($0, query) }, total: ids.count,
      next: end < ids.count ? SearchPosition(newest: newest, offset: end) : nil)
  }

  private func hit(_ id: Int64, _ query: SearchQuery) throws -> SearchHit? {
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

  /// The terms in FTS5's language, as quoted strings only; a pattern holds no quotation mark. Nil for no terms.
  private static func match(_ query: SearchQuery) -> String? {
    guard !query.included.isEmpty else { return nil }
    func joined(_ terms: [SearchQuery.Term], _ word: String) -> String {
      terms.map { "\"\($0.pattern)\"" }.joined(separator: " \(word) ")
    }
    let excluded = query.terms.filter(\.isExcluded)
    return "(\(joined(query.included, "AND")))" + (excluded.isEmpty ? "" : " NOT (\(joined(excluded, "OR")))")
  }

  /// Matches a site's own pages, those below a path of it, and those of its subdomains.
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
