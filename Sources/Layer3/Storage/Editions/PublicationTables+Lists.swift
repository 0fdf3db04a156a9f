import EditionModel
import GRDB

/// Lists of editions, from the index and the summaries: no manifest is read, except for an edition that has no summary yet.
extension PublicationTables {
  func listed(_ range: Range<Int>) throws -> [ListedEdition] {
    try listed(
      "basis <> 'sample' ORDER BY cutoff DESC LIMIT ? OFFSET ?", [max(0, range.count), max(0, range.lowerBound)])
  }

  func listed(before cutoff: Timestamp?, limit: Int) throws -> [ListedEdition] {
    try listed(
      "basis <> 'sample' AND cutoff < ? ORDER BY cutoff DESC LIMIT ?", [cutoff?.rawValue ?? .max, max(0, limit)])
  }

  func listed(month: String) throws -> [ListedEdition] {
    // A tilde comes after every character of a key.
    try listed("edition.key >= ? AND edition.key < ? AND basis <> 'sample' ORDER BY cutoff DESC", [month, month + "~"])
  }

  func listed(_ key: EditionKey) throws -> ListedEdition? { try listed("edition.key = ?", [key.description]).first }

  func neighbours(of key: EditionKey) throws -> (previous: ListedEdition?, next: ListedEdition?) {
    let cutoff = try Int64.fetchOne(
      db, sql: "SELECT cutoff FROM edition WHERE publication = ? AND key = ? AND basis <> 'sample'",
      arguments: [publication, key.description])
    guard let cutoff else { return (nil, nil) }
    return (
      try listed("basis <> 'sample' AND cutoff < ? ORDER BY cutoff DESC LIMIT 1", [cutoff]).first,
      try listed("basis <> 'sample' AND cutoff > ? ORDER BY cutoff LIMIT 1", [cutoff]).first
    )
  }

  func months() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT substr(key, 1, 7) FROM edition WHERE publication = ? AND basis <> 'sample' ORDER BY 1 DESC
        """, arguments: [publication])
  }

  func count() throws -> [Basis: Int] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT basis, count(*) FROM edition WHERE publication = ? AND basis <> 'sample' GROUP BY basis",
      arguments: [publication])
    return rows.reduce(into: [:]) { counts, row in
      if let basis = Basis(rawValue: row[0]) { counts[basis] = row[1] }
    }
  }

  private func listed(_ condition: String, _ arguments: StatementArguments) throws -> [ListedEdition] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT edition.key AS key, cutoff, published, basis, hash, late, titles FROM edition
        LEFT JOIN summary ON summary.publication = edition.publication AND summary.key = edition.key
        WHERE edition.publication = ? AND \(condition)
        """, arguments: [publication] + arguments
    ).compactMap(listed)
  }

  private func listed(_ row: Row) throws -> ListedEdition? {
    guard let key = EditionKey(row["key"] as String), let basis = Basis(rawValue: row["basis"]),
      let hash = ContentHash(row["hash"] as String)
    else { return nil }
    var edition = ListedEdition(
      key: key, cutoff: Timestamp(row["cutoff"]), published: Timestamp(row["published"]), basis: basis,
      isLate: row["late"] ?? false, hash: hash, titles: [])
    if let titles: String = row["titles"] {
      edition.titles = (try? CanonicalJSON.decode([String].self, from: Array(titles.utf8))) ?? []
    } else {
      // One that isn't what was sealed has no titles in the list, and keeps no other from it.
      do {
        if let sealed = try manifest(of: key)?.edition {
          (edition.isLate, edition.titles) = (sealed.isLate, sealed.stories.map(\.title))
        }
      } catch StoreError.editionDamaged {}
    }
    return edition
  }
}
