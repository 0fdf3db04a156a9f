import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A few threads of its own for work that waits for a disk or computes for long, with a line of bounded length.
///
/// Why: work on the threads that Swift's tasks share starves everything else. 32 readers who searched common words kept
/// `/healthz` unanswered until the watchdog ended the server.
public final class WorkPool: Sendable {
  private typealias Job = @Sendable () -> Void

  /// For pages and answers.
  public static let pages = WorkPool("pages", threads: max(2, processors), line: 128)
  /// For searches, which may take every thread of theirs without holding up a page.
  public static let searches = WorkPool("searches", threads: max(1, processors / 2), line: 32)

  private static var processors: Int { min(8, ProcessInfo.processInfo.activeProcessorCount) }

  /// Rendering nests as deep as articles do.
  private static let stackSize = 4 << 20
  /// How far the threads stand back behind those that answer what is ready.
  private static let niceness: Int32 = 5

  private let length: Int
  private let line = Mutex<[Job]>([])
  private let waiting = DispatchSemaphore(value: 0)

  /// Starts the threads. They live as long as the process.
  ///
  /// - Parameters:
  ///   - name: of the threads.
  ///   - line: how many pieces of work may wait for a thread.
  public init(_ name: String, threads: Int, line length: Int) {
    self.length = length
    for _ in 0..<threads {
      let thread = Thread { [self] in
        WorkPool.standBack()
        work()
      }
      thread.name = name
      thread.stackSize = WorkPool.stackSize
      thread.start()
    }
  }

  /// Runs a piece of work and returns what it returns.
  ///
  /// - Parameter isUrgent: whether it goes before all that waits, and is never refused. For what the server needs itself.
  /// - Throws: ``SiteError/busy`` if too much is waiting already; what the work throws.
  public func run<Result: Sendable>(
    isUrgent: Bool = false, _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = enter(isUrgent: isUrgent) { continuation.resume(with: Swift.Result(catching: work)) }
      if !isTaken { continuation.resume(throwing: SiteError.busy) }
    }
  }

  /// How many pieces of work wait for a thread.
  var waitingCount: Int { line.withLock { $0.count } }

  private func enter(isUrgent: Bool, _ job: @escaping Job) -> Bool {
    let isTaken = line.withLock { line in
      guard isUrgent || line.count < length else { return false }
      line.insert(job, at: isUrgent ? 0 : line.count)
      return true
    }
    if isTaken { waiting.signal() }
    return isTaken
  }

  private func work() {
    while true {
      waiting.wait()
      let job = line.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      job?()
    }
  }

  /// Lets the other threads of the process go first. Systems without a priority for single threads do without.
  private static func standBack() {
    #if canImport(Glibc)
      // On Linux "this process" is the calling thread.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
    #endif
  }
}
