public import EditionModel

/// Which editions are due, as a pure function of clock and store.
///
/// After an outage they are caught up newest first: a reader who opens the page wants today's edition before
/// last Tuesday's.
public struct Planner: Sendable {
  /// The cut-offs of the publication.
  public let schedule: Schedule
  /// Seconds back from now within which missing editions are still made: a week.
  public let horizon: Int64
  /// Before this instant nothing is due: the first run does not owe the past.
  public let start: Timestamp

  /// Creates a planner; nothing before `start` is due, and nothing older than `horizon` seconds.
  public init(schedule: Schedule, start: Timestamp, horizon: Int64 = 7 * 86_400) {
    self.schedule = schedule
    self.start = start
    self.horizon = horizon
  }

  /// What the scheduler should do.
  public enum Decision: Hashable, Sendable {
    /// Make the edition of this cut-off now.
    case make(Cutoff)
    /// Nothing is due before this instant.
    case wait(until: Timestamp)
  }

  /// - Parameters:
  ///   - sealed: the keys that stand.
  ///   - failures: for cut-offs whose making failed, when and how often in a row.
  public func decide(now: Timestamp, sealed: Set<EditionKey>, failures: [EditionKey: Failure] = [:]) -> Decision {
    let due = schedule.cutoffs(after: earliest(now), through: now).reversed().filter { !sealed.contains($0.key) }
    if let ready = due.first(where: { failures[$0.key].map { $0.retry <= now } ?? true }) { return .make(ready) }
    let retries = due.compactMap { failures[$0.key]?.retry }
    let next = schedule.next(after: now)?.instant
    // An hour at the longest: a changed clock or a laptop's sleep must not be slept through. With something to try
    // again a quarter of a minute: the sources may come back at any moment.
    let pulse: Int64 = retries.isEmpty ? 3600 : 15
    return .wait(until: min(retries.min() ?? now + pulse, next ?? now + pulse, now + pulse))
  }

  private func earliest(_ now: Timestamp) -> Timestamp { max(start, Timestamp(now.rawValue - horizon)) }
}

/// An edition's making failed; it is tried again after a while that doubles each time, from half a minute to half
/// an hour.
public struct Failure: Hashable, Sendable {
  /// How often it failed in a row.
  public var count: Int
  /// When it last failed.
  public var last: Timestamp
  /// As it was told.
  public var cause: String?
  /// What it failed for has passed: it is tried at once.
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
