import HTML

extension PageScan {
  /// Keeps the text of `noscript` only if it holds the page.
  ///
  /// Why: some forums show the whole thread there to readers without scripts.
  mutating func chooseNoscript() {
    var inside = 0
    var outside = 0
    for unit in units {
      if elements[Int(unit.element)].surroundings.contains(.noscript) {
        inside += unit.tally.words
      } else {
        outside += unit.tally.words
      }
    }
    guard inside > 0 else { return }
    isNoscript = inside > 60 && inside > 2 * outside
    guard !isNoscript else { return }
    units.removeAll { elements[Int($0.element)].surroundings.contains(.noscript) }
    for element in elements where element.tag == .noscript { silent.append(element.node) }
  }

  /// Joins the units of each plain list, small table and preformatted text, and drops units without a word.
  mutating func mergeAtoms(in document: HTMLDocument) {
    markAtoms()
    var merged: [TextUnit] = []
    merged.reserveCapacity(units.count)
    for var unit in units {
      let atom = elements[Int(unit.element)].atom
      if atom >= 0 {
        unit.element = atom
        if let last = merged.last, last.element == atom {
          merged[merged.count - 1].tally.append(unit.tally)
          merged[merged.count - 1].texts = last.texts.lowerBound..<unit.texts.upperBound
          merged[merged.count - 1].hashes = last.hashes.lowerBound..<unit.hashes.upperBound
          continue
        }
      }
      merged.append(unit)
    }
    units = merged.filter { $0.tally.plainWords > 0 }
  }

  private mutating func markAtoms() {
    var characters = [Int32](repeating: 0, count: elements.count)
    var cells = [Int32](repeating: 0, count: elements.count)
    var isCompound = [Bool](repeating: false, count: elements.count)
    let traits = TagTraits.byTag
    for unit in units { characters[Int(unit.element)] += Int32(clamping: unit.tally.characters) }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      let parent = Int(elements[index].parent)
      let trait = TagTraits.of(elements[index].tag, in: traits)
      characters[parent] += characters[index]
      if trait.contains(.cell) { cells[index] += 1 }
      cells[parent] += cells[index]
      if isCompound[index] || trait.contains(.compound) { isCompound[parent] = true }
    }
    for index in elements.indices.dropFirst() {
      let above = elements[Int(elements[index].parent)].atom
      if above >= 0 {
        elements[index].atom = above
      } else if elements[index].tag == .pre
        || !isCompound[index] && TagTraits.of(elements[index].tag, in: traits).contains(.list)
        || !isCompound[index] && elements[index].tag == .table && cells[index] >= 4
          && characters[index] < cells[index] * 120
      {
        elements[index].atom = Int32(index)
      }
    }
  }

  /// Adds each unit to the totals of all elements around it.
  mutating func addTotals() {
    for unit in units {
      let words = Int32(clamping: unit.tally.words)
      elements[Int(unit.element)].words += words
      elements[Int(unit.element)].characters += Int32(clamping: unit.tally.characters)
      elements[Int(unit.element)].linkCharacters += Int32(clamping: unit.tally.linkCharacters)
      elements[Int(unit.element)].prose += Int32(clamping: proseWords(of: unit))
      elements[Int(unit.element)].units += 1
      if words < 6 { elements[Int(unit.element)].shortUnits += 1 }
    }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      if elements[index].tag == .img { elements[index].images += 1 }
      let element = elements[index]
      let parent = Int(element.parent)
      elements[parent].words += element.words
      elements[parent].characters += element.characters
      elements[parent].linkCharacters += element.linkCharacters
      elements[parent].prose += element.prose
      elements[parent].units += element.units
      elements[parent].shortUnits += element.shortUnits
      elements[parent].images += element.images
    }
  }

  /// Returns the number of words of a unit that reads as prose or is preformatted, else 0.
  func proseWords(of unit: TextUnit) -> Int {
    let tally = unit.tally
    let isProse = tally.words >= 15 && tally.stops > 0 && tally.linkCharacters * 3 < tally.characters
    return isProse || elements[Int(unit.element)].tag == .pre ? tally.words : 0
  }
}
