import HTML

extension ArticleGaps {
  /// Keeps the parts of a boxed note between kept texts: its title, and what a fold in it holds.
  ///
  /// Why: a title such as "Tides" reads like interface, and a short answer below its question reads like a teaser.
  mutating func keepNotes(_ document: HTMLDocument) {
    for unit in kept.indices where !kept[unit] && scan.units[unit].tally.words <= 150 {
      let around = max(0, unit - 4)...min(kept.count - 1, unit + 4)
      guard around.contains(where: { $0 < unit && kept[$0] }), let box = note(around: unit, document),
        isOwn(unit, below: Int32(box)),
        around.contains(where: { $0 > unit && kept[$0] }) || probabilities[unit] >= 0.2 && isLastNote(box, document)
      else { continue }
      kept[unit] = true
    }
  }

  /// Keeps the text of a fold whose label is kept, and folds like those of which text is kept.
  ///
  /// Why: a manual's method is a signature in a fold's label and one sentence below it, which read like a menu.
  mutating func keepFolds() {
    let shapes = Set(
      kept.indices.filter { kept[$0] && fold(around: $0) != nil }.map { scan.elements[Int(parent($0))].signature })
    for unit in kept.indices.dropFirst() where !kept[unit] && scan.units[unit].tally.words <= 150 {
      guard let box = fold(around: unit), isOwn(unit, below: Int32(box)), scan.units[unit - 1].element >= Int32(box),
        scan.elements[box].words <= 300
      else { continue }
      let isAlike = shapes.contains(scan.elements[Int(parent(unit))].signature) && probabilities[unit] >= 0.1
      guard isAlike || kept[unit - 1] && probabilities[unit] >= 0.02 else { continue }
      kept[unit] = true
      if isHeading(unit - 1) { kept[unit - 1] = true }
    }
  }

  /// The fold that a unit is in, but not in its label.
  private func fold(around unit: Int) -> Int? {
    var place = Int(scan.units[unit].element)
    guard scan.elements[place].surroundings.contains(.details) else { return nil }
    while place > 0, scan.elements[place].tag != .details {
      if scan.elements[place].tag == .summary { return nil }
      place = Int(scan.elements[place].parent)
    }
    return place > 0 ? place : nil
  }

  /// Whether a manual's note, such as "See also", ends the column of the kept texts.
  private func isLastNote(_ box: Int, _ document: HTMLDocument) -> Bool {
    guard let last = kept.lastIndex(of: true),
      document.withAttribute(.class, of: scan.elements[box].node, { $0.hasName(from: Self.manualNotes) }) == true
    else { return false }
    return scan.units[last].element >= Int32(box) || parent(last) == scan.elements[box].parent
  }

  private static let manualNotes: [StaticString] = [
    "admonition", "admonitionblock", "theme-admonition", "markdown-alert", "custom-block", "starlight-aside",
  ]

  private func note(around unit: Int, _ document: HTMLDocument) -> Int? {
    var place = Int(scan.units[unit].element)
    for _ in 0..<5 where place > 0 {
      if document.traits(scan.elements[place].node).contains(.note) { return place }
      place = Int(scan.elements[place].parent)
    }
    return nil
  }

  /// Whether a unit in a note is text, and the note is no offer.
  private func isOwn(_ unit: Int, below box: Int32) -> Bool {
    let tally = scan.units[unit].tally
    let element = scan.elements[Int(scan.units[unit].element)]
    return tally.linkCharacters * 2 <= tally.characters
      && !isForeign(unit, below: max(0, scan.elements[Int(box)].parent))
      && element.surroundings.isDisjoint(with: [.navigation, .footer, .form, .comments, .hidden])
  }
}
