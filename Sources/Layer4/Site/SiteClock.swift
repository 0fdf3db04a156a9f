public import EditionModel
import Publishing

/// What a site knows of the time: it says whether the newest edition is as new as it must be.
public struct SiteClock: Sendable {
  private let schedule: Schedule
  private let isLive: Bool
  private let now: @Sendable () -> Timestamp

  /// Makes a clock.
  ///
  /// - Parameters:
  ///   - schedule: when editions are decided.
  ///   - isLive: whether editions are made at all.
  ///   - now: the present instant.
  public init(schedule: Schedule, isLive: Bool, now: @escaping @Sendable () -> Timestamp) {
    (self.schedule, self.isLive, self.now) = (schedule, isLive, now)
  }

  /// What the clock says of the newest edition.
  func outlook(newest cutoff: Timestamp) -> Outlook {
    Outlook(newest: cutoff, schedule: schedule, isLive: isLive, now: now())
  }

  /// The latest cut-off.
  var latestCutoff: Timestamp? { schedule.latest(atOrBefore: now())?.instant }
}
