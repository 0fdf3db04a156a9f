import HTML

extension ArticleGaps {
  /// Keeps the steps of a guide, each with its picture, if other steps of the same shape are kept.
  ///
  /// Why: a guide in several lists lost the middle ones with all their pictures.
  mutating func keepSteps() {
    let steps = scan.elements.indices.filter { isStep($0) }
    guard steps.count >= 4 else { return }
    var shapes: [UInt64: (kept: Int, words: Int)] = [:]
    for step in steps {
      guard let range = ranges[step] else { continue }
      for unit in range where isOwnOfStep(unit, Int32(step)) {
        shapes[shape(ofStep: step), default: (0, 0)].words += scan.units[unit].tally.words
        if kept[unit] { shapes[shape(ofStep: step), default: (0, 0)].kept += scan.units[unit].tally.words }
      }
    }
    for step in steps {
      guard let words = shapes[shape(ofStep: step)], words.kept * 4 >= words.words, let range = ranges[step] else {
        continue
      }
      for unit in range where !kept[unit] && probabilities[unit] >= 0.25 && isOwnOfStep(unit, Int32(step)) {
        kept[unit] = true
      }
    }
  }

  /// The fewest words of a step's text.
  private static let leastStep = 10

  /// The most words of a step. Steps within steps are looked at again and again.
  private var longestStep: Int32 { 2000 }

  private func isStep(_ index: Int) -> Bool {
    let element = scan.elements[index]
    return element.tag == .li && element.images > 0 && element.images <= 3 && (20...longestStep).contains(element.words)
      && scan.elements[Int(max(0, element.parent))].tag == .ol
      && element.surroundings.isDisjoint(with: [.navigation, .aside, .footer, .form, .comments, .hidden])
  }

  private func shape(ofStep step: Int) -> UInt64 {
    let element = scan.elements[step]
    return UInt64(element.signature) << 32 | UInt64(UInt32(bitPattern: element.depth))
  }

  private func isOwnOfStep(_ unit: Int, _ step: Int32) -> Bool {
    let element = scan.elements[Int(scan.units[unit].element)]
    return scan.units[unit].tally.words >= Self.leastStep && !element.surroundings.contains(.hidden)
      && !isForeign(unit, below: step)
      && scan.units[unit].tally.linkCharacters * 2 <= scan.units[unit].tally.characters
  }
}
