import HTML

/// Keeps small parts of an article that the model doubts because they look like interface.
///
/// These parts are headings, code, tables and lists beside kept text.
///
/// Why: an outline with one long section lost the short sections around it, with their code and tables. The result
/// still looked complete.
struct ArticleGaps {
  let scan: PageScan
  let ranges: UnitRanges
  let probabilities: [Float]
  let isThread: Bool
  var kept: [Bool]
  /// Boxes of pictures that stay in place even if their text is dropped.
  var pictures: Set<Int> = []
  /// For each unit, the nearest kept unit before it, or -1.
  private var before: [Int] = []
  /// For each unit, the nearest kept unit after it, or the number of units.
  private var after: [Int] = []

  init(_ scan: PageScan, _ ranges: UnitRanges, probabilities: [Float], kept: [Bool], isThread: Bool) {
    self.scan = scan
    self.ranges = ranges
    self.probabilities = probabilities
    self.isThread = isThread
    self.kept = kept
  }

  mutating func run(_ document: HTMLDocument) {
    guard kept.contains(true), kept.contains(false) else { return }
    completeLists()
    keepSteps()
    keepPanels()
    keepPosts(document)
    keepCode(document)
    keepFigures(document)
    keepLabelledPictures(document)
    keepBetween(document)
    keepQuotes()
    keepTables()
    keepClosingLists(document)
    keepNotes(document)
    keepHeadings()
    keepFolds()
    keepEnding(document)
    // The last picture may be between the text and the closing list.
    keepFigures(document)
    keepParagraphs()
    keepQuestions()
  }

  // MARK: - Lists and tables

  /// Keeps a whole list or table if half of it is kept.
  ///
  /// Why: each item of a DokuWiki list is a box of its own, and the model judges them one by one.
  private mutating func completeLists() {
    for index in scan.elements.indices where Self.isWhole(scan.elements[index].tag) {
      let element = scan.elements[index]
      guard let range = ranges[index], range.count > 1, element.words <= 400,
        element.surroundings.isDisjoint(with: [.navigation, .footer, .form, .comments, .hidden])
      else { continue }
      // Old pages also use tables for layout.
      if element.tag == .table, range.contains(where: { scan.units[$0].tally.words > 25 }) { continue }
      var keptWords = 0
      var words = 0
      for unit in range {
        words += scan.units[unit].tally.words
        if kept[unit] { keptWords += scan.units[unit].tally.words }
      }
      guard keptWords > 0, keptWords < words, keptWords * 2 >= words else { continue }
      for unit in range where !kept[unit] && scan.units[unit].tally.words <= 40 && probabilities[unit] >= 0.2 {
        if linkShare(unit) < 0.6, isPlaced(unit, below: Int32(index)) { kept[unit] = true }
      }
    }
  }

  private func isPlaced(_ unit: Int, below element: Int32) -> Bool {
    let own = scan.elements[Int(scan.units[unit].element)].surroundings
      .subtracting(scan.elements[Int(element)].surroundings)
    return own.isDisjoint(with: [.navigation, .footer, .form, .comments, .hidden]) && !isForeign(unit, below: element)
  }

  private static func isWhole(_ tag: Tag) -> Bool { tag == .ul || tag == .ol || tag == .dl || tag == .table }

  // MARK: - Code

  /// Keeps each code box beside kept text, and the line that introduces it.
  ///
  /// Such a code box always belongs to the article, not to the page around it.
  private mutating func keepCode(_ document: HTMLDocument) {
    for unit in kept.indices where !kept[unit] && probabilities[unit] >= 0.02 {
      guard tag(unit) == .pre || probabilities[unit] >= 0.1 && isInCodeBox(unit, document) else { continue }
      let neighbours = [unit - 1, unit - 2, unit + 1, unit + 2].filter { kept.indices.contains($0) && kept[$0] }
      kept[unit] = neighbours.contains { isBeside(unit, $0) }
    }
    for unit in kept.indices.dropLast() where !kept[unit] && kept[unit + 1] {
      guard tag(unit + 1) == .pre || isAtom(unit + 1), unit > 0, kept[unit - 1], scan.units[unit].tally.words <= 25,
        linkShare(unit) < 0.5, isBeside(unit, unit + 1)
      else { continue }
      if probabilities[unit] >= 0.15 || scan.units[unit].tally.ending == .colon { kept[unit] = true }
    }
  }

  private func isInCodeBox(_ unit: Int, _ document: HTMLDocument) -> Bool {
    var place = Int(scan.units[unit].element)
    for _ in 0..<3 where place > 0 {
      let node = scan.elements[place].node
      if document.traits(node).contains(.codeBox) || document.isFragmentOfLines(node) { return true }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  // MARK: - Between

  private mutating func keepBetween(_ document: HTMLDocument) {
    findNeighbours()
    for unit in kept.indices where !kept[unit] {
      let (left, right) = (before[unit], after[unit])
      guard left >= 0, right < kept.count, unit - left <= 6, right - unit <= 6, linkShare(unit) < 0.5,
        !isHeading(unit),
        probabilities[unit] >= leastProbability(of: unit, left: left, right: right)
          || probabilities[unit] >= 0.15 && (isCell(unit) || isFormula(unit, document)),
        isPlaced(unit, beside: [left, right])
      else { continue }
      kept[unit] = true
    }
  }

  /// The lowest probability at which a part between two kept parts is kept.
  private func leastProbability(of unit: Int, left: Int, right: Int) -> Float {
    let parents = [parent(left), parent(right)]
    let element = scan.units[unit].element
    // Text directly in the column, without a box of its own, or in the same paragraph as kept text.
    if element == parents[0], element == parents[1] { return 0.1 }
    if element == scan.units[left].element || element == scan.units[right].element { return 0.3 }
    if holdsFormula(unit) { return 0.15 }
    // Short texts of the page itself, such as an advertisement's label, are just as often in the column.
    guard isAtom(unit), linkShare(unit) < 0.3 else { return 1 }
    return parents.contains(parent(unit)) ? 0.15 : 0.25
  }

  /// Whether a unit is in a table. Forums lay out their posts by tables, so there it says nothing.
  private func isCell(_ unit: Int) -> Bool {
    !isThread && scan.elements[Int(scan.units[unit].element)].surroundings.contains(.table)
  }

  /// Whether a unit's text is one displayed formula between delimiters, for a script that typesets it.
  private func isFormula(_ unit: Int, _ document: HTMLDocument) -> Bool {
    scan.units[unit].tally.words <= 60 && MathText.isDisplayed(scan.text(of: unit, in: document))
  }

  private func holdsFormula(_ unit: Int) -> Bool {
    var place = scan.units[unit].wrapper
    for _ in 0..<8 where place > 0 {
      if scan.elements[Int(place)].tag == .math { return true }
      place = scan.elements[Int(place)].parent
    }
    return false
  }

  // MARK: - Headings

  /// Keeps a heading if the text under it is kept.
  ///
  /// Why: headings such as "Comments" and "2001–2004" read like interface.
  private mutating func keepHeadings() {
    let shapes = Set(kept.indices.filter { kept[$0] && isHeading($0) }.map(shape))
    for unit in kept.indices.dropLast().reversed() where !kept[unit] {
      let next = unitAfter(heading: unit)
      guard next < kept.count, kept[next], isHeading(unit) || tag(unit) == .summary, tag(unit) != .h1,
        scan.units[unit].tally.words <= 30, linkShare(unit) < 0.5 || shapes.contains(shape(unit)),
        probabilities[unit] >= leastProbability(ofHeading: unit, over: next, isAlike: shapes.contains(shape(unit))),
        isPlaced(unit, beside: [next]),
        holds(box(around: unit, before: next), next)
      else { continue }
      kept[unit] = true
    }
  }

  /// The unit after a heading and after what is inside the heading, such as the words on a sign that copies its link.
  private func unitAfter(heading unit: Int) -> Int {
    let end = scan.elements[Int(scan.units[unit].element)].end
    var next = unit + 1
    while next < kept.count, next - unit <= 2, scan.units[next].element < end { next += 1 }
    return next
  }

  private func leastProbability(ofHeading unit: Int, over next: Int, isAlike: Bool) -> Float {
    if tag(unit) == .summary { return isAlike ? 0.2 : 0.04 }
    return opensSection(unit, with: next) ? 0.15 : isAlike ? 0.2 : 0.3
  }

  /// Whether a heading is the first text of a `section` that also holds another unit.
  private func opensSection(_ unit: Int, with next: Int) -> Bool {
    var place = parent(unit)
    for _ in 0..<5 where place > 0 {
      guard let range = ranges[Int(place)], range.lowerBound == unit else { return false }
      if scan.elements[Int(place)].tag == .section { return holds(place, next) }
      place = scan.elements[Int(place)].parent
    }
    return false
  }

  /// The innermost element that holds a heading and the text after it too.
  private func box(around unit: Int, before next: Int) -> Int32 {
    var place = parent(unit)
    while place > 0, let range = ranges[Int(place)], range.lowerBound == unit, range.upperBound < next {
      place = scan.elements[Int(place)].parent
    }
    return place
  }

  // MARK: - Ending

  /// Keeps the sections after the last kept text: a closing list of references, a table of options, a last code box.
  private mutating func keepEnding(_ document: HTMLDocument) {
    guard let last = kept.lastIndex(of: true), let root = commonElement() else { return }
    let shapes = Set(kept.indices.filter { kept[$0] && isHeading($0) }.map(shape))
    let branches = Set(kept.indices.filter { kept[$0] }.map { signature(ofBranchOf: $0, below: root) })
    var heading = isHeading(last) ? last : -1
    var isClosing = heading >= 0 && ClosingHeadings.contains(scan.text(of: last, in: document))
    for unit in kept.indices.dropFirst(last + 1).prefix(12) {
      guard isPlaced(unit, beside: [last]), holds(root, unit),
        isBranch(unit, of: root, like: branches) || isSection(unit, of: root, document)
      else { break }
      // A picture or the number of a formula doesn't end the article.
      if scan.elements[Int(scan.units[unit].element)].surroundings.contains(.figure) { continue }
      if holdsFormula(unit), probabilities[unit] >= 0.15 {
        kept[unit] = true
        continue
      }
      if !isHeading(unit), scan.units[unit].tally.words <= 1, !isAtom(unit) { continue }
      if isHeading(unit) {
        guard heading < 0 || heading != unit - 1 else { break }
        isClosing = ClosingHeadings.contains(scan.text(of: unit, in: document))
        guard isClosing || shapes.contains(shape(unit)) && probabilities[unit] >= 0.15 else { break }
        heading = unit
        continue
      }
      let isWanted =
        isClosing
        ? isAtom(unit) || probabilities[unit] >= 0.1
        : heading >= 0
          ? isAtom(unit) && linkShare(unit) < 0.5 && probabilities[unit] >= 0.05 || probabilities[unit] >= 0.3
          : isAtom(unit) && (linkShare(unit) < 0.2 || isAnnounced(unit)) && probabilities[unit] >= 0.3
      guard isWanted else { break }
      if heading == unit - 1 { kept[heading] = true }
      kept[unit] = true
      if !isClosing, heading < 0 { break }
    }
  }

  /// Whether a list directly follows a kept line with a colon at its end: its items may be links.
  private func isAnnounced(_ unit: Int) -> Bool {
    kept[unit - 1] && scan.units[unit - 1].tally.ending == .colon && parent(unit) == parent(unit - 1)
  }

  /// The innermost element that holds all kept units.
  private func commonElement() -> Int32? {
    var common: Int32 = -1
    for unit in kept.indices where kept[unit] {
      let element = scan.units[unit].element
      common = common < 0 ? element : scan.commonElement(common, element)
    }
    return common < 0 ? nil : common
  }

  /// Whether a unit is directly in an element, or in a child with the same signature as those with kept text.
  private func isBranch(_ unit: Int, of root: Int32, like branches: Set<UInt32>) -> Bool {
    let element = scan.units[unit].element
    var box = scan.elements[Int(element)].parent
    // A custom element around a list is no box of its own.
    while box > root, !scan.elements[Int(box)].tag.isKnown { box = scan.elements[Int(box)].parent }
    return element == root || box == root
      || branches.contains(signature(ofBranchOf: unit, below: root))
  }

  /// Whether a unit is in a section that begins with a closing heading.
  ///
  /// The section's class may differ from the others, such as `ltx_bibliography`.
  private func isSection(_ unit: Int, of root: Int32, _ document: HTMLDocument) -> Bool {
    var place = scan.units[unit].element
    while place > 0, scan.elements[Int(place)].parent != root { place = scan.elements[Int(place)].parent }
    guard scan.elements[Int(place)].tag == .section || scan.elements[Int(place)].tag == .div else { return false }
    guard let first = scan.units.firstIndex(where: { $0.element >= place }), isHeading(first) else { return false }
    return ClosingHeadings.contains(scan.text(of: first, in: document))
  }

  private func signature(ofBranchOf unit: Int, below root: Int32) -> UInt32 {
    var place = scan.units[unit].element
    while place > 0, scan.elements[Int(place)].parent != root { place = scan.elements[Int(place)].parent }
    return scan.elements[Int(place)].signature
  }

  // MARK: - Places

  private mutating func findNeighbours() {
    before = Array(repeating: -1, count: kept.count)
    after = Array(repeating: kept.count, count: kept.count)
    var last = -1
    for unit in kept.indices {
      before[unit] = last
      if kept[unit] { last = unit }
    }
    last = kept.count
    for unit in kept.indices.reversed() {
      after[unit] = last
      if kept[unit] { last = unit }
    }
  }

  func tag(_ unit: Int) -> Tag { scan.elements[Int(scan.units[unit].element)].tag }

  func parent(_ unit: Int) -> Int32 { scan.elements[Int(scan.units[unit].element)].parent }

  /// Whether a unit is a whole list, table or code box.
  func isAtom(_ unit: Int) -> Bool { scan.elements[Int(scan.units[unit].element)].atom >= 0 }

  func isHeading(_ unit: Int) -> Bool {
    TagTraits.of(tag(unit), in: TagTraits.byTag).contains(.heading)
  }

  func linkShare(_ unit: Int) -> Float {
    let tally = scan.units[unit].tally
    return Float(min(tally.linkCharacters, tally.characters)) / Float(max(1, tally.characters))
  }

  /// A value that is equal for headings of one rank in boxes of one class.
  private func shape(_ unit: Int) -> UInt64 {
    let element = scan.elements[Int(scan.units[unit].element)]
    let parent = scan.elements[Int(max(0, element.parent))]
    return UInt64(element.tag.rawValue) << 32 | UInt64(parent.signature)
  }

  private func holds(_ element: Int32, _ unit: Int) -> Bool {
    let place = scan.units[unit].element
    return element < 0 || place >= element && place < scan.elements[Int(element)].end
  }

  /// Whether two units are close together and the first isn't in another kind of part.
  ///
  /// Both are at most six boxes below the innermost box they share.
  func isBeside(_ unit: Int, _ other: Int) -> Bool {
    let element = scan.units[unit].element
    let common = scan.commonElement(element, scan.units[other].element)
    let depth = scan.elements[Int(element)].depth - scan.elements[Int(common)].depth
    let otherDepth = scan.elements[Int(scan.units[other].element)].depth - scan.elements[Int(common)].depth
    return depth <= 6 && otherDepth <= 6 && isPlaced(unit, beside: [other])
  }

  /// Whether a unit is only in parts of the page that also hold its kept neighbours.
  ///
  /// A unit that is alone in a sidebar or a form doesn't qualify.
  func isPlaced(_ unit: Int, beside others: [Int]) -> Bool {
    var shared: Surroundings = []
    var common = scan.units[unit].element
    for other in others {
      let element = scan.units[other].element
      shared.formUnion(scan.elements[Int(element)].surroundings)
      common = scan.commonElement(common, element)
    }
    let own = scan.elements[Int(scan.units[unit].element)].surroundings.subtracting(shared)
    guard own.isDisjoint(with: [.navigation, .aside, .footer, .form, .comments, .hidden, .noscript]) else {
      return false
    }
    return tag(unit) == .pre || !isForeign(unit, below: common)
  }

  func isForeign(_ unit: Int, below root: Int32) -> Bool {
    var place = scan.units[unit].element
    while place > root {
      if !scan.elements[Int(place)].marks.isDisjoint(with: [.foreign, .related]) { return true }
      place = scan.elements[Int(place)].parent
    }
    return false
  }
}

extension PageScan {
  /// The innermost element that holds both elements.
  func commonElement(_ a: Int32, _ b: Int32) -> Int32 {
    var (a, b) = (a, b)
    while a != b {
      if a > b { a = max(0, elements[Int(a)].parent) } else { b = max(0, elements[Int(b)].parent) }
    }
    return a
  }

  func text(of unit: Int, in document: HTMLDocument) -> String {
    var bytes: [UInt8] = []
    for text in texts[units[unit].texts] { document.appendText(of: text, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self).collapsed
  }
}
