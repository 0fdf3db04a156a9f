import GRDB

extension Store {
  /// Completes the removals that withdrawals have recorded and a crash interrupted.
  ///
  /// If there is nothing to do, it costs the names in the archive's folder, and a look at each file that a withdrawal named:
  /// no file is read.
  ///
  /// - Throws: ``StoreError/read(_:cause:)``, ``StoreError/write(_:cause:)`` if a file can't be shortened or removed. All
  ///   others are done then, and the next call tries again.
  public func completeWithdrawals() async throws {
    guard !isReadOnly else { return }
    let folder = folder
    guard try await reporting({ try await pool.read { try PendingWithdrawals(in: folder, $0).areThere } }) else {
      return
    }
    let failure = try await reporting { try await pool.write { try PendingWithdrawals(in: folder, $0).complete() } }
    if let failure { throw failure }
  }

  /// How many withdrawals are recorded.
  func withdrawals() async throws -> Int {
    try await reporting { try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM redaction") ?? 0 } }
  }
}
