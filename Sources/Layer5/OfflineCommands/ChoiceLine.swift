import EditionModel
import Selection

/// A line of output, in the shape that DESIGN.md fixes.
struct ChoiceLine: Encodable {
  let cutoff: Int64
  let picks: [Int64]
  let reserves: [Int64]
  let reasons: [String: Reason]

  init(cutoff: Int64, choice: Choice) {
    self.cutoff = cutoff
    picks = choice.picks.compactMap { Int64($0.id.nativeID) }
    reserves = choice.reserves.compactMap { Int64($0.id.nativeID) }
    reasons = Dictionary(
      (choice.picks + choice.reserves).map { ($0.id.nativeID, $0.reason) }, uniquingKeysWith: { first, _ in first })
  }

  func json() throws -> String { String(decoding: try CanonicalJSON.encode(self), as: UTF8.self) }
}
