import HTML

/// Overrules the model where a page's structure is clear: the model has seen too few pages of these kinds.
///
/// Each rule reads what authors and platforms declare for other programs. Examples are accessibility roles, the
/// elements of a definition list, and class names that all status pages and paper archives share.
struct StructuralChoice {
  private let scan: PageScan
  private let isThread: Bool
  private(set) var kept: [Bool]

  init(_ scan: PageScan, kept: [Bool], isThread: Bool) {
    self.scan = scan
    self.isThread = isThread
    self.kept = kept
  }

  mutating func run(_ document: HTMLDocument) {
    dropMarked(.navigation)
    dropMarked(.dialog)
    dropNeighbours(document)
    keepDefinitions()
    keepIncidentTimes()
    keepNoteLabels()
    keepPostHeadings()
    keepAbstractAlone()
  }

  /// Drops navigation, and dialogs that the page opens over itself.
  ///
  /// Why: encyclopaedias end with boxes of links, and a box's title reads like a line of the article. The text of a dialog
  /// about cookies or about an editor's markup is prose. If a careless template marks the whole page as navigation or as a
  /// dialog, the mark is ignored. The help of an editor is longer than a short thread, but the page's heading isn't in it.
  private mutating func dropMarked(_ part: Surroundings) {
    let marked = scan.units.indices.filter { kept[$0] && surroundings(of: $0).contains(part) }
    let share = part == .dialog ? 2 : 10
    let (inside, all) = (words(in: marked), words(in: kept.indices.filter { kept[$0] }))
    guard inside * share < all || part == .dialog && all - inside >= 20 && isHelp else { return }
    for unit in marked { kept[unit] = false }
  }

  /// Whether dialogs don't have the page's own text: its heading is outside of them. A thread may have none.
  private var isHelp: Bool {
    let headings = scan.units.indices.filter { scan.elements[Int(scan.units[$0].element)].tag == .h1 }
    return headings.isEmpty ? isThread : headings.allSatisfy { !surroundings(of: $0).contains(.dialog) }
  }

  /// Drops the links to the previous and the next mail in a mailing list's archive.
  ///
  /// The archive lists them above and below each mail. Their titles read like the mail's own, and the head of the page
  /// names both.
  private mutating func dropNeighbours(_ document: HTMLDocument) {
    let lists = kept.indices.filter { index in
      let unit = scan.units[index]
      let tag = scan.elements[Int(unit.element)].tag
      return kept[index] && unit.tally.words <= 60 && unit.tally.linkCharacters > 0 && (tag == .ul || tag == .ol)
    }
    guard !lists.isEmpty, let head = document.first(.head) else { return }
    let neighbours = document.elements(withTag: .link, in: head).filter { link in
      ["prev", "previous", "next"].contains(document.attribute(.rel, of: link)?.lowercased())
    }
    let addresses = Set(neighbours.compactMap { document.attribute(.href, of: $0) })
    guard !addresses.isEmpty else { return }
    for index in lists {
      let links = document.elements(withTag: .a, in: scan.elements[Int(scan.units[index].element)].node)
      kept[index] = !links.contains { link in document.attribute(.href, of: link).map(addresses.contains) ?? false }
    }
  }

  /// Keeps definitions.
  ///
  /// Why: a manual's last section is often a heading and one signature with its sentence, short enough to look like a
  /// menu.
  private mutating func keepDefinitions() {
    for index in scan.elements.indices where scan.elements[index].tag == .dl {
      let place = scan.elements[index].surroundings
      guard !place.isDisjoint(with: [.main, .articleBody]),
        place.isDisjoint(with: [.navigation, .aside, .footer, .header, .form, .comments, .hidden, .listItem]),
        let inside = units(below: index), inside.lowerBound > 0, inside.contains(where: { !kept[$0] }),
        inside.allSatisfy({ isMostlyText($0) }), inside.contains(where: { scan.units[$0].tally.words >= 6 })
      else { continue }
      let before = inside.lowerBound - 1
      // Only directly under a heading that itself follows kept text, within one element.
      guard isHeading(before), parent(of: Int(scan.units[before].element)) == parent(of: index),
        before > 0, kept[before - 1] || kept[before]
      else { continue }
      kept[before] = true
      for unit in inside { kept[unit] = true }
    }
  }

  /// Keeps the times in an incident's report, which are half of it.
  private mutating func keepIncidentTimes() {
    for index in scan.units.indices.dropFirst()
    where !kept[index] && kept[index - 1] && scan.units[index].tally.words <= 16 {
      let element = Int(scan.units[index].element)
      guard scan.elements[element].marks.contains(.time), isBelow(.incident, element),
        parent(of: element) == parent(of: Int(scan.units[index - 1].element))
      else { continue }
      kept[index] = true
    }
  }

  /// Keeps the labels of boxed notes.
  ///
  /// Why: “Warning” above a manual's warning is one word in a box, as in sidebars. The note means less without it.
  private mutating func keepNoteLabels() {
    for index in scan.units.indices.dropLast()
    where !kept[index] && kept[index + 1] && scan.units[index].tally.words <= 6 {
      let element = Int(scan.units[index].element)
      guard scan.elements[parent(of: element)].marks.contains(.note),
        parent(of: element) == parent(of: Int(scan.units[index + 1].element))
      else { continue }
      kept[index] = true
    }
  }

  /// Keeps the headings of a thread's posts, with author and time.
  ///
  /// Why: such a heading reads like one of a sidebar. Without it, a discussion reads like a monologue.
  private mutating func keepPostHeadings() {
    for index in scan.units.indices.dropLast()
    where !kept[index] && kept[index + 1] && scan.units[index].tally.words <= 16
      && scan.units[index].tally.linkCharacters > 0 && isHeading(index)
    {
      let post = scan.elements[parent(of: Int(scan.units[index].element))]
      guard post.alike >= 2, scan.units[index + 1].element < post.end else { continue }
      kept[index] = true
    }
  }

  /// Keeps only the abstract on the page of a paper.
  ///
  /// Everything else on the page is about the paper. Journals that show the whole text have other prose.
  private mutating func keepAbstractAlone() {
    let marked = scan.elements.indices.filter { scan.elements[$0].marks.contains(.abstract) }
    guard let first = marked.first, let inside = units(below: first),
      inside.contains(where: { kept[$0] && scan.units[$0].tally.words >= 40 }),
      marked.allSatisfy({ scan.elements[$0].tag != .body && $0 < scan.elements[first].end }),
      !kept.indices.contains(where: { kept[$0] && !inside.contains($0) && scan.units[$0].tally.words >= 25 })
    else { return }
    for unit in kept.indices where !inside.contains(unit) { kept[unit] = false }
  }

  // MARK: - Places

  private func surroundings(of unit: Int) -> Surroundings { scan.elements[Int(scan.units[unit].element)].surroundings }

  private func parent(of element: Int) -> Int { max(0, Int(scan.elements[element].parent)) }

  private func isHeading(_ unit: Int) -> Bool {
    TagTraits.of(scan.elements[Int(scan.units[unit].element)].tag, in: TagTraits.byTag).contains(.heading)
  }

  private func isMostlyText(_ unit: Int) -> Bool {
    let tally = scan.units[unit].tally
    return tally.linkCharacters * 2 <= tally.characters
  }

  private func words(in units: [Int]) -> Int { units.reduce(0) { $0 + scan.units[$1].tally.words } }

  private func isBelow(_ mark: Marks, _ element: Int) -> Bool {
    var place = element
    while place > 0 {
      if scan.elements[place].marks.contains(mark) { return true }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  /// Returns the units in an element; they are in document order, like the elements.
  private func units(below element: Int) -> ClosedRange<Int>? {
    let end = Int(scan.elements[element].end)
    guard let first = scan.units.firstIndex(where: { Int($0.element) >= element && Int($0.element) < end }),
      let last = scan.units.lastIndex(where: { Int($0.element) >= element && Int($0.element) < end })
    else { return nil }
    return first...last
  }
}
