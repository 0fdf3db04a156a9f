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
      && !(scan.units[index].tally.words <= 60 && line(index).isInterface)
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
      if scan.units[index].tally.words <= 80 { lines.append(line(index)) }
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

  /// Returns whether an element only folds and unfolds what the page already holds, and loads nothing.
  private func isToggle(_ node: NodeID) -> Bool {
    document.isElement(node, .label) || document.isElement(node, .summary)
      || document.hasAttribute(.ariaExpanded, of: node)
      || evidence.features[.hiddenShare] > 0.1 || evidence.features[.folded] > 0
  }

  private func lastNode(of unit: Int) -> NodeID {
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

  // MARK: - One text on several pages

  /// Returns the small whole numbers that are the texts of a unit: the links of a pagination.
  private func numbers(of unit: Int) -> [Int] {
    guard scan.units[unit].tally.digits > 0, scan.units[unit].tally.words <= 24 else { return [] }
    var numbers: [Int] = []
    for node in scan.texts[scan.units[unit].texts] {
      document.withText(of: node) { text in
        var number: Int?
        for i in text.indices {
          if text[i] >= 0x30, text[i] <= 0x39 {
            number = min(999, (number ?? 0) * 10 + Int(text[i] - 0x30))
          } else if text[i] > 0x20 {
            number = nil
            return
          }
        }
        if let number { numbers.append(number) }
      }
    }
    return numbers
  }

  /// Recognises "Page 1 of 4" and "1/4".
  private func isPageOfSeveral(_ unit: Int) -> Bool {
    let tally = scan.units[unit].tally
    guard tally.words <= 5, tally.digits >= 2, tally.digits <= 3 else { return false }
    var bytes: [UInt8] = []
    appendText(of: unit, to: &bytes)
    let numbers = bytes.split(whereSeparator: { $0 < 0x30 || $0 > 0x39 }).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    return numbers.count == 2 && numbers[0] == 1 && (2...40).contains(numbers[1])
  }

  /// Finds the longest run of consecutive numbers from 1 or 2.
  private struct PageRun {
    private var next = 0
    private var length = 0
    private(set) var longest = 0
    static let firstOfSeveral = PageRun(next: 0, length: 0, longest: 3)

    init() {}

    private init(next: Int, length: Int, longest: Int) {
      (self.next, self.length, self.longest) = (next, length, longest)
    }

    mutating func add(_ number: Int) {
      length = number == next ? length + 1 : number == 1 || number == 2 ? 1 : 0
      next = number + 1
      longest = max(longest, min(9, length))
    }
  }

  // MARK: - Marks in the markup

  private static let wallNames: [StaticString] = [
    "wall", "gate", "premium", "subscri", "upsell", "member", "meter", "offer", "barrier", "regist", "lock", "purchase",
    "promo", "preview", "abo-", "restrict", "checkout", "pay-", "cta",
  ]
  private static let fadeNames: [StaticString] = [
    "fade", "gradient", "blur", "mask", "overlay", "trunc", "clamp", "ellipsis",
  ]
  private static let foldNames: [StaticString] = ["collaps", "expand", "fold", "clamp", "read-more", "readmore"]

  private mutating func readMarks(after end: Int, until stop: Int) {
    var empty = 0
    let from = Int(scan.units[end].element)
    let to = stop < scan.units.count ? Int(scan.units[stop].element) : scan.elements.count
    for index in from + 1..<max(from + 1, min(to, from + 60)) {
      let element = scan.elements[index]
      if Int(element.end) == index + 1, element.words == 0, element.tag == .div || element.tag == .section {
        empty += 1
      }
      if has(Self.wallNames, element.node) { evidence.features.set(.wallBox, true) }
      if has(Self.fadeNames, element.node) || isFaded(element.node) { evidence.features.set(.fades, true) }
    }
    let node = lastNode(of: end)
    let edge = stop < scan.units.count ? scan.texts[scan.units[stop].texts].first : nil
    for frame in scan.silent where frame > node {
      if let edge, frame > edge { break }
      guard document.isElement(frame, .iframe) || document.isElement(frame, .template) else { continue }
      if has(Self.wallNames, frame) { evidence.features.set(.wallBox, true) }
    }
    var place = from
    while place > 0 {
      let element = scan.elements[place]
      if element.tag != .body, element.tag != .html {
        if has(Self.foldNames, element.node) { evidence.features.set(.folded, true) }
        if has(Self.fadeNames, element.node) || isFaded(element.node) { evidence.features.set(.fades, true) }
      }
      place = Int(element.parent)
    }
    evidence.features.set(.afterEmpty, min(5, empty))
  }

  private func has(_ words: [StaticString], _ node: NodeID) -> Bool {
    for name in [AttributeName.class, .id, .src] {
      let isThere = document.withAttribute(name, of: node) { names in
        words.contains { names.containsIgnoringCase($0) }
      }
      if isThere == true { return true }
    }
    return false
  }

  private func isFaded(_ node: NodeID) -> Bool {
    document.withAttribute(.style, of: node) { style in
      style.containsIgnoringCase("gradient") || style.containsIgnoringCase("mask-image")
        || style.containsIgnoringCase("blur(")
    } ?? false
  }
}

/// A short text of a page, classified by what it asks of its reader.
struct InterfaceLine {
  let counts: ConceptBook.Counts
  let prices: Int
  /// How clearly it says that the text continues: 3 says so, 2 nearly, 1 asks for something, 0 no.
  let continues: Int
  /// Whether it asks for money, an account or an application.
  let wants: Bool
  /// Whether it loads newer or older entries.
  let grows: Bool
  /// Whether it names the original of what is shown.
  let pointsElsewhere: Bool
  let isLink: Bool
  /// Whether so many of its words are interface words that it isn't part of a text.
  let isInterface: Bool

  /// Where a line was found.
  enum Place { case heading, line, toggle }

  init(_ text: Span<UInt8>, place: Place, isLink: Bool) {
    self.isLink = isLink
    let counts = ConceptBook.shared.counts(in: text)
    self.counts = counts
    prices = EvidenceReader.prices(in: text)
    let density = Double(counts.covered + prices) / Double(max(1, counts.words))
    isInterface = density >= 0.4 && counts.words <= 14 || density >= 0.35 && counts[.visitor] > 0
    let isDense = density >= 0.3
    let asks = counts.different([.subscription, .account, .app, .shop]) > 0 || prices > 0
    wants = isDense && asks && counts[.support] == 0
    grows = isDense && counts[.running] > 0 && (place == .line || counts[.rest] > 0)
    pointsElsewhere = isDense && counts[.elsewhere] > 0
    var level = 0
    if isDense {
      let rest = counts[.rest] > 0
      if rest, asks || counts[.text] > 0 || counts[.visitor] > 0 {
        level = 3
      } else if asks, counts[.text] > 0 {
        level = 2
      } else if rest, place == .line, counts.words <= 6 {
        level = 2
      } else if asks {
        level = 1
      }
      if place == .toggle, !asks { level = 0 }
      if grows { level = 3 }
      if counts[.support] > 0 || counts[.ended] > 0 { level = max(0, level - 2) }
    }
    continues = level
  }
}
