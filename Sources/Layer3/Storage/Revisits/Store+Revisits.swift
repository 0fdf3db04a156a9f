public import EditionModel
import GRDB

extension Store {
  /// The later looks at the stories of an edition, by the stories' numbers, oldest first.
  public func revisits(of key: EditionKey, publication: String = "hn") throws -> [Int: [Revisit]] {
    try reporting {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db, sql: "SELECT * FROM revisit WHERE publication = ? AND key = ? ORDER BY story, time",
          arguments: [publication, key.description])
        return Dictionary(grouping: rows) { $0["story"] as Int }.mapValues { $0.map(Revisit.init) }
      }
    }
  }

  /// Keeps a look with the corrections that follow from it: both or neither.
  ///
  /// - Throws: ``StoreError``, also where the edition isn't there.
  public func record(
    _ revisit: Revisit, corrections: [Correction], story: Int, of key: EditionKey, publication: String = "hn"
  ) throws {
    try reporting {
      try pool.write { db in
        // A withdrawal that came in between has the last word.
        let isWithdrawn = try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM correction WHERE publication = ? AND key = ? AND kind = 'withdrawn'
              AND coalesce(story, ?) = ?)
            """, arguments: [publication, key.description, story, story])
        guard isWithdrawn != true else { return }
        try db.execute(
          sql: """
            INSERT INTO revisit (publication, key, story, time, link, status, title, submission, removed, added)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            publication, key.description, story, revisit.time.rawValue, revisit.link.rawValue, revisit.status,
            revisit.title, revisit.submission?.rawValue, revisit.removed, revisit.added,
          ])
        for correction in corrections { try correction.insert(key: key, publication: publication, in: db) }
      }
    }
  }

  /// The newest corrections of all editions but the sample, newest first.
  public func newestCorrections(
    limit: Int, publication: String = "hn"
  ) throws -> [(key: EditionKey, correction: Correction)] {
    try reporting {
      try pool.read { db in
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
    }
  }
}

extension Correction {
  /// Nil for a kind that only a newer version knows.
  init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    self.init(date: Timestamp(row["date"]), kind: kind, story: row["story"], text: row["text"])
  }
}
