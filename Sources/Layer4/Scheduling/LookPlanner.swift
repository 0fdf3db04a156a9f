public import EditionModel

/// When the recorder looks next, as a pure function.
public struct LookPlanner: Sendable {
  let schedule: Schedule
  /// Seconds between looks.
  let interval: Int64
  /// A look that is due soon after a cut-off comes this long before it instead, so that the choice sees how things stood.
  static let ahead: Int64 = 45

  /// Creates a planner; `interval` is the number of seconds between looks.
  public init(schedule: Schedule, interval: Int64 = 600) {
    self.schedule = schedule
    self.interval = interval
  }

  /// What happened so far.
  public struct State: Hashable, Sendable {
    /// The last try, nil before the first.
    var last: Timestamp?
    /// How many failed in a row.
    var failures = 0

    /// Creates the state before the first look.
    public init() {}
  }

  /// - Parameter jitter: seconds that spread the looks of many boxes, 0 to 30.
  func next(_ state: State, now: Timestamp, jitter: Int64) -> Timestamp {
    guard let last = state.last else { return now }
    // The clock was set back: waiting for the old time to come round again would leave a gap.
    guard last <= now else { return now }
    guard state.failures == 0 else {
      // Quick at first, since a laptop's network comes back moments after its lid opens; then no quicker than a look.
      return last + min(interval, 5 << Int64(min(state.failures - 1, 10))) + (state.failures > 3 ? jitter : 0)
    }
    let due = last + interval + jitter
    guard let cutoff = schedule.next(after: last + Self.ahead)?.instant else { return due }
    let early = cutoff + -Self.ahead
    return due > early && early - last >= 60 ? early : due
  }
}
