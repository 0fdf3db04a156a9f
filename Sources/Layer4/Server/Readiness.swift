import EditionModel
import Publishing

/// Whether the newest edition is as young as it must be.
struct Readiness: Sendable {
  /// How long after a cut-off its edition may still be missing, in seconds.
  static let grace: Int64 = 15 * 60

  let schedule: Schedule

  enum Verdict: Hashable, Sendable {
    case ready(EditionKey)
    case waiting(String)
  }

  func judge(newest: EditionSummary?, now: Timestamp) -> Verdict {
    guard let newest else { return .waiting("no edition has been published yet") }
    guard let due = schedule.latest(atOrBefore: Timestamp(now.rawValue - Readiness.grace)) else {
      return .ready(newest.key)
    }
    return newest.cutoff >= due.instant
      ? .ready(newest.key) : .waiting("the edition \(due.key) is missing; the newest is \(newest.key)")
  }
}
