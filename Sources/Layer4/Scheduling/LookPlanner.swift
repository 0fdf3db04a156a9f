public import EditionModel

/// Decides when the recorder looks next, as a pure function.
public struct LookPlanner: Sendable {
  private let schedules: [Schedule]
  /// Seconds between looks.
  let interval: Int64
  /// Seconds before a cut-off at which a look is taken that would be due soon after it, so that the choice has it.
  static let ahead: Int64 = 45

  /// Creates a planner; `interval` is the number of seconds between looks.
  public init(schedule: Schedule, interval: Int64 = 600) { self.init(schedules: [schedule], interval: interval) }

  /// Creates a planner for several publications that live from one record.
  public init(schedules: [Schedule], interval: Int64 = 600) {
    self.schedules = schedules
    self.interval = interval
  }

  /// What has happened so far.
  public struct State: Hashable, Sendable {
    /// The last attempt; nil before the first.
    var last: Timestamp?
    /// How many failed in a row.
    var failures = 0

    /// Creates the state before the first look.
    public init() {}
  }

  /// Decides.
  ///
  /// - Parameter jitter: 0 to 30 seconds, which spread the looks of many installations.
  func next(_ state: State, now: Timestamp, jitter: Int64) -> Timestamp {
    guard let last = state.last else { return now }
    // The clock was set back. Waiting for the old time to come again would leave a gap.
    guard last <= now else { return now }
    guard state.failures == 0 else {
      // Quick at first, because a laptop's network comes back moments after its lid opens.
      return last + min(interval, 5 << Int64(min(state.failures - 1, 10))) + (state.failures > 3 ? jitter : 0)
    }
    let due = last + interval + jitter
    guard let cutoff = schedules.compactMap({ $0.next(after: last + Self.ahead)?.instant }).min() else { return due }
    let early = cutoff + -Self.ahead
    return due > early && early - last >= 60 ? early : due
  }
}
