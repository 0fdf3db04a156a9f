import EditionModel
import Foundation
import GRDB
import TextSearch

extension PublicationTables {
  func search(
    _ query: SearchQuery, from position: SearchPosition?, limit: Int, work: SearchWork
  ) throws -> SearchResults {
    guard !query.isEmpty else { return SearchResults(hits: [], total: 0, isCapped: false, next: nil) }
    let newest =
      try position?.newest ?? Int64.fetchOne(
        db, sql: "SELECT max(id) FROM \(query.isInComments ? "comment" : "story")") ?? 0
    let found = try matches(query, newest: newest, work)
    let start = min(max(0, position?.offset ?? 0), found.ids.count)
    let end = min(start + max(1, limit), found.ids.count)
    return SearchResults(
      hits: try found.ids[start..<end].compactMap { try hit($0, query) }, total: found.ids.count,
      isCapped: found.isCapped, next: end < found.ids.count ? SearchPosition(newest: newest, offset: end) : nil)
  }

  /// The stories that match: ranked, or the newest first if there are too many to rank.
  private func matches(
    _ query: SearchQuery, newest: Int64, _ work: SearchWork
  ) throws -> (ids: [Int64], isCapped: Bool) {
    let statement = SearchStatement(query, newest: newest, publication: publication)
    var found: [FoundRow] = []
    let isWhole = try work.run(in: db) {
      let rows = try Row.fetchCursor(db, sql: statement.sql, arguments: statement.arguments)
      while let row = try rows.next() { found.append(FoundRow(id: row[0], cutoff: row[1], number: row[2])) }
    }
    found.sort()
    guard isWhole, found.count <= SearchResults.cap else {
      return (found.prefix(SearchResults.cap).map(\.id), true)
    }
    let scores = try scores(query, work)
    return (
      found.map { (score: scores[$0.id] ?? 0, row: $0) }
        .sorted { $0.score != $1.score ? $0.score < $1.score : $0.row < $1.row }.map(\.row.id), false
    )
  }

  /// The scores by BM25, the best smallest. Empty where no word is rare enough to say anything.
  ///
  /// A word that is in thousands of stories says little of one, and to weigh it SQLite counts all of them. A word alone was
  /// counted to the end when the matches were found; with exclusions or sites they may be few and the word in every story.
  private func scores(_ query: SearchQuery, _ work: SearchWork) throws -> [Int64: Double] {
    var scores: [Int64: Double] = [:]
    _ = try work.run(in: db) {
      let terms = query.included.map { SearchStatement.match($0.pattern) }
      let isCounted = terms.count == 1 && query.terms.count == 1 && query.sites.isEmpty
      let rare = try isCounted ? terms : terms.filter { try isRare($0, in: query) }
      guard !rare.isEmpty else { return }
      let (table, weights) = query.isInComments ? ("comment_words", "4, 1") : ("story_words", "10, 4, 4, 1")
      let rows = try Row.fetchCursor(
        db, sql: "SELECT rowid, bm25(\(table), \(weights)) FROM \(table) WHERE \(table) MATCH ?",
        arguments: [rare.joined(separator: " AND ")])
      while let row = try rows.next() { scores[row[0]] = row[1] }
    }
    return scores
  }

  /// The number of stories from which on a word is common.
  private static let common = 4_000

  private func isRare(_ match: String, in query: SearchQuery) throws -> Bool {
    let table = query.isInComments ? "comment_words" : "story_words"
    let count = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE \(table) MATCH ? LIMIT ?)",
      arguments: [match, PublicationTables.common])
    return count ?? 0 < PublicationTables.common
  }

  /// Scalars of a text among which a snippet is looked for: twenty whole books would take longer than the search.
  private static let snippetLimit = 40_000

  private func hit(_ id: Int64, _ query: SearchQuery) throws -> SearchHit? {
    if query.isInComments { return try commentHit(id, query) }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT key, number, cutoff, title, site, author, text FROM story
        LEFT JOIN story_text ON story = id WHERE id = ?
        """, arguments: [id])
    guard let row, let key = EditionKey(row["key"] as String) else { return nil }
    let packed: Data? = row["text"]
    let text = packed.map(SearchFunctions.unpack) ?? ""
    let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(PublicationTables.snippetLimit)))
    return SearchHit(
      key: key, number: row["number"], cutoff: Timestamp(row["cutoff"]),
      title: Snippet(marking: row["title"], for: query), site: row["site"], author: row["author"],
      text: Snippet(of: beginning, for: query))
  }

  private func commentHit(_ id: Int64, _ query: SearchQuery) throws -> SearchHit? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT story.key, story.number, cutoff, title, site, author, comment.native AS native, writer,
          comment.text AS words FROM comment
        JOIN story ON story.publication = comment.publication AND story.key = comment.key
          AND story.number = comment.number
        WHERE comment.id = ?
        """, arguments: [id])
    guard let row, let key = EditionKey(row["key"] as String) else { return nil }
    let packed: Data = row["words"]
    return SearchHit(
      key: key, number: row["number"], cutoff: Timestamp(row["cutoff"]),
      title: Snippet(marking: row["title"], for: query), site: row["site"], author: row["author"],
      text: Snippet(of: SearchFunctions.unpack(packed), for: query),
      comment: SearchHit.Comment(id: row["native"], by: row["writer"]))
  }
}

/// A story that matches. The newest comes first, an edition's stories in their order.
private struct FoundRow: Comparable {
  var id: Int64
  var cutoff: Int64
  var number: Int

  static func < (a: FoundRow, b: FoundRow) -> Bool {
    a.cutoff != b.cutoff ? a.cutoff > b.cutoff : (a.number, a.id) < (b.number, b.id)
  }
}
