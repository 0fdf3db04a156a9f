import HTML

extension ForeignParts {
  /// Drops the page's question whether it was of help, with the answers to choose from and their pictures.
  mutating func dropSurveys(_ document: HTMLDocument) {
    for unit in kept.indices where kept[unit] && scan.units[unit].tally.words <= 16 {
      guard let box = box(around: unit), scan.elements[box].words <= 60, scan.elements[box].units >= 2,
        Self.asks(scan.text(of: unit, in: document))
      else { continue }
      let inside = units(in: box, around: unit)
      guard inside.allSatisfy({ $0 == unit || isChoice($0) }) else { continue }
      for other in inside { drop(unit: other) }
    }
  }

  /// The innermost element that holds a unit and another one.
  private func box(around unit: Int) -> Int? {
    var place = Int(scan.units[unit].element)
    while place > 0, scan.elements[place].units <= 1 { place = Int(scan.elements[place].parent) }
    return place > 0 ? place : nil
  }

  /// The units of a small box, found from one of them.
  private func units(in box: Int, around unit: Int) -> ClosedRange<Int> {
    let end = scan.elements[box].end
    var (first, last) = (unit, unit)
    while first > 0, scan.units[first - 1].element >= Int32(box) { first -= 1 }
    while last + 1 < kept.count, scan.units[last + 1].element < end { last += 1 }
    return first...last
  }

  private func isChoice(_ unit: Int) -> Bool {
    let tag = scan.elements[Int(scan.units[unit].element)].tag
    return scan.units[unit].tally.words <= (tag == .ul || tag == .ol ? 30 : 6)
  }

  private static func asks(_ text: String) -> Bool {
    guard let last = text.last, "?？么吗か".contains(last) else { return false }
    let lower = text.lowercased()
    return words.contains { lower.contains($0) }
  }

  /// The word for "helpful" in the languages that occur.
  private static let words = [
    "helpful", "useful", "hilfreich", "nützlich", "utile", "útil", "nuttig", "pomocn", "przydatn", "полезн", "hjälp",
    "hjelp", "有帮助", "有幫助", "有用", "役に立", "参考になり", "도움",
  ]
}
