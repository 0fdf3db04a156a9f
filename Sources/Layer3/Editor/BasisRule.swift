import EditionModel
import Selection

/// Decides what a choice is based on, from the times of the looks at the source.
struct BasisRule: Sendable, Hashable {
  /// Seconds without a look that make a gap.
  static let maximumGap: Int64 = 2 * 3600

  let basis: Basis
  /// The instant whose state decides: the cut-off, or a later look.
  let decided: Timestamp
  /// Whether somebody watched until the cut-off. Then the record alone decides.
  let isWatched: Bool

  /// Decides.
  ///
  /// - Parameters:
  ///   - looks: the times of all observations, in any order.
  ///   - start: where the window begins: the cut-off before.
  ///   - now: when the edition is made.
  init(looks: some Sequence<Int64>, start: Timestamp, cutoff: Timestamp, now: Timestamp) {
    let gap = BasisRule.maximumGap
    let seen = Set(looks).sorted().filter { $0 >= start.rawValue - gap && $0 <= cutoff.rawValue }
    isWatched = seen.last.map { $0 >= cutoff.rawValue - gap } ?? false
    guard isWatched else {
      // Nobody watched before the cut-off. The lists of now must not pose as a choice of that hour.
      let isOnTime = !seen.isEmpty && now - cutoff <= Edition.lateAfter
      basis = isOnTime ? .partial : .hindsight
      decided = max(now, cutoff)
      return
    }
    let marks = [start.rawValue] + seen.filter { $0 > start.rawValue } + [cutoff.rawValue]
    basis = zip(marks, marks.dropFirst()).allSatisfy { $1 - $0 <= gap } ? .recorded : .partial
    decided = cutoff
  }
}
