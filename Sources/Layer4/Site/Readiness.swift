public import EditionModel
public import Publishing

/// Judges whether the newest edition is as young as it must be.
public struct Readiness: Sendable {
  /// How long after a cut-off its edition may still be missing, in seconds.
  private static let grace: Int64 = 15 * 60

  private let schedule: Schedule

  private let isLive: Bool

  /// Judges by a schedule.
  ///
  /// - Parameter isLive: whether editions are made. Where none are made none is missing.
  public init(schedule: Schedule, isLive: Bool = true) { (self.schedule, self.isLive) = (schedule, isLive) }

  /// What a judgement says.
  public enum Verdict: Hashable, Sendable {
    /// The newest edition is young enough.
    case ready(EditionKey)
    /// An edition is missing, with the reason in words.
    case waiting(String)
  }

  /// Judges the newest edition at an instant.
  ///
  /// - Parameters:
  ///   - newest: the newest that is what was sealed.
  ///   - damaged: newer ones that aren't.
  public func judge(newest: EditionSummary?, damaged: [EditionKey] = [], now: Timestamp) -> Verdict {
    if let key = damaged.first {
      return .waiting(
        "the edition \(key) isn't what was sealed; the newest that is: \(newest?.key.description ?? "none")")
    }
    guard let newest else { return .waiting("no edition has been published yet") }
    guard isLive else { return .ready(newest.key) }
    guard let due = schedule.latest(atOrBefore: Timestamp(now.rawValue - Readiness.grace)) else {
      return .ready(newest.key)
    }
    return newest.cutoff >= due.instant
      ? .ready(newest.key) : .waiting("the edition \(due.key) is missing; the newest is \(newest.key)")
  }
}
