import EditionModel
import Storage

/// Decides when an alert is tried again, as a pure function: after one minute, two, four and so on up to two hours, for about a day.
enum AlertPolicy {
  static let maximumAttempts = 18
  /// Seconds.
  static let minimumDelay: Int64 = 60
  static let maximumDelay: Int64 = 7200

  /// Decides after one more failure.
  static func outcome(of alert: PendingAlert, at time: Timestamp) -> AlertOutcome {
    let failed = alert.attempts + 1
    guard failed < maximumAttempts else { return .givenUp }
    return .again(at: time + min(maximumDelay, minimumDelay << Int64(min(failed - 1, 10))))
  }
}
