import HTML

/// What the receipt rests on, counted over a page and what was kept of it.
struct PageEvidence {
  /// Words of all units, and of the kept ones.
  var allWords = 0
  var keptWords = 0
  /// Words of kept units that are to be read: sentences, preformatted text, tables, lists.
  var readableWords = 0
  var sentenceUnits = 0
  /// Sentences that stand in boxes repeated with a linked heading each.
  var teaserWords = 0
  var linkedHeadings = 0
  var longestUnit = 0
  /// Share of the kept characters that are links.
  var linkShare = 0.0
  /// What title and headings say, what the units near the end of the kept text say, what all short units say.
  var inHeadings: PhraseBook.Kinds = []
  var nearEnd: PhraseBook.Kinds = []
  var anywhere: PhraseBook.Kinds = []
  var inNoscript: PhraseBook.Kinds = []
  /// Units that offer something for sale or for trial.
  var offers = 0
  var links = 0
  var isMarkedAsArticle = false
  /// The last sentences kept end in an ellipsis or in the middle.
  var endsOpen = false
  var endsWithEllipsis = false
  /// Whether the kept text is one quotation.
  var isQuotation = false
  var hasPasswordField = false
  var hasChallengeMark = false
  var hasWallMark = false
  var hasPlayer = false
  var figures = 0
  /// Units that were left out.
  var droppedUnits = 0
  /// How far the choice itself may be wrong.
  var doubt = Doubt()
  /// What the page's linked data says of its content being free.
  var isFree: Bool?
}

extension PageEvidence {
  init(_ document: HTMLDocument, selector: ContentSelector) {
    let scan = selector.scan
    var lastSentence = -1
    var lastKept = -1
    var keptCharacters = 0
    var keptLinks = 0
    var quotedWords = 0
    for (index, unit) in scan.units.enumerated() {
      let tally = unit.tally
      allWords += tally.words
      guard selector.kept[index] else {
        droppedUnits += 1
        continue
      }
      let element = scan.elements[Int(unit.element)]
      let traits = TagTraits.of(element.tag, in: TagTraits.byTag)
      lastKept = index
      keptWords += tally.words
      keptCharacters += tally.characters
      keptLinks += tally.linkCharacters
      longestUnit = max(longestUnit, tally.words)
      if traits.contains(.heading) {
        if leadsElsewhere(unit, in: scan, document) { linkedHeadings += 1 }
        continue
      }
      let isLinked = tally.linkCharacters * 2 > tally.characters
      let isSentence = tally.words >= 8 && tally.stops > 0 && !isLinked
      let isStructure = element.tag == .pre || element.atom >= 0 && tally.words >= 5 && !isLinked
      if isSentence || isStructure {
        readableWords += tally.words
        if element.surroundings.contains(.quote) { quotedWords += tally.words }
        if isSentence, element.atom < 0 {
          sentenceUnits += 1
          lastSentence = index
          if isTeaser(index, in: scan, document) { teaserWords += tally.words }
        } else {
          lastSentence = index
        }
      }
    }
    doubt = Doubt(selector)
    linkShare = Double(keptLinks) / Double(max(1, keptCharacters))
    isQuotation = readableWords > 0 && quotedWords * 10 >= readableWords * 9
    readPhrases(document, selector: selector, lastKept: max(lastKept, lastSentence))
    if lastSentence >= 0 { readEnding(scan.units[lastSentence], in: scan) }
    isMarkedAsArticle = selector.facts.openGraphType == 1 || selector.facts.linkedDataType == 1
    readMarks(document, scan: scan)
  }

  /// Whether a unit follows a linked heading closely and another linked heading follows it.
  private func isTeaser(_ index: Int, in scan: PageScan, _ document: HTMLDocument) -> Bool {
    func isLinkedHeading(_ place: Int) -> Bool {
      guard scan.units.indices.contains(place) else { return false }
      let unit = scan.units[place]
      let tag = scan.elements[Int(unit.element)].tag
      return TagTraits.of(tag, in: TagTraits.byTag).contains(.heading)
        && leadsElsewhere(unit, in: scan, document)
    }
    return (1...3).contains { isLinkedHeading(index - $0) } && (1...4).contains { isLinkedHeading(index + $0) }
  }

  /// Whether a heading is a link to another page; in documentation headings link to themselves.
  private func leadsElsewhere(_ unit: TextUnit, in scan: PageScan, _ document: HTMLDocument) -> Bool {
    guard unit.tally.linkCharacters * 2 > unit.tally.characters else { return false }
    var place = Int(unit.wrapper)
    while place > 0, scan.elements[place].tag != .a { place = Int(scan.elements[place].parent) }
    return document.withAttribute(.href, of: scan.elements[place].node) { !$0.isEmpty && $0[0] != 0x23 } ?? true
  }

  private mutating func readPhrases(_ document: HTMLDocument, selector: ContentSelector, lastKept: Int) {
    let scan = selector.scan
    let book = PhraseBook.shared
    inHeadings.formUnion(book.kinds(in: selector.facts.title.span))
    let isThin = readableWords < 250
    var text: [UInt8] = []
    for (index, unit) in scan.units.enumerated() {
      let isNearEnd = index > lastKept - 3 && index <= lastKept + 8
      let isHeading = TagTraits.of(scan.elements[Int(unit.element)].tag, in: TagTraits.byTag).contains(.heading)
      // A phrase in a long paragraph is what the article is about, not what the page says to its reader.
      guard unit.tally.words <= 40, isNearEnd || isThin || isHeading && index < 12 else { continue }
      text.removeAll(keepingCapacity: true)
      for node in scan.texts[unit.texts] {
        document.appendText(of: node, to: &text)
        text.append(0x20)
      }
      let kinds = book.kinds(in: text.span)
      if isHeading, index <= lastKept || lastKept < 0 { inHeadings.formUnion(kinds) }
      if isNearEnd, lastKept >= 0 { nearEnd.formUnion(kinds) }
      if kinds.contains(.offer) { offers += 1 }
      anywhere.formUnion(kinds)
    }
    if isThin { readNoscript(document, scan: scan) }
  }

  /// What a thin page says to readers without scripts.
  private mutating func readNoscript(_ document: HTMLDocument, scan: PageScan) {
    var text: [UInt8] = []
    for element in scan.elements where element.tag == .noscript {
      text.removeAll(keepingCapacity: true)
      document.appendText(of: element.node, to: &text)
      if text.count < 400 { inNoscript.formUnion(PhraseBook.shared.kinds(in: text.span)) }
    }
  }

  private mutating func readEnding(_ unit: TextUnit, in scan: PageScan) {
    let element = scan.elements[Int(unit.element)]
    guard element.atom < 0 else { return }
    endsWithEllipsis = unit.tally.ending == .ellipsis
    endsOpen = endsWithEllipsis || unit.tally.ending == .other && unit.tally.ideographs == 0 && element.tag == .p
  }

  private mutating func readMarks(_ document: HTMLDocument, scan: PageScan) {
    for node in scan.silent {
      switch document.tag(of: node) {
      case .input?:
        if document.withAttribute(.type, of: node, { $0.containsIgnoringCase("password") }) ?? false {
          hasPasswordField = true
        }
      case .video?, .audio?: hasPlayer = true
      case .iframe?:
        let source = document.attribute(.src, of: node) ?? ""
        if source.contains("captcha") || source.contains("challenge") { hasChallengeMark = true }
        if source.contains("/embed") || source.contains("player") { hasPlayer = true }
      default: break
      }
    }
    for element in scan.elements {
      if element.tag == .figure { figures += 1 }
      if element.tag == .a, element.surroundings.contains(.link) { links += 1 }
      guard element.marks != [] else { continue }
      if element.marks.contains(.challenge) { hasChallengeMark = true }
      if element.marks.contains(.wall) { hasWallMark = true }
    }
  }
}

extension PageEvidence {
  /// Text from a script: nothing around it can say more.
  init(_ embedded: EmbeddedText) {
    allWords = embedded.words
    keptWords = allWords
    readableWords = allWords
    longestUnit = allWords
  }
}
