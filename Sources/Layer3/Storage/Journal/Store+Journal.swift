public import EditionModel
import GRDB

extension Store {
  /// Adds an act of the operator to the journal.
  ///
  /// - Throws: ``StoreError/database(_:cause:)``.
  @discardableResult
  public func record(
    _ act: JournalEntry.Act, _ detail: [String: String] = [:], at date: Timestamp
  ) async throws -> JournalEntry {
    try await reporting { try await pool.write { try Journal.append(act, detail, at: date, in: $0) } }
  }

  /// Every act, oldest first.
  public func journal() async throws -> [JournalEntry] {
    try await reporting { try await pool.read { try Journal.entries(in: $0) } }
  }

  /// The newest entry of an act, or nil without one.
  public func lastEntry(of act: JournalEntry.Act) async throws -> JournalEntry? {
    try await reporting { try await pool.read { try Journal.last(act, in: $0) } }
  }

  /// Checks every hash and every link of the chain.
  ///
  /// - Returns: the last entry, whose hash covers all of them; nil for an empty journal.
  /// - Throws: ``StoreError/journalBroken(_:)`` with the number of the first entry that isn't what was written.
  @discardableResult
  public func verifyJournal() async throws -> JournalEntry? { try Journal.verify(await journal()) }
}
