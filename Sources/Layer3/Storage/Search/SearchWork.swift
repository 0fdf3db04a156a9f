import GRDB
import GRDBSQLite
import Synchronization

/// The work that one search may do, and whether anybody still waits for it.
///
/// SQLite counts the steps of its own machine. Work is counted, not time, so that a busy machine finds the same.
public final class SearchWork: Sendable {
  /// Steps of SQLite's machine between two looks at the rest.
  private static let stride: Int32 = 1_000

  private let left: Atomic<Int>
  private let isStopped = Atomic<Bool>(false)

  /// - Parameter steps: of SQLite's machine. With the standard, a search over ten years ends within a tenth of a second.
  public init(steps: Int = 6_000_000) { left = Atomic(steps) }

  /// Ends the search at its next look, from any thread: its reader is gone.
  public func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Whether nobody waits for the search any more.
  var hasNoReader: Bool { isStopped.load(ordering: .relaxed) }

  /// Runs a piece of a search. SQLite interrupts it once the work is spent or the reader is gone.
  ///
  /// - Returns: whether it came to its end.
  /// - Throws: `CancellationError` if the reader is gone; other errors of the body.
  func run(in db: Database, _ body: () throws -> Void) throws -> Bool {
    guard !hasNoReader else { throw CancellationError() }
    let connection = db.sqliteConnection
    sqlite3_progress_handler(
      connection, Self.stride,
      { work in
        work.map { Unmanaged<SearchWork>.fromOpaque($0).takeUnretainedValue().isSpent() } ?? false ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    do {
      try body()
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      guard !hasNoReader else { throw CancellationError() }
      return false
    }
  }

  private func isSpent() -> Bool {
    left.subtract(Int(Self.stride), ordering: .relaxed).newValue <= 0 || hasNoReader
  }
}
