public import EditionModel
import GRDB

/// One answer to whether a story was worth the time. A row says nothing about who gave it: whose it is, so that
/// a second one takes its place, only the running server knows, and only until the day ends.
public struct Answer: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case worth, not
  }

  public var key: EditionKey
  public var story: Int
  public var verdict: Verdict
  /// Empty where there is none.
  public var note: String

  public init(key: EditionKey, story: Int, verdict: Verdict, note: String = "") {
    self.key = key
    self.story = story
    self.verdict = verdict
    self.note = note
  }
}

/// What readers said of a story.
public struct Tally: Hashable, Sendable {
  public var worth = 0
  public var not = 0
  public var notes: [String] = []

  public var total: Int { worth + not }

  public init(worth: Int = 0, not: Int = 0, notes: [String] = []) {
    self.worth = worth
    self.not = not
    self.notes = notes
  }
}

enum FeedbackTable {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE feedback (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          day INTEGER NOT NULL,
          verdict TEXT NOT NULL CHECK (verdict IN ('worth', 'not')),
          note TEXT NOT NULL CHECK (length(note) <= 500),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        CREATE INDEX feedback_by_story ON feedback (publication, key, story);
        CREATE INDEX feedback_by_day ON feedback (day);
        """)
  }
}

extension Store {
  /// Writes an answer, in the place of an earlier one where there is such a row.
  ///
  /// - Parameters:
  ///   - day: days since 1970, all that is kept of the time.
  ///   - row: what this method returned for the same reader's earlier answer.
  /// - Returns: the row's number; nil where the edition or its story doesn't exist.
  public func record(_ answer: Answer, day: Int, replacing row: Int64?, publication: String = "hn") throws -> Int64? {
    guard let edition = try manifest(of: answer.key, publication: publication)?.edition,
      edition.stories.contains(where: { $0.number == answer.story })
    else { return nil }
    return try pool.write { db in
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
  }

  /// What was said of an edition's stories, by their numbers.
  public func tallies(of key: EditionKey, publication: String = "hn") throws -> [Int: Tally] {
    try tallies(
      where: "publication = ? AND key = ?", arguments: [publication, key.description]
    ).reduce(into: [:]) { $0[$1.key.story] = $1.value }
  }

  /// What was said since a day (days since 1970), by edition and story.
  public func tallies(since day: Int, publication: String = "hn") throws -> [RatedStory: Tally] {
    try tallies(where: "publication = ? AND day >= ?", arguments: [publication, day])
  }

  /// Changes whenever an answer comes that readers can see the count of.
  public func feedbackGeneration(shownFrom least: Int, publication: String = "hn") throws -> String {
    try pool.read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT coalesce(sum(n), 0) || ' ' || coalesce(sum(worth), 0) FROM (
            SELECT count(*) AS n, sum(verdict = 'worth') AS worth FROM feedback WHERE publication = ?
            GROUP BY key, story HAVING count(*) >= ?)
          """,
        arguments: [publication, least]) ?? ""
    }
  }

  private func tallies(where condition: String, arguments: StatementArguments) throws -> [RatedStory: Tally] {
    try pool.read { db in
      var tallies: [RatedStory: Tally] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT key, story, verdict, note FROM feedback WHERE \(condition) ORDER BY id", arguments: arguments)
      while let row = try rows.next() {
        guard let key = EditionKey(row["key"] as String) else { continue }
        var tally = tallies[RatedStory(key: key, story: row["story"]), default: Tally()]
        if row["verdict"] == Answer.Verdict.worth.rawValue { tally.worth += 1 } else { tally.not += 1 }
        let note: String = row["note"]
        if !note.isEmpty { tally.notes.append(note) }
        tallies[RatedStory(key: key, story: row["story"])] = tally
      }
      return tallies
    }
  }
}

/// A story of an edition that readers answered on.
public struct RatedStory: Hashable, Sendable {
  public var key: EditionKey
  public var story: Int

  public init(key: EditionKey, story: Int) {
    self.key = key
    self.story = story
  }
}
