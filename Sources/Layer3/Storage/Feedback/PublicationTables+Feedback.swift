import EditionModel
import GRDB

extension PublicationTables {
  func record(_ answer: Answer, day: Int, replacing row: Int64?) throws -> Int64? {
    guard let edition = try manifest(of: answer.key)?.edition,
      edition.stories.contains(where: { $0.number == answer.story })
    else { return nil }
    if answer.verdict == .brief {
      if let row {
        try db.execute(
          sql: "UPDATE brief_report SET note = ?, day = ? WHERE id = ? AND publication = ?",
          arguments: [answer.note, day, row, publication])
        if db.changesCount > 0 { return row }
      }
      try db.execute(
        sql: "INSERT INTO brief_report (publication, key, story, day, note) VALUES (?, ?, ?, ?, ?)",
        arguments: [publication, answer.key.description, answer.story, day, answer.note])
      return db.lastInsertedRowID
    }
    if let row {
      try db.execute(
        sql: "UPDATE feedback SET verdict = ?, note = ?, day = ? WHERE id = ? AND publication = ?",
        arguments: [answer.verdict.rawValue, answer.note, day, row, publication])
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

  /// The answers since a day, with the reports on briefs.
  func tallies(since day: Int) throws -> [RatedStory: Tally] {
    var tallies = try tallies(where: "publication = ? AND day >= ?", arguments: [publication, day])
    let reports = try Row.fetchCursor(
      db, sql: "SELECT key, story, note FROM brief_report WHERE publication = ? AND day >= ? ORDER BY id",
      arguments: [publication, day])
    while let row = try reports.next() {
      guard let key = EditionKey(row["key"] as String) else { continue }
      let note: String = row["note"]
      tallies[RatedStory(key: key, story: row["story"]), default: Tally()].briefReports += 1
      if !note.isEmpty {
        tallies[RatedStory(key: key, story: row["story"]), default: Tally()].notes.append("On the brief: " + note)
      }
    }
    return tallies
  }

  /// The answers about one story, without what readers added.
  func tally(of key: EditionKey, story: Int) throws -> Tally {
    let row = try Row.fetchOne(
      db, sql: "SELECT worth, others FROM tally WHERE publication = ? AND key = ? AND story = ?",
      arguments: [publication, key.description, story])
    return row.map { Tally(worth: $0["worth"], not: $0["others"]) } ?? Tally()
  }

  func lastVote() throws -> Int64 {
    try Int64.fetchOne(
      db, sql: "SELECT coalesce(max(change), 0) FROM tally WHERE publication = ?", arguments: [publication]) ?? 0
  }

  func editions(votedAfter vote: Int64, shownFrom minimum: Int) throws -> Set<EditionKey> {
    let keys = try String.fetchAll(
      db, sql: "SELECT key FROM tally WHERE publication = ? AND change > ? AND worth + others >= ?",
      arguments: [publication, vote, minimum])
    return Set(keys.compactMap { EditionKey($0) })
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
