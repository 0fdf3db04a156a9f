import EditionModel
import GRDB

/// The journal's table. Rows are only added.
enum Journal {
  @discardableResult
  static func append(
    _ act: JournalEntry.Act, _ detail: [String: String], at date: Timestamp, in db: Database
  ) throws -> JournalEntry {
    let last = try entries(in: db, "ORDER BY number DESC LIMIT 1").first
    let entry = try JournalEntry(after: last, date: date, act: act, detail: detail)
    try db.execute(
      sql: "INSERT INTO journal (number, date, act, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.number, entry.date.rawValue, entry.act,
        String(decoding: try CanonicalJSON.encode(entry.detail), as: UTF8.self), entry.previous, entry.hash,
      ])
    return entry
  }

  static func entries(
    in db: Database, _ clause: String = "ORDER BY number", _ arguments: StatementArguments = []
  ) throws -> [JournalEntry] {
    try Row.fetchAll(
      db, sql: "SELECT number, date, act, detail, previous, hash FROM journal \(clause)", arguments: arguments
    ).map { row in
      let detail: String = row["detail"]
      return JournalEntry(
        number: row["number"], date: Timestamp(row["date"]), act: row["act"],
        // An unreadable detail has another hash than the one written: `verify` finds it.
        detail: (try? CanonicalJSON.decode([String: String].self, from: Array(detail.utf8))) ?? [:],
        previous: row["previous"], hash: row["hash"])
    }
  }

  static func last(_ act: JournalEntry.Act, in db: Database) throws -> JournalEntry? {
    try entries(in: db, "WHERE act = ? ORDER BY number DESC LIMIT 1", [act.rawValue]).first
  }

  static func verify(_ entries: [JournalEntry]) throws -> JournalEntry? {
    var last: JournalEntry?
    for (index, entry) in entries.enumerated() {
      guard entry.number == index + 1, entry.previous == last?.hash ?? JournalEntry.origin,
        try entry.computedHash() == entry.hash
      else { throw StoreError.journalBroken(index + 1) }
      last = entry
    }
    return last
  }
}
