import EditionModel
import Foundation
import OutsideText
import Selection

/// Explains how one story was judged at a cut-off.
struct Explanation {
  private let id: CandidateID
  private let choice: Choice
  private let walk: Walk
  private let moment: Int64

  init(of number: Int64, in choice: Choice, walk: Walk, at moment: Int64) throws {
    id = CandidateID(source: "hn", nativeID: String(number))
    guard walk.candidates[id] != nil else {
      throw CommandFailure("Story \(number) was not seen before this moment. Check the number and the time.")
    }
    self.choice = choice
    self.walk = walk
    self.moment = moment
  }

  func text() -> String {
    var lines = [line(id)]
    if let pick = (choice.picks + choice.reserves).first(where: { $0.id == id }) {
      lines.append("  " + pick.reason.text)
      lines += pick.also.map { "  also covers " + line($0) }
    }
    guard let score = choice.scores[id] else { return (lines + ["  " + absence()]).joined(separator: "\n") }
    lines.append("  score \(round(score.total)), expected to end with \(Int(score.expectedPoints)) points")
    lines += score.features.sorted { $0.key < $1.key }.map { "    \($0.key) \(round($0.value))" }
    lines.append("  among the candidates:")
    let order = choice.scores.sorted { ($0.value.total, $1.key) > ($1.value.total, $0.key) }
    let place = order.firstIndex { $0.key == id } ?? 0
    for index in order.indices where abs(index - place) <= 3 {
      lines.append("    \(index + 1). \(round(order[index].value.total)) \(line(order[index].key))")
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ id: CandidateID) -> String {
    let fate: String
    if let place = choice.picks.firstIndex(where: { $0.id == id }) {
      fate = "pick \(place + 1)"
    } else if let place = choice.reserves.firstIndex(where: { $0.id == id }) {
      fate = "reserve \(place + 1)"
    } else {
      fate = "not chosen"
    }
    return "\(id.nativeID) “\(TerminalText.line(walk.candidates[id]?.title ?? ""))” (\(fate))"
  }

  private func absence() -> String {
    if let before = walk.published.first(where: { $0.id == id && $0.cutoff.rawValue < moment }) {
      return
        "published in the edition of \(before.cutoff.rfc3339())"
    }
    if let pick = (choice.picks + choice.reserves).first(where: { $0.also.contains(id) }) {
      return "covered by " + line(pick.id)
    }
    return "not a candidate: not seen in the day before, taken down, not a story, or the same as a published one"
  }

  private func round(_ value: Double) -> String { String(format: "%.3f", value) }
}
