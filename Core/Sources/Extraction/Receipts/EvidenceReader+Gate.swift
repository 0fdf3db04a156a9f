import HTML

/// A box with something to do in the place where a text would go on.
///
/// Why: walls ask for money, an account, an answer or a code, in any words and any language. What they share is their
/// place, directly below the last paragraph and in the same box as it.
extension EvidenceReader {
  /// Reads whether the column of the text ends in such a box, from 0 to 1.
  mutating func readGate() {
    guard let (column, last) = columnOfText() else { return }
    var strength: Float = 0
    var place = Int(scan.elements[last].end)
    while place < Int(scan.elements[column].end) {
      strength = max(strength, gateStrength(of: place))
      place = Int(scan.elements[place].end)
    }
    evidence.features[.gate] = strength
  }

  /// The element whose paragraphs hold most of the kept text, and the last of these paragraphs.
  private func columnOfText() -> (column: Int, last: Int)? {
    var words: [Int32: Int] = [:]
    var last: [Int32: Int32] = [:]
    for (index, unit) in scan.units.enumerated()
    where selector.kept[index] && unit.tally.words >= 10 && unit.tally.stops > 0 {
      let element = scan.elements[Int(unit.element)]
      guard element.tag == .p || element.tag == .div, element.parent > 0 else { continue }
      words[element.parent, default: 0] += unit.tally.words
      last[element.parent] = unit.element
    }
    // The first of equals, so that the same page always has the same column.
    guard let column = words.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, let end = last[column] else {
      return nil
    }
    return (Int(column), Int(end))
  }

  private func gateStrength(of place: Int) -> Float {
    let element = scan.elements[place]
    guard element.words > 0, element.words <= 60, element.images == 0, element.tag != .p, element.tag != .footer,
      element.surroundings.isDisjoint(with: [.comments, .navigation, .hidden])
    else { return 0 }
    let hasField = [Tag.button, .input].contains { document.contains($0, below: element.node, limit: 120) }
    var hasHeading = false
    var links = 0
    for inner in place..<Int(element.end) {
      switch scan.elements[inner].tag {
      case .h2, .h3, .h4, .h5: hasHeading = true
      case .a:
        links += 1
        // A script makes such a link do something.
        let leads = document.withAttribute(.href, of: scan.elements[inner].node) { $0.count > 1 } ?? false
        if !leads { return 1 }
      default: break
      }
    }
    if hasField { return 1 }
    return hasHeading && links > 0 && links <= 3 ? 0.5 : 0
  }
}
