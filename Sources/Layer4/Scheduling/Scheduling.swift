public import EditionModel
public import Logging
public import ServiceLifecycle

/// Makes each edition when it is due, until it is stopped: the thin shell around ``Planner``.
///
/// Clock, sleep and the making itself are parameters, so a test runs a year in seconds.
///
/// The module's other services have the same shape, a pure planner in a thin shell:
/// - ``RecorderService`` around ``LookPlanner``: looks at the source.
/// - ``RevisitService`` around ``RevisitPlanner``: looks at published stories again.
/// - ``StatusService`` around ``AlertPolicy``: opens and closes incidents and sends alerts.
public struct EditionScheduler: Service {
  /// Makes the edition of a cut-off.
  public typealias Making = @Sendable (Cutoff) async throws -> Void

  let planner: Planner
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (_ until: Timestamp) async throws -> Void
  let sealed: @Sendable () async throws -> Set<EditionKey>
  let make: Making
  let failures: [EditionKey: Failure]
  let recovered: @Sendable () -> Timestamp?
  let waiting: @Sendable (Timestamp?) -> Void
  let logger: Logger

  /// Prepares to schedule.
  ///
  /// - Parameters:
  ///   - failures: attempts from before the scheduler started.
  ///   - sealed: the keys of the editions that exist.
  ///   - recovered: when the sources last answered again after an outage. What failed before it is tried at once.
  ///   - waiting: called after each attempt with the time of the next one, nil if none failed.
  public init(
    planner: Planner, failures: [EditionKey: Failure] = [:], now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void,
    sealed: @escaping @Sendable () async throws -> Set<EditionKey>, make: @escaping Making,
    recovered: @escaping @Sendable () -> Timestamp? = { nil },
    waiting: @escaping @Sendable (Timestamp?) -> Void = { _ in }, logger: Logger
  ) {
    self.planner = planner
    self.now = now
    self.sleep = sleep
    self.sealed = sealed
    self.make = make
    self.failures = failures
    self.recovered = recovered
    self.waiting = waiting
    self.logger = logger
  }

  /// Makes editions as they become due, until the service is stopped.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var failures = failures
      while !Task.isCancelled { failures = await turn(failures) }
    }
  }

  /// Makes one decision and carries it out.
  func turn(_ failures: [EditionKey: Failure]) async -> [EditionKey: Failure] {
    var failures = failures
    if let recovered = recovered() {
      for (key, failure) in failures where failure.last < recovered { failures[key]?.isOver = true }
    }
    do {
      switch planner.decide(now: now(), sealed: try await sealed(), failures: failures) {
      case .wait(let instant): try await sleep(instant)
      case .make(let cutoff):
        do {
          try await make(cutoff)
          failures[cutoff.key] = nil
        } catch let stop as CancellationError where Task.isCancelled {
          // The program ends: nothing failed, and nothing is tried again.
          throw stop
        } catch {
          let count = (failures[cutoff.key]?.count ?? 0) + 1
          // A first run without a network owes a week of editions, which all fail for one cause: it is logged once.
          let isKnown = failures.values.contains { $0.cause == "\(error)" }
          failures[cutoff.key] = Failure(count: count, last: now(), cause: "\(error)")
          logger.log(
            level: isKnown ? .debug : .error, "an edition couldn't be made and will be tried again",
            metadata: ["edition": "\(cutoff.key)", "attempt": "\(count)", "cause": "\(error)"])
        }
        waiting(failures.values.map(\.retry).min())
      }
    } catch is CancellationError where Task.isCancelled {
      return failures
    } catch {
      logger.error("the store can't be read", metadata: ["cause": "\(error)"])
      try? await sleep(now() + 30)
    }
    return failures
  }
}
