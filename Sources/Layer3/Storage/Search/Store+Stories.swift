public import EditionModel
import GRDB

/// A story of a sealed edition, as a list has it.
public struct ListedStory: Hashable, Sendable {
  public var key: EditionKey
  public var number: Int
  public var cutoff: Timestamp
  public var source: String
  public var id: String
  public var title: String
  public var site: String
  public var author: String?
}

extension Store {
  /// The stories of all editions but the sample, the newest edition first, each in its order.
  ///
  /// - Parameters:
  ///   - id: the source's own id, to ask which editions carried a story; nil for all.
  ///   - place: the last story of the page before.
  public func stories(
    id: String? = nil, after place: (cutoff: Timestamp, number: Int)? = nil, limit: Int, publication: String = "hn"
  ) throws -> [ListedStory] {
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
    return try pool.read { [sql, arguments] db in
      try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap { row in
        EditionKey(row["key"] as String).map { key in
          ListedStory(
            key: key, number: row["number"], cutoff: Timestamp(row["cutoff"]), source: row["source"],
            id: row["native"], title: row["title"], site: row["site"], author: row["author"])
        }
      }
    }
  }
}
