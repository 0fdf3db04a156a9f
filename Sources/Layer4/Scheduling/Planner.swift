public import EditionModel

/// Decides which editions are due, as a pure function of the clock and the existing editions.
///
/// After an outage the newest is made first: a reader who opens the page wants today's edition before last Tuesday's.
public struct Planner: Sendable {
  /// The cut-offs of the publication.
  public let schedule: Schedule
  /// Seconds back from now within which missing editions are still made: a week.
  public let horizon: Int64
  /// Editions before this instant are not made: the first run doesn't owe the past.
  public let start: Timestamp

  /// Creates a planner; nothing before `start` is due, and nothing older than `horizon` seconds.
  public init(schedule: Schedule, start: Timestamp, horizon: Int64 = 7 * 86_400) {
    self.schedule = schedule
    self.start = start
    self.horizon = horizon
  }

  /// A decision.
  public enum Decision: Hashable, Sendable {
    /// Make the edition of this cut-off now.
    case make(Cutoff)
    /// Nothing is due before this instant.
    case wait(until: Timestamp)
  }

  /// Decides what to do now.
  ///
  /// - Parameters:
  ///   - sealed: the keys of the editions that exist.
  ///   - failures: failed attempts, by key.
  public func decide(now: Timestamp, sealed: Set<EditionKey>, failures: [EditionKey: Failure] = [:]) -> Decision {
    let due = schedule.cutoffs(after: earliest(now), through: now).reversed().filter { !sealed.contains($0.key) }
    if let ready = due.first(where: { failures[$0.key].map { $0.retry <= now } ?? true }) { return .make(ready) }
    let retries = due.compactMap { failures[$0.key]?.retry }
    let next = schedule.next(after: now)?.instant
    // At most an hour, because the clock may change and a laptop may sleep. With something to try again, 15 seconds:
    // the sources may come back at any moment.
    let pulse: Int64 = retries.isEmpty ? 3600 : 15
    return .wait(until: min(retries.min() ?? now + pulse, next ?? now + pulse, now + pulse))
  }

  private func earliest(_ now: Timestamp) -> Timestamp { max(start, Timestamp(now.rawValue - horizon)) }
}

/// Failed attempts to make an edition. The delay before the next one doubles each time, from half a minute to half an hour.
public struct Failure: Hashable, Sendable {
  /// How often it failed in a row.
  public var count: Int
  /// When it last failed.
  public var last: Timestamp
  /// The cause, as it was logged.
  public var cause: String?
  /// Whether the cause has passed. Then the next attempt is made at once.
  public var isOver = false

  /// Creates a failure.
  public init(count: Int, last: Timestamp, cause: String? = nil) {
    self.count = count
    self.last = last
    self.cause = cause
  }

  /// When it is tried again.
  public var retry: Timestamp { isOver ? last : last + min(1800, 30 << Int64(min(count - 1, 10))) }
}
