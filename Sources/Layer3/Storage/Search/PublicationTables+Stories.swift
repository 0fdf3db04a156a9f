import EditionModel
import GRDB

extension PublicationTables {
  func stories(id: String?, after place: (cutoff: Timestamp, number: Int)?, limit: Int) throws -> [ListedStory] {
    var sql = "SELECT key, number, cutoff, source, native, title, site, author FROM story WHERE publication = ?"
    var arguments: StatementArguments = [publication]
    if let id {
      sql += " AND native = ?"
      arguments += [id]
    }
    if let place {
      sql += " AND (cutoff < ? OR cutoff = ? AND number > ?)"
      arguments += [place.cutoff.rawValue, place.cutoff.rawValue, place.number]
    }
    sql += " ORDER BY cutoff DESC, number LIMIT ?"
    arguments += [limit]
    return try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap(listedStory)
  }

  func stories(of key: EditionKey) throws -> [ListedStory] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT key, number, cutoff, source, native, title, site, author FROM story
        WHERE publication = ? AND key = ? ORDER BY number
        """, arguments: [publication, key.description]
    ).compactMap(listedStory)
  }

  private func listedStory(_ row: Row) -> ListedStory? {
    EditionKey(row["key"] as String).map { key in
      ListedStory(
        key: key, number: row["number"], cutoff: Timestamp(row["cutoff"]), source: row["source"],
        id: row["native"], title: row["title"], site: row["site"], author: row["author"])
    }
  }
}
