import HTML

extension ArticleGaps {
  /// Keeps a quotation between kept texts that the text before it announces by a colon.
  mutating func keepQuotes() {
    for unit in kept.indices.dropFirst().dropLast() where !kept[unit] && kept[unit - 1] && kept[unit + 1] {
      guard scan.units[unit - 1].tally.ending == .colon, probabilities[unit] >= 0.2,
        scan.units[unit].tally.words <= 200,
        linkShare(unit) < 0.5, isInQuote(unit), isBeside(unit, unit - 1), isBeside(unit, unit + 1)
      else { continue }
      kept[unit] = true
    }
  }

  private func isInQuote(_ unit: Int) -> Bool {
    var place = scan.units[unit].element
    for _ in 0..<4 where place > 0 {
      if scan.elements[Int(place)].tag == .blockquote { return true }
      place = scan.elements[Int(place)].parent
    }
    return false
  }

  /// Keeps the list under a closing heading that other kept texts follow.
  ///
  /// Why: an encyclopaedia has "References" below "See also", whose list is nothing but links.
  mutating func keepClosingLists(_ document: HTMLDocument) {
    guard let last = kept.lastIndex(of: true) else { return }
    for unit in kept.indices.prefix(last).dropFirst() where !kept[unit] && isAtom(unit) && isHeading(unit - 1) {
      guard probabilities[unit] >= 0.35, kept[unit - 1] || probabilities[unit - 1] >= 0.3,
        let before = (max(0, unit - 3)..<(unit - 1)).last(where: { kept[$0] }), scan.units[unit - 1].tally.words <= 12,
        ClosingHeadings.contains(scan.text(of: unit - 1, in: document)), isBeside(unit, before),
        isBeside(unit - 1, before)
      else { continue }
      kept[unit] = true
      kept[unit - 1] = true
    }
  }

  /// Keeps a whole table of short cells between kept texts if its cells together are likely enough.
  ///
  /// Why: each cell of a large table is judged alone, and no cell in its middle has a kept neighbour.
  mutating func keepTables() {
    guard !isThread else { return }
    var outermostEnd: Int32 = 0
    for index in scan.elements.indices where scan.elements[index].tag == .table && index >= outermostEnd {
      // Tables within one have its cells: each of a hundred would look at all of them again.
      outermostEnd = scan.elements[index].end
      guard let range = ranges[index], range.count >= 6, !kept[range].contains(true), range.lowerBound > 0,
        range.upperBound + 1 < kept.count, kept[range.lowerBound - 1], kept[range.upperBound + 1],
        scan.elements[index].linkCharacters * 2 <= scan.elements[index].characters,
        range.allSatisfy({ scan.units[$0].tally.words <= 25 && isPlaced($0, beside: [range.lowerBound - 1]) })
      else { continue }
      let sum = range.reduce(Float(0)) { $0 + probabilities[$1] }
      guard sum >= 0.3 * Float(range.count) else { continue }
      for unit in range { kept[unit] = true }
    }
  }
}
