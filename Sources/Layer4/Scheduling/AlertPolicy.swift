public import EditionModel
public import Storage

/// How often an alert is tried, as a pure function: once, then after one minute, two, four and so on up to two hours, for about a day.
public enum AlertPolicy {
  static let attempts = 18
  static let shortest: Int64 = 60
  static let longest: Int64 = 7200

  /// After one more failure.
  public static func outcome(of alert: PendingAlert, at time: Timestamp) -> AlertOutcome {
    let failed = alert.attempts + 1
    return failed >= attempts ? .givenUp : .again(at: time + min(longest, shortest << Int64(min(failed - 1, 10))))
  }
}
