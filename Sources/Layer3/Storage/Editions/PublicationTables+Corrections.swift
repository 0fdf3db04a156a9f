import EditionModel
import GRDB

extension PublicationTables {
  func corrections(of key: EditionKey) throws -> [Correction] {
    try Row.fetchAll(
      db,
      sql: "SELECT date, kind, story, text FROM correction WHERE publication = ? AND key = ? ORDER BY date, id",
      arguments: [publication, key.description]
    ).compactMap(Correction.init)
  }

  func newestCorrections(limit: Int) throws -> [(key: EditionKey, correction: Correction)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT key, date, kind, story, text FROM correction
        WHERE publication = ? AND key <> 'sample' ORDER BY date DESC, id DESC LIMIT ?
        """, arguments: [publication, limit]
    ).compactMap { row in
      guard let key = EditionKey(row["key"] as String), let correction = Correction(row) else { return nil }
      return (key, correction)
    }
  }

  func insert(_ correction: Correction, key: EditionKey) throws {
    try db.execute(
      sql: "INSERT INTO correction (publication, key, date, kind, story, text) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        publication, key.description, correction.date.rawValue, correction.kind.rawValue, correction.story,
        correction.text,
      ])
  }
}

extension Correction {
  /// Returns nil for a kind that only a newer version knows.
  fileprivate init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    self.init(date: Timestamp(row["date"]), kind: kind, story: row["story"], text: row["text"])
  }
}
