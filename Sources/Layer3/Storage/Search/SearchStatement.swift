import GRDB
import TextSearch

/// A query as SQL: id, cut-off and number of the newest matches, one more than are shown.
struct SearchStatement {
  private(set) var sql: String
  private(set) var arguments: StatementArguments

  init(_ query: SearchQuery, newest: Int64, publication: String) {
    let match = SearchStatement.match(query)
    let sites = query.sites.filter { !$0.isExcluded }
    let excluded = query.sites.filter(\.isExcluded)
    let words = query.isInComments ? "comment_words" : "story_words"
    // CROSS JOIN has SQLite begin with what is written first: the words, newest first, or else the index of sites.
    let comments = """
      comment CROSS JOIN story ON story.publication = comment.publication AND story.key = comment.key
          AND story.number = comment.number
      """
    if query.isInComments {
      let stories = """
        story CROSS JOIN comment ON comment.publication = story.publication AND comment.key = story.key
          AND comment.number = story.number
        """
      sql =
        match == nil
        ? "SELECT comment.id, cutoff, story.number FROM \(stories)"
        : """
        SELECT comment.id, cutoff, story.number FROM comment_words
        CROSS JOIN \(comments) AND comment.id = comment_words.rowid
        """
      sql += " WHERE story.publication = ? AND comment.id <= ?"
    } else {
      sql =
        match == nil
        ? "SELECT story.id, cutoff, number FROM story WHERE publication = ? AND id <= ?"
        : """
        SELECT story.id, cutoff, number FROM story_words CROSS JOIN story ON story.id = story_words.rowid
        WHERE publication = ? AND story_words.rowid <= ?
        """
    }
    arguments = [publication, newest]
    if let match {
      sql += " AND \(words) MATCH ?"
      arguments += [match]
    }
    // A plus keeps SQLite from asking the index of words for one story after another.
    let story = match == nil ? "story.id" : query.isInComments ? "+story.id" : "+story_words.rowid"
    if !sites.isEmpty { add("\(story) IN", sites, publication) }
    if !excluded.isEmpty { add("\(story) NOT IN", excluded, publication) }
    if match == nil, let unwanted = SearchStatement.unwanted(query) {
      sql +=
        " AND \(query.isInComments ? "comment" : "story").id NOT IN (SELECT rowid FROM \(words) WHERE \(words) MATCH ?)"
      arguments += [unwanted]
    }
    sql += match == nil ? " ORDER BY cutoff DESC, story.number" : " ORDER BY \(words).rowid DESC"
    sql += " LIMIT ?"
    arguments += [SearchResults.cap + 1]
  }

  /// Narrows by the stories of some sites: each is a range of the index of places.
  private mutating func add(_ condition: String, _ sites: [SearchQuery.Site], _ publication: String) {
    let one = "SELECT story FROM story_place WHERE publication = ? AND place >= ? AND place < ?"
    sql += " AND \(condition) (\(sites.map { _ in one }.joined(separator: " UNION ALL ")))"
    for place in sites.map({ SitePlace($0.name) }) { arguments += [publication, place.text, place.end] }
  }

  /// The terms in FTS5's language. Nil for no terms.
  private static func match(_ query: SearchQuery) -> String? {
    guard !query.included.isEmpty else { return nil }
    let wanted = query.included.map { match($0.pattern) }.joined(separator: " AND ")
    return "(\(wanted))" + (unwanted(query).map { " NOT (\($0))" } ?? "")
  }

  /// The terms that must not occur; nil for none.
  private static func unwanted(_ query: SearchQuery) -> String? {
    let excluded = query.terms.filter(\.isExcluded)
    return excluded.isEmpty ? nil : excluded.map { match($0.pattern) }.joined(separator: " OR ")
  }

  /// A pattern as a phrase of words, the last of them a beginning unless a space follows. Its words hold no quotation mark.
  static func match(_ pattern: String) -> String {
    let words = pattern.split(separator: " ").joined(separator: " ")
    return pattern.hasSuffix(" ") ? "\"\(words)\"" : "\"\(words)\" *"
  }
}
