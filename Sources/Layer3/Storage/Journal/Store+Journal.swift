public import EditionModel
import GRDB

extension Store {
  /// Adds an act of the operator to the journal.
  ///
  /// - Throws: ``StoreError/database(_:cause:)``.
  @discardableResult
  public func record(
    _ act: JournalEntry.Act, _ detail: [String: String] = [:], at date: Timestamp
  ) throws -> JournalEntry {
    try reporting { try pool.write { try Journal.append(act, detail, at: date, in: $0) } }
  }

  /// Every act, oldest first.
  public func journal() throws -> [JournalEntry] {
    try reporting { try pool.read { try Journal.entries(in: $0) } }
  }

  /// The newest entry of an act, nil where there was none.
  public func lastEntry(of act: JournalEntry.Act) throws -> JournalEntry? {
    try reporting {
      try pool.read { try Journal.entries(in: $0, "WHERE act = ? ORDER BY number DESC LIMIT 1", [act.rawValue]).first }
    }
  }

  /// Checks every hash and every link of the chain.
  ///
  /// - Returns: the last entry, whose hash stands for all of them; nil for an empty journal.
  /// - Throws: ``StoreError/journalBroken(_:)`` with the number of the first entry that isn't what was written.
  @discardableResult
  public func verifyJournal() throws -> JournalEntry? { try Journal.verify(journal()) }
}

/// The journal's table: rows are added, nothing else.
enum Journal {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE journal (
          number INTEGER PRIMARY KEY,
          date INTEGER NOT NULL,
          act TEXT NOT NULL,
          detail TEXT NOT NULL,
          previous TEXT NOT NULL,
          hash TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TRIGGER journal_is_kept_update BEFORE UPDATE ON journal
          BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END;
        CREATE TRIGGER journal_is_kept_delete BEFORE DELETE ON journal
          BEGIN SELECT RAISE(ABORT, 'the journal is never cut'); END;
        CREATE TRIGGER journal_is_chained BEFORE INSERT ON journal
          WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM journal)
            OR NEW.previous <> coalesce((SELECT hash FROM journal ORDER BY number DESC LIMIT 1), NEW.previous)
          BEGIN SELECT RAISE(ABORT, 'the journal is a chain'); END;
        """)
  }

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
        // What can't be read has another hash than what was written: `verify` tells it.
        detail: (try? CanonicalJSON.decode([String: String].self, from: Array(detail.utf8))) ?? [:],
        previous: row["previous"], hash: row["hash"])
    }
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
