import GRDB

extension Store {
  /// Completes the removals that withdrawals have recorded and a crash interrupted. Cheap if there is nothing to do.
  ///
  /// - Throws: ``StoreError/write(_:cause:)`` if a file can't be removed. The next call tries again.
  public func completeWithdrawals() async throws {
    guard !isReadOnly else { return }
    let folder = folder
    let recorded = try await reporting { try await pool.read { try Redaction.all(in: $0) } }
    let pending = PendingWithdrawals(folder: folder, redactions: recorded)
    try pending.removeBlobs()
    guard pending.hasArchivesToDo else { return }
    try await reporting {
      try await pool.write { db in
        try PendingWithdrawals(folder: folder, redactions: Redaction.all(in: db)).completeArchives()
      }
    }
  }
}
