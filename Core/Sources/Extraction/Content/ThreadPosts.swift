import HTML

/// Keeps the text of every post of a thread.
///
/// Why: the model judges each post by itself. It drops short answers, and all answers if the first post stands in a box
/// of its own. The posts of a forum share the box of their text, whatever software it runs.
struct ThreadPosts {
  private let scan: PageScan
  private(set) var kept: [Bool]

  /// The boxes with the same class within boxes of the same class.
  private struct Group {
    var boxes = 0
    var lastBox: Int32 = -1
    var words = 0
    var prose = 0
    var keptWords = 0
  }

  init(_ scan: PageScan, kept: [Bool]) {
    self.scan = scan
    self.kept = kept
  }

  mutating func run() {
    let boxes = scan.units.map { box(of: $0) }
    var groups: [UInt64: Group] = [:]
    for (index, unit) in scan.units.enumerated() {
      guard let box = boxes[index], isText(unit) else { continue }
      var group = groups[key(of: box), default: Group()]
      if group.lastBox != box { group.boxes += 1 }
      group.lastBox = box
      group.words += unit.tally.words
      if unit.tally.words >= 6 { group.prose += unit.tally.words }
      if kept[index] { group.keptWords += unit.tally.words }
      groups[key(of: box)] = group
    }
    // Equal groups are rare, but the choice must not depend on a dictionary's order.
    guard
      let posts = groups.filter({ $0.value.boxes >= 2 && $0.value.prose * 2 >= $0.value.words })
        .max(by: { ($0.value.words, $0.key) < ($1.value.words, $1.key) })
    else { return }
    let keptElsewhere = kept.indices.reduce(-posts.value.keptWords) { sum, unit in
      kept[unit] ? sum + scan.units[unit].tally.words : sum
    }
    guard posts.value.words * 2 >= keptElsewhere * 3 else { return }
    for (index, unit) in scan.units.enumerated() where !kept[index] && isPlaced(unit) {
      if let box = boxes[index], key(of: box) == posts.key { kept[index] = true }
    }
  }

  /// The nearest element around a unit that has a class.
  private func box(of unit: TextUnit) -> Int32? {
    var place = unit.element
    while place > 0 {
      let element = scan.elements[Int(place)]
      // Without a class, the signature is the name's.
      if element.signature != element.tag.rawValue { return element.tag == .body ? nil : place }
      place = element.parent
    }
    return nil
  }

  private func key(of box: Int32) -> UInt64 {
    let element = scan.elements[Int(box)]
    return UInt64(element.signature) << 32 | UInt64(scan.elements[Int(max(0, element.parent))].signature)
  }

  private func isText(_ unit: TextUnit) -> Bool {
    let isHeading = TagTraits.of(scan.elements[Int(unit.element)].tag, in: TagTraits.byTag).contains(.heading)
    return !isHeading && unit.tally.linkCharacters * 2 < unit.tally.characters && isPlaced(unit)
  }

  private func isPlaced(_ unit: TextUnit) -> Bool {
    scan.elements[Int(unit.element)].surroundings.isDisjoint(with: [.navigation, .aside, .footer, .form, .hidden])
  }
}
