public import EditionModel
public import Logging
public import ServiceLifecycle

/// Reads the threads of the newest edition once more when it is due, until it is stopped.
///
/// Clock, sleep and the reading itself are parameters.
public struct LaterService: Service {
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (_ until: Timestamp) async throws -> Void
  let listen: @Sendable (Timestamp) async throws -> Int
  let logger: Logger

  /// Seconds between two looks at whether anything is due.
  static let pause: Int64 = 600

  /// Prepares to read.
  ///
  /// - Parameter listen: reads what is due, and returns how many comments were added.
  public init(
    now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void,
    listen: @escaping @Sendable (Timestamp) async throws -> Int, logger: Logger
  ) {
    self.now = now
    self.sleep = sleep
    self.listen = listen
    self.logger = logger
  }

  /// Reads what is due until the service is stopped.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled { await turn() }
    }
  }

  /// Reads once, and waits.
  func turn() async {
    do {
      let count = try await listen(now())
      if count > 0 { logger.notice("comments were added beside an edition", metadata: ["comments": "\(count)"]) }
    } catch is CancellationError where Task.isCancelled {
      return
    } catch {
      logger.notice("threads couldn't be read again", metadata: ["cause": "\(error)"])
    }
    try? await sleep(now() + Self.pause)
  }
}
