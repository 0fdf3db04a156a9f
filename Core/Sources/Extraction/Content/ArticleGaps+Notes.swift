import HTML

extension ArticleGaps {
  /// Keeps the parts of a boxed note between kept texts: its title, and what a fold in it holds.
  ///
  /// Why: a title such as "Tides" reads like interface, and a short answer below its question reads like a teaser.
  mutating func keepNotes(_ document: HTMLDocument) {
    for unit in kept.indices where !kept[unit] && scan.units[unit].tally.words <= 150 {
      let around = max(0, unit - 4)...min(kept.count - 1, unit + 4)
      guard around.contains(where: { $0 < unit && kept[$0] }), around.contains(where: { $0 > unit && kept[$0] }),
        let box = note(around: unit, document), isOwn(unit, below: Int32(box))
      else { continue }
      kept[unit] = true
    }
  }

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
