public import EditionModel
public import Logging
public import ServiceLifecycle

/// Looks at a source every few minutes until it is stopped: the thin shell around ``LookPlanner``.
///
/// Clock, sleep, jitter and the look itself are parameters.
public struct RecorderService: Service {
  let planner: LookPlanner
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (_ until: Timestamp) async throws -> Void
  let jitter: @Sendable () -> Int64
  let look: @Sendable (Timestamp) async throws -> Void
  let thin: @Sendable (Timestamp) async throws -> Void
  let recovered: @Sendable () -> Void
  let logger: Logger

  /// Prepares to record.
  ///
  /// - Parameters:
  ///   - jitter: gives 0 to 30 seconds.
  ///   - look: takes one look, which is kept whole or not at all.
  ///   - thin: called once a day.
  ///   - recovered: called when a look succeeds after one failed.
  public init(
    planner: LookPlanner, now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void,
    jitter: @escaping @Sendable () -> Int64 = { .random(in: 0...30) },
    look: @escaping @Sendable (Timestamp) async throws -> Void,
    thin: @escaping @Sendable (Timestamp) async throws -> Void = { _ in },
    recovered: @escaping @Sendable () -> Void = {}, logger: Logger
  ) {
    self.planner = planner
    self.now = now
    self.sleep = sleep
    self.jitter = jitter
    self.look = look
    self.thin = thin
    self.recovered = recovered
    self.logger = logger
  }

  /// Looks at the sources until the service is stopped.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var turns = Turns()
      while !Task.isCancelled { turns = await turn(turns) }
    }
  }

  struct Turns: Sendable {
    var state = LookPlanner.State()
    var thinned: Timestamp?
  }

  /// Waits once and looks once.
  func turn(_ before: Turns) async -> Turns {
    var turns = before
    do {
      let due = planner.next(turns.state, now: now(), jitter: jitter())
      if due > now() { try await sleep(due) }
      try Task.checkCancellation()
      let time = now()
      turns.state.last = time
      do {
        try await look(time)
        if turns.state.failures > 0 { recovered() }
        turns.state.failures = 0
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        turns.state.failures += 1
        // Only the first failure of an outage is logged. The counters show the others.
        logger.log(
          level: turns.state.failures == 1 ? .notice : .debug, "a look at the source failed and will be tried again",
          metadata: ["attempt": "\(turns.state.failures)", "cause": "\(error)"])
      }
      if turns.thinned.map({ abs(time - $0) >= 86_400 }) ?? true {
        turns.thinned = time
        try await thin(time)
      }
    } catch is CancellationError {
      return turns
    } catch {
      logger.error("the history couldn't be thinned", metadata: ["cause": "\(error)"])
    }
    return turns
  }
}
