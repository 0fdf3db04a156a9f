import HTML

extension ArticleGaps {
  /// Keeps a paragraph that the model nearly keeps, directly beside a kept one in the same column.
  ///
  /// Why: a news agency's first paragraph begins with a place, and its last one ends with its name, so both read less like
  /// the article than the others. The paragraphs of an article are siblings.
  mutating func keepParagraphs() {
    let isBefore = kept
    for unit in kept.indices where !kept[unit] && Self.nearlyKept.contains(probabilities[unit]) {
      guard scan.units[unit].tally.words >= 15, !isHeading(unit), linkShare(unit) < 0.3,
        surroundings(unit).isDisjoint(with: Self.besideText),
        [unit - 1, unit + 1].contains(where: { other in
          isBefore.indices.contains(other) && isBefore[other] && scan.units[other].tally.words >= 8
            && tag(other) == tag(unit) && parent(other) == parent(unit)
        })
      else { continue }
      kept[unit] = true
    }
  }

  /// What is more likely was dropped for another reason: it repeats a text, or it is in a menu.
  private static let nearlyKept: Range<Float> = 0.4..<0.5

  /// Parts of a page in which siblings say nothing about each other.
  private static let besideText: Surroundings = [
    .navigation, .aside, .footer, .form, .hidden, .comments, .figure, .listItem, .table,
  ]

  private func surroundings(_ unit: Int) -> Surroundings { scan.elements[Int(scan.units[unit].element)].surroundings }
}
