import EditionModel
import GRDB

extension PublicationTables {
  func record(_ answer: Answer, day: Int, replacing row: Int64?) throws -> Int64? {
    guard let edition = try manifest(of: answer.key)?.edition,
      edition.stories.contains(where: { $0.number == answer.story })
    else { return nil }
    if let row {
      try db.execute(
        sql: "UPDATE feedback SET verdict = ?, note = ?, day = ? WHERE id = ?",
        arguments: [answer.verdict.rawValue, answer.note, day, row])
      if db.changesCount > 0 { return row }
    }
    try db.execute(
      sql: "INSERT INTO feedback (publication, key, story, day, verdict, note) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [publication, answer.key.description, answer.story, day, answer.verdict.rawValue, answer.note])
    return db.lastInsertedRowID
  }

  func tallies(of key: EditionKey) throws -> [Int: Tally] {
    try tallies(where: "publication = ? AND key = ?", arguments: [publication, key.description])
      .reduce(into: [:]) { $0[$1.key.story] = $1.value }
  }

  func tallies(since day: Int) throws -> [RatedStory: Tally] {
    try tallies(where: "publication = ? AND day >= ?", arguments: [publication, day])
  }

  func feedbackGeneration(shownFrom minimum: Int) throws -> String {
    try String.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(n), 0) || ' ' || coalesce(sum(worth), 0) FROM (
          SELECT count(*) AS n, sum(verdict = 'worth') AS worth FROM feedback WHERE publication = ?
          GROUP BY key, story HAVING count(*) >= ?)
        """,
      arguments: [publication, minimum]) ?? ""
  }

  private func tallies(where condition: String, arguments: StatementArguments) throws -> [RatedStory: Tally] {
    var tallies: [RatedStory: Tally] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT key, story, verdict, note FROM feedback WHERE \(condition) ORDER BY id", arguments: arguments)
    while let row = try rows.next() {
      guard let key = EditionKey(row["key"] as String) else { continue }
      let story = RatedStory(key: key, story: row["story"])
      var tally = tallies[story, default: Tally()]
      if row["verdict"] == Answer.Verdict.worth.rawValue { tally.worth += 1 } else { tally.not += 1 }
      let note: String = row["note"]
      if !note.isEmpty { tally.notes.append(note) }
      tallies[story] = tally
    }
    return tallies
  }
}
