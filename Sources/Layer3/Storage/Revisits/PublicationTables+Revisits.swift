import EditionModel
import GRDB

extension PublicationTables {
  func revisits(of key: EditionKey) throws -> [Int: [Revisit]] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM revisit WHERE publication = ? AND key = ? ORDER BY story, time",
      arguments: [publication, key.description])
    return Dictionary(grouping: rows) { $0["story"] as Int }.mapValues { $0.map(Revisit.init) }
  }

  func record(_ revisit: Revisit, corrections: [Correction], story: Int, of key: EditionKey) throws {
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
    for correction in corrections { try insert(correction, key: key) }
  }
}
