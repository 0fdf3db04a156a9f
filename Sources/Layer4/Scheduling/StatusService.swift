public import EditionModel
public import Logging
public import ServiceLifecycle
public import Status
public import Storage

/// Watches how things stand, opens and closes incidents and tells them, until it is told to stop: the thin shell around
/// ``IncidentRules`` and ``AlertPolicy``.
///
/// Clock, sleep, facts and the telling are parameters.
public struct StatusService: Service {
  let publication: PublicationStore
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (_ until: Timestamp) async throws -> Void
  let facts: @Sendable (_ watchedSince: Timestamp, _ now: Timestamp) async throws -> StatusFacts
  let tell: (@Sendable (PendingAlert) async throws -> Void)?
  let logger: Logger

  /// Seconds between two looks. A look that comes much later than that shows that nobody watched in between.
  static let interval: Int64 = 30
  static let asleep: Int64 = 300

  /// - Parameters:
  ///   - facts: what is seen, given since when somebody has watched without a break.
  ///   - tell: tells the operator; nil where nobody wants to be told.
  public init(
    publication: PublicationStore, now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void,
    facts: @escaping @Sendable (_ watchedSince: Timestamp, _ now: Timestamp) async throws -> StatusFacts,
    tell: (@Sendable (PendingAlert) async throws -> Void)?, logger: Logger
  ) {
    self.publication = publication
    self.now = now
    self.sleep = sleep
    self.facts = facts
    self.tell = tell
    self.logger = logger
  }

  /// Keeps the status and sends alerts until the service is stopped.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var watch = Watch(since: now(), last: now())
      while !Task.isCancelled {
        watch = await turn(watch)
        try? await sleep(now() + Self.interval)
      }
    }
  }

  struct Watch: Sendable, Hashable {
    var since: Timestamp
    var last: Timestamp
  }

  /// One look and what follows from it.
  func turn(_ before: Watch) async -> Watch {
    let time = now()
    var watch = before
    if time - watch.last > Self.asleep || time < watch.last { watch.since = time }
    watch.last = time
    do {
      let open = try await publication.incidents(closedSince: Timestamp(.max))
      let changes = IncidentRules.changes(try await facts(watch.since, time), open: open)
      try await publication.apply(changes, at: time)
      for change in changes {
        switch change {
        case .open(let kind, _, let text):
          logger.warning("an incident opened", metadata: ["kind": "\(kind.rawValue)", "text": "\(text)"])
        case .close(let number, let ending):
          logger.notice("an incident closed", metadata: ["number": "\(number)", "text": "\(ending)"])
        }
      }
      for alert in try await publication.alerts(due: time) { try await settle(alert) }
    } catch is CancellationError {
      return watch
    } catch {
      logger.error("how things stand can't be told", metadata: ["cause": "\(error)"])
    }
    return watch
  }

  private func settle(_ alert: PendingAlert) async throws {
    // Who wants to be told from now on wants to hear of now, not of last month.
    guard let tell else { return try await publication.settle(alert, .givenUp) }
    do {
      try await tell(alert)
      try await publication.settle(alert, .sent)
    } catch let error as StoreError {
      throw error
    } catch {
      try Task.checkCancellation()
      let outcome = AlertPolicy.outcome(of: alert, at: now())
      logger.warning(
        "an alert did not get through",
        metadata: [
          "incident": "\(alert.incident.number)", "attempt": "\(alert.attempts + 1)", "cause": "\(error)",
          "next": outcome == .givenUp ? "none" : "later",
        ])
      try await publication.settle(alert, outcome)
    }
  }
}
