public import EditionModel
public import Logging
public import ServiceLifecycle
public import Status
public import Storage

/// Watches the installation, opens and closes incidents and sends alerts, until it is stopped: the thin shell around
/// ``IncidentRules`` and ``AlertPolicy``.
///
/// Clock, sleep, facts and the sending are parameters.
public struct StatusService: Service {
  let publication: PublicationStore
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (_ until: Timestamp) async throws -> Void
  let facts: @Sendable (_ watchedSince: Timestamp, _ now: Timestamp) async throws -> StatusFacts
  let send: (@Sendable (PendingAlert) async throws -> Void)?
  let logger: Logger

  /// Seconds between two looks.
  static let interval: Int64 = 30
  /// Seconds without a look after which nobody has watched: the machine slept.
  static let asleep: Int64 = 300

  /// Prepares to watch.
  ///
  /// - Parameters:
  ///   - facts: gives the facts, from the time since which somebody has watched without a break.
  ///   - send: sends an alert to the operator; nil if nobody wants alerts.
  public init(
    publication: PublicationStore, now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void,
    facts: @escaping @Sendable (_ watchedSince: Timestamp, _ now: Timestamp) async throws -> StatusFacts,
    send: (@Sendable (PendingAlert) async throws -> Void)?, logger: Logger
  ) {
    self.publication = publication
    self.now = now
    self.sleep = sleep
    self.facts = facts
    self.send = send
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

  /// Looks once and carries out what follows.
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
      logger.error("the status can't be read", metadata: ["cause": "\(error)"])
    }
    return watch
  }

  private func settle(_ alert: PendingAlert) async throws {
    // Without a channel an alert is given up: who sets one up later doesn't want last month's.
    guard let send else { return try await publication.settle(alert, .givenUp) }
    do {
      try await send(alert)
      try await publication.settle(alert, .sent)
    } catch let error as StoreError {
      throw error
    } catch {
      try Task.checkCancellation()
      let outcome = AlertPolicy.outcome(of: alert, at: now())
      logger.warning(
        "an alert couldn't be sent",
        metadata: [
          "incident": "\(alert.incident.number)", "attempt": "\(alert.attempts + 1)", "cause": "\(error)",
          "next": outcome == .givenUp ? "none" : "later",
        ])
      try await publication.settle(alert, outcome)
    }
  }
}
