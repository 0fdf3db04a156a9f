import EditionModel
import Foundation
import Selection

/// What new weights would change, judged on the last part of a record, which they haven't seen.
struct RefitReport {
  /// Weights learned from the whole record, to be used.
  let learned: ChoiceWeights
  private let span: ClosedRange<Timestamp>
  private let split: Timestamp
  private let before: Judgement
  private let after: Judgement
  private let changed: Int
  private let picks: Int

  /// Learns and judges.
  ///
  /// - Parameter cutoffs: the cut-offs of a span.
  init(
    _ record: Refit, beside others: [Refit], weights: ChoiceWeights, cutoffs: (ClosedRange<Timestamp>) -> [Timestamp]
  ) throws {
    let day: Int64 = 86_400
    guard let span = record.span, span.upperBound - span.lowerBound >= 2 * Int64(Refit.minimumDays) * day else {
      throw CommandFailure(
        "The record is shorter than \(2 * Refit.minimumDays) days. Come back when the recorder has run for longer.")
    }
    self.span = span
    // A quarter, and at most three months, for the judgement.
    split = span.upperBound + -min((span.upperBound - span.lowerBound) / 4, 90 * day)
    let beside = others.map { $0.lessons(before: .latest) }
    guard let trial = record.weights(before: split, beside: beside, keeping: weights),
      let learned = record.weights(before: span.upperBound, beside: beside, keeping: weights)
    else {
      throw CommandFailure("The record has too few stories to learn from. Come back when the recorder has run longer.")
    }
    var whole = learned
    let first = span.lowerBound.rfc3339().prefix(10)
    whole.origin = "learned from \(first) to \(span.upperBound.rfc3339().prefix(10))"
    self.learned = whole
    // What grew on until the end can't be judged yet.
    let moments = cutoffs(split...(span.upperBound + -Refit.ripening)).filter(record.isSteady)
    let old = record.decisions(at: moments, with: weights)
    let new = record.decisions(at: moments, with: trial)
    before = record.judge(old)
    after = record.judge(new)
    picks = old.reduce(0) { $0 + $1.picks.count }
    changed = zip(old, new).reduce(0) { $0 + Set($1.1.picks).subtracting($1.0.picks).count }
  }

  /// The report for people.
  ///
  /// - Parameters:
  ///   - records: the paths that were given, for the advice at the end.
  ///   - output: the file that the weights are written to. Nil if they aren't written.
  func text(records: [String], output: String?) -> String {
    func row(_ name: String, _ judgement: Judgement) -> String {
      name.padding(toLength: 22, withPad: " ", startingAt: 0)
        + String(format: "%.3f   %.3f", judgement.hit, judgement.value)
    }
    let path = output ?? "weights.txt"
    let again = records.map { "--refit \($0)" }.joined(separator: " ")
    return """
      The record reaches from \(span.lowerBound.rfc3339()) to \(span.upperBound.rfc3339()).
      \(before.editions) editions from \(split.rfc3339().prefix(10)) on are judged. The new weights saw nothing of that time.

                            hit     value
      \(row("weights in use", before))
      \(row("new weights", after))

      \(changed) of \(picks) picks would differ. Hit is the share of each window's ten best that was carried; value is the
      points that the picks ended with, as a share of the best ten's.
      \(output == nil
        ? "Nothing is written. To keep the new weights, add --output FILE: select \(again) --output \(path)"
        : "The weights, learned from the whole record, are in \(path). Nothing uses them yet.")
      To use them, write into the settings file: choice-weights = \(path)
      """
  }
}
