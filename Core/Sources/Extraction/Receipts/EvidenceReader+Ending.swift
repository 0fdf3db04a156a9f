import HTML

extension EvidenceReader {
  /// Reads how the kept text ends, and what is in the place where it would continue.
  mutating func readEnding() {
    let end = lastText()
    guard end >= 0 else { return }
    let unit = scan.units[end]
    let element = scan.elements[Int(unit.element)]
    let isStructure = element.atom >= 0
    let ending = unit.tally.ending
    evidence.features.set(.lastWords, unit.tally.words)
    evidence.features.set(.lastIsStructure, isStructure)
    evidence.features.set(.endsStop, ending == .stop || ending == .quote)
    let isOpen = !isStructure && element.tag == .p && (ending == .other || ending == .colon) && unit.tally.words >= 12
    evidence.features.set(.breaksOff, ending == .ellipsis && !isStructure ? 2 : isOpen ? 1 : 0)
    evidence.features.set(.tail, selector.kept[(end + 1)...].count { $0 })
    let stop = endOfPlace(after: end)
    readMarks(after: end, until: stop)
    readGate()
    readAfter(end, until: stop)
  }

  /// Finds the last kept unit that belongs to the text.
  /// Why: walls, appeals and teasers are often kept too, and they also end in a full stop.
  private func lastText() -> Int {
    guard last >= 0 else { return last }
    var index = last
    var steps = 0
    while index > first, steps < 16, !tells(index) {
      index -= 1
      steps += 1
    }
    guard index > first || tells(index) else { return last }
    // A demand may be a few short lines above. The lines below it don't belong to the text either.
    var place = index
    steps = 0
    while place > first, steps < 6, scan.units[place].tally.words <= 40 {
      if selector.kept[place], !isHeading(place), line(place).continues >= 2 {
        index = place - 1
        while index > first, !tells(index) { index -= 1 }
      }
      place -= 1
      steps += 1
    }
    return index
  }

  private func tells(_ index: Int) -> Bool {
    selector.kept[index] && !isHeading(index) && scan.units[index].tally.words >= 3 && !isTeaser(index)
      && !isPageOfSeveral(index)
      && !(scan.units[index].tally.words <= 60 && (line(index).isInterface || isInWallBox(index)))
  }

  /// Whether a unit is in a small box named after a wall.
  /// Why: a wall's own words may be kept, and what they say about the end is in the box around them.
  private func isInWallBox(_ index: Int) -> Bool {
    var place = Int(scan.units[index].element)
    while place > container, scan.elements[place].words <= 60, keptInside[place] * 2 < keptInside[0] {
      if hasWallName(scan.elements[place].node) { return true }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  private func isTeaser(_ index: Int) -> Bool {
    guard scan.units[index].tally.words < 60 else { return false }
    return (1...2).contains { index >= $0 && isHeading(index - $0) && leadsElsewhere(scan.units[index - $0]) }
  }

  /// Finds the first unit after the text that belongs to something else: a menu, comments, a teaser, the footer.
  private func endOfPlace(after end: Int) -> Int {
    var words = 0
    var index = end + 1
    while index < scan.units.count, index <= end + 16, words < 200 {
      let place = surroundings(of: index)
      let isInside = Int(scan.units[index].element) < Int(scan.elements[container].end)
      if place.contains(.comments) || place.contains(.navigation) && numbers(of: index).isEmpty { break }
      if !place.isDisjoint(with: [.aside, .footer]), !isInside { break }
      if isHeading(index), leadsElsewhere(scan.units[index]) { break }
      words += scan.units[index].tally.words
      index += 1
    }
    return index
  }

  // MARK: - Lines of the interface

  private func line(_ unit: Int) -> InterfaceLine {
    var bytes: [UInt8] = []
    appendText(of: unit, to: &bytes)
    let tally = scan.units[unit].tally
    let isFolding = isToggle(scan.elements[Int(scan.units[unit].wrapper)].node)
    return InterfaceLine(
      bytes.span,
      place: isHeading(unit) ? .heading : isFolding ? .toggle : .line,
      isLink: tally.linkCharacters * 2 > tally.characters)
  }

  private mutating func readAfter(_ end: Int, until stop: Int) {
    var lines: [InterfaceLine] = []
    var words = 0
    var isInside = false
    var run = PageRun()
    for index in end + 1..<max(end + 1, min(scan.units.count, stop + 4)) {
      for number in numbers(of: index) { run.add(number) }
      guard index < stop else { continue }
      words += scan.units[index].tally.words
      if Int(scan.units[index].element) < Int(scan.elements[container].end) { isInside = true }
      if isPageOfSeveral(index) { run = .firstOfSeveral }
      if scan.units[index].tally.words <= 80, !isFootnote(index) { lines.append(line(index)) }
    }
    let controls = controls(after: end, until: stop)
    lines += controls
    for element in scan.elements where element.tag == .noscript {
      guard element.node > lastNode(of: end), element.words == 0 else { continue }
      var bytes: [UInt8] = []
      document.appendText(of: element.node, to: &bytes)
      if bytes.count < 300 { lines.append(InterfaceLine(bytes.span, place: .heading, isLink: false)) }
    }
    let pages = run.longest >= 2 ? run.longest : 0
    let continues = max(lines.map(\.continues).max() ?? 0, pages > 0 ? 3 : 0)
    evidence.features.set(.continues, continues)
    evidence.features.set(.demands, lines.reduce(0) { $0 + ($1.wants ? 1 : 0) })
    evidence.features.set(.afterWords, words)
    evidence.features.set(.afterInside, isInside)
    evidence.features.set(.afterControls, min(6, controls.count))
    evidence.features.set(.afterPrices, min(4, lines.reduce(0) { $0 + $1.prices }))
    evidence.features.set(.grows, lines.contains { $0.grows })
    evidence.features.set(.ended, lines.contains { $0.counts[.ended] > 0 })
    evidence.features.set(.support, lines.contains { $0.counts[.support] > 0 })
    evidence.features.set(.pageRun, pages)
    let isQuotation = evidence.features[.quoteShare] > 0.7
    evidence.features.set(
      .quotesElsewhere,
      isAbstract(end)
        ? 2 : lines.contains { $0.pointsElsewhere || isQuotation && $0.isLink && $0.counts.words >= 2 } ? 1 : 0)
  }

  /// Returns whether a kept unit is a footnote: it may name a source.
  private func isFootnote(_ unit: Int) -> Bool {
    guard selector.kept[unit] else { return false }
    var place = Int(scan.units[unit].element)
    for _ in 0..<5 where place > 0 {
      let node = scan.elements[place].node
      if document.traits(node).contains(.footnote) { return true }
      let isNotes =
        document.withAttribute(.role, of: node) { $0.isEqual(to: "doc-endnotes") || $0.isEqual(to: "doc-footnote") }
        ?? document.withAttribute(.class, of: node) { $0.containsIgnoringCase("footnotes") } ?? false
      if isNotes { return true }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  /// Returns whether an element only folds and unfolds what the page already holds, and loads nothing.
  private func isToggle(_ node: NodeID) -> Bool {
    document.isElement(node, .label) || document.isElement(node, .summary)
      || document.hasAttribute(.ariaExpanded, of: node)
      || evidence.features[.hiddenShare] > 0.1 || evidence.features[.folded] > 0
  }

  func lastNode(of unit: Int) -> NodeID {
    scan.texts[scan.units[unit].texts].last ?? document.root
  }

  /// Returns the buttons and fields between the last text and a unit.
  private func controls(after end: Int, until stop: Int) -> [InterfaceLine] {
    let from = lastNode(of: end)
    let to = stop < scan.units.count ? scan.texts[scan.units[stop].texts].first : nil
    var lines: [InterfaceLine] = []
    for node in scan.silent where node > from {
      if let to, node > to { break }
      var bytes: [UInt8] = []
      switch document.tag(of: node) {
      case .button?: document.appendText(of: node, to: &bytes)
      case .input?:
        for name in [AttributeName.value, .placeholder] {
          guard let text = document.attribute(name, of: node), text.utf8.count < 80 else { continue }
          bytes += Array(text.utf8) + [0x20]
        }
      default: continue
      }
      if !bytes.isEmpty, bytes.count < 300 {
        lines.append(InterfaceLine(bytes.span, place: isToggle(node) ? .toggle : .line, isLink: false))
      }
    }
    return lines
  }

  /// Returns whether this is the page of a paper that shows only its abstract.
  private func isAbstract(_ end: Int) -> Bool {
    var place = Int(scan.units[end].element)
    while place > 0 {
      if scan.elements[place].marks.contains(.abstract) { return keptInside[place] * 4 >= keptInside[0] * 3 }
      place = Int(scan.elements[place].parent)
    }
    return false
  }
}
