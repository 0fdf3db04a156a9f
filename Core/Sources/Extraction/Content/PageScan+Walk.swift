import HTML

extension PageScan {
  /// Walks a document once.
  init(_ document: HTMLDocument, title: [UInt8], description: [UInt8], lexicon: Lexicon) {
    // The walk ends with its tables before anything here changes: what two hold is copied at the first change.
    self = PageScan.walked(
      PageWalk(document, vocabulary: Vocabulary(title: title, description: description), lexicon: lexicon))
    chooseNoscript()
    mergeAtoms(in: document)
    addTotals()
  }

  private static func walked(_ walk: consuming PageWalk) -> PageScan {
    walk.run()
    walk.scan.titleWordCount = walk.vocabulary.titleCount
    walk.scan.descriptionWordCount = walk.vocabulary.descriptionCount
    return walk.scan
  }
}

private struct PageWalk: ~Copyable {
  let document: HTMLDocument
  let vocabulary: Vocabulary
  let traits = TagTraits.byTag
  var markup: MarkupReader
  var scan = PageScan()
  /// Counts similar siblings, by parent and signature.
  var families: Families
  var openUnit = -1
  var lastWasBreak = false

  init(_ document: HTMLDocument, vocabulary: consuming Vocabulary, lexicon: Lexicon) {
    self.document = document
    self.vocabulary = vocabulary
    markup = MarkupReader(lexicon: lexicon)
    let most = min(document.nodeCount, PageScan.elementLimit) + 1
    families = Families(capacity: most)
    // Room for all of them: what isn't used costs no memory, and to grow takes twice as much.
    scan.elements.reserveCapacity(most)
    scan.texts.reserveCapacity(document.nodeCount / 4 + 1)
    scan.units.reserveCapacity(min(document.nodeCount / 8, PageScan.unitLimit) + 1)
  }

  mutating func run() {
    scan.elements.append(
      PageElement(node: document.root, parent: -1, tag: .html, surroundings: [], depth: 0))
    var blocks: [Int32] = [0]
    var open: Int32 = 0
    var current = document.firstChild(of: document.root)
    while let node = current {
      var child: NodeID?
      switch document.kind(of: node) {
      case .text: addText(node, in: open, block: blocks[blocks.count - 1])
      case .element:
        if let element = enter(node, parent: open) {
          child = document.firstChild(of: node)
          if child == nil {
            leave(element)
          } else {
            open = element
            if isBlock(element) { blocks.append(element) }
          }
        }
      default: break
      }
      if let child {
        current = child
        continue
      }
      var place = node
      while true {
        if let next = document.nextSibling(of: place) {
          current = next
          break
        }
        guard open > 0 else {
          current = nil
          break
        }
        leave(open)
        if isBlock(open) { blocks.removeLast() }
        place = scan.elements[Int(open)].node
        open = scan.elements[Int(open)].parent
      }
    }
    scan.elements[0].end = Int32(scan.elements.count)
    for index in scan.elements.indices.dropFirst() {
      scan.elements[index].alike = families.count(scan.elements[index].parent, scan.elements[index].signature)
    }
  }

  private func isBlock(_ element: Int32) -> Bool {
    TagTraits.of(scan.elements[Int(element)].tag, in: traits).contains(.block)
  }

  private mutating func leave(_ element: Int32) {
    scan.elements[Int(element)].end = Int32(scan.elements.count)
    if isBlock(element) { openUnit = -1 }
  }

  private mutating func enter(_ node: NodeID, parent: Int32) -> Int32? {
    guard let tag = document.tag(of: node) else { return nil }
    let trait = TagTraits.of(tag, in: traits)
    if trait.contains(.silent) {
      // The label of a folded part is a heading in the form of a button, or a question.
      let holder = TagTraits.of(scan.elements[Int(parent)].tag, in: traits)
      guard tag == .button, holder.contains(.heading) || opensAnswer(node, in: parent) else {
        if tag != .head { scan.silent.append(node) }
        return nil
      }
    }
    if tag == .br {
      if openUnit >= 0 {
        scan.units[openUnit].tally.breaks += 1
        if lastWasBreak { openUnit = -1 }
      }
      lastWasBreak = true
    }
    if trait.contains(.block) { openUnit = -1 }
    let above = scan.elements[Int(parent)]
    var element = PageElement(
      node: node, parent: parent, tag: tag, surroundings: above.surroundings.union(.of(tag)), depth: above.depth + 1)
    element.signature = tag.rawValue
    readAttributes(of: &element)
    if element.tag != tag, TagTraits.of(element.tag, in: traits).contains(.block) { openUnit = -1 }
    if element.marks.contains(.consent), tag != .html, tag != .body {
      scan.silent.append(node)
      return nil
    }
    guard scan.elements.count < PageScan.elementLimit else {
      scan.isCut = true
      scan.silent.append(node)
      return nil
    }
    let index = Int32(scan.elements.count)
    families.add(parent, element.signature)
    scan.elements.append(element)
    return index
  }

  /// Whether a button's label is a question that isn't one of the page's own, such as that for a forgotten password.
  private func opensAnswer(_ button: NodeID, in parent: Int32) -> Bool {
    scan.elements[Int(parent)].surroundings.isDisjoint(with: [.form, .navigation, .footer, .dialog])
      && document.isQuestion(button)
  }

  private mutating func readAttributes(of element: inout PageElement) {
    for place in 0..<document.attributeCount(of: element.node) {
      let name = document.attributeName(at: place, of: element.node)
      guard
        name == .class || name == .id || name == .role || name == .itemprop || name == .href || name == .style
          || name == .hidden || name == .ariaHidden
      else { continue }
      document.withAttribute(at: place, of: element.node) { value in
        switch name {
        case .class:
          markup.read(class: value, of: &element)
          addSurroundings(to: &element)
        case .id: readWords(value, into: &element)
        case .role:
          element.surroundings.formUnion(.of(role: value))
          readWords(value, into: &element)
          if let tag = TableRoles.tag(value, of: element.tag), tag == .table || element.surroundings.contains(.table) {
            element.tag = tag
            if tag == .table { element.surroundings.insert(.table) }
          }
        case .itemprop:
          if value.isEqual(to: "articleBody") || value.isEqual(to: "text") {
            element.surroundings.insert(.articleBody)
          }
          readWords(value, into: &element)
        case .href: if element.tag == .a { element.surroundings.insert(.link) }
        case .style:
          if value.containsIgnoringCase("display:none") || value.containsIgnoringCase("display: none")
            || value.containsIgnoringCase("visibility:hidden") || value.containsIgnoringCase("visibility: hidden")
          {
            element.surroundings.insert(.hidden)
          }
        case .hidden: element.surroundings.insert(.hidden)
        case .ariaHidden: if value.isEqual(to: "true") { element.surroundings.insert(.ariaHidden) }
        default: break
        }
      }
    }
  }

  private func readWords(_ value: Span<UInt8>, into element: inout PageElement) {
    markup.read(value, of: &element)
    addSurroundings(to: &element)
  }

  private func addSurroundings(to element: inout PageElement) {
    guard element.tag != .body, element.tag != .html else { return }
    if element.marks.contains(.comments) { element.surroundings.insert(.comments) }
    if element.marks.contains(.modal), element.tag == .div { element.surroundings.insert(.dialog) }
  }

  private mutating func addText(_ node: NodeID, in open: Int32, block: Int32) {
    guard !document.isBlankText(node) else { return }
    lastWasBreak = false
    if openUnit < 0 {
      guard scan.units.count < PageScan.unitLimit else {
        scan.isCut = true
        scan.silent.append(node)
        return
      }
      openUnit = scan.units.count
      scan.units.append(
        TextUnit(
          element: block, wrapper: open, texts: scan.texts.count..<scan.texts.count,
          hashes: scan.wordHashes.count..<scan.wordHashes.count))
    }
    scan.texts.append(node)
    let surroundings = scan.elements[Int(open)].surroundings
    var tally = scan.units[openUnit].tally
    document.withText(of: node) { text in
      tally.add(
        text, surroundings: surroundings, vocabulary: vocabulary, hashes: &scan.wordHashes, limit: PageScan.wordLimit)
    }
    let unit = scan.units[openUnit]
    scan.units[openUnit].tally = tally
    scan.units[openUnit].texts = unit.texts.lowerBound..<scan.texts.count
    scan.units[openUnit].hashes = unit.hashes.lowerBound..<scan.wordHashes.count
  }
}

/// Counts pairs of numbers by open addressing.
///
/// Why: one entry for each element is too many for a dictionary.
private struct Families: ~Copyable {
  private var slots: [(parent: Int32, signature: UInt32, count: Int32)]
  private let mask: Int

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: (-1, 0, 0), count: size)
    mask = size - 1
  }

  @inline(__always)
  private borrowing func place(_ parent: Int32, _ signature: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: (UInt32(bitPattern: parent) &* 0x9E37_79B1) ^ signature) & mask
    while slots[place].count > 0, slots[place].parent != parent || slots[place].signature != signature {
      place = (place + 1) & mask
    }
    return place
  }

  mutating func add(_ parent: Int32, _ signature: UInt32) {
    let place = place(parent, signature)
    slots[place] = (parent, signature, slots[place].count + 1)
  }

  borrowing func count(_ parent: Int32, _ signature: UInt32) -> Int32 { slots[place(parent, signature)].count }
}
