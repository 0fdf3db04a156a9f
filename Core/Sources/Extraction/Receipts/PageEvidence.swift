import HTML

/// The evidence for the receipt, counted over a page and the part of it that was kept.
struct PageEvidence {
  /// The words of all units.
  /// ``keptWords`` counts those of the kept units.
  var allWords = 0
  var keptWords = 0
  /// The words of kept units that are for reading: sentences, preformatted text, tables, lists.
  var readableWords = 0
  /// The number of units that were left out.
  var droppedUnits = 0
  /// How much of the choice itself may be wrong.
  var doubt = Doubt()
  var features = ReceiptFeatures()

  init() {}
}

extension PageEvidence {
  /// - Parameter isWhole: false to read no more than the number of words.
  init(_ document: HTMLDocument, selector: ContentSelector, url: String? = nil, isWhole: Bool = true) {
    let reader = EvidenceReader(document, selector: selector)
    self = reader.read(url: url, isWhole: isWhole)
  }

  /// Creates the evidence for a text from a script.
  /// Nothing around it can add evidence.
  init(_ embedded: EmbeddedText) {
    allWords = embedded.words
    keptWords = allWords
    readableWords = allWords
  }
}

/// Reads the evidence of one page, part by part.
struct EvidenceReader {
  let document: HTMLDocument
  let selector: ContentSelector
  var evidence = PageEvidence()
  /// The last kept unit that is more than a heading, or -1.
  var last = -1
  /// The first kept unit, or -1.
  var first = -1
  /// The number of kept words in each element.
  var keptInside: [Int32] = []
  /// The innermost element that holds nearly all kept words.
  var container = 0

  var scan: PageScan { selector.scan }

  init(_ document: HTMLDocument, selector: ContentSelector) {
    self.document = document
    self.selector = selector
  }

  func read(url: String?, isWhole: Bool) -> PageEvidence {
    var reader = self
    reader.readText(isWhole: isWhole)
    guard isWhole else { return reader.evidence }
    reader.findContainer()
    reader.readClaims(url: url)
    reader.readFurniture()
    reader.readConcepts()
    reader.readEnding()
    return reader.evidence
  }

  func tag(of unit: Int) -> Tag { scan.elements[Int(scan.units[unit].element)].tag }

  func isHeading(_ unit: Int) -> Bool { TagTraits.of(tag(of: unit), in: TagTraits.byTag).contains(.heading) }

  func surroundings(of unit: Int) -> Surroundings { scan.elements[Int(scan.units[unit].element)].surroundings }

  func appendText(of unit: Int, to bytes: inout [UInt8]) {
    for node in scan.texts[scan.units[unit].texts] {
      document.appendText(of: node, to: &bytes)
      bytes.append(0x20)
    }
  }

  // MARK: - What was kept

  /// - Parameter isWhole: false to count no more than words.
  private mutating func readText(isWhole: Bool) {
    var characters = 0
    var linkCharacters = 0
    var stops = 0
    var commas = 0
    var digits = 0
    var capitals = 0
    var longest = 0
    var sentences = 0
    var structure = 0
    var runs = 0
    var places = Shares()
    var wasKept = false
    var chance = 0.0
    keptInside = Array(repeating: 0, count: scan.elements.count)
    for (index, unit) in scan.units.enumerated() {
      let tally = unit.tally
      evidence.allWords += tally.words
      guard selector.kept[index] else {
        evidence.droppedUnits += 1
        wasKept = tally.words < 15 && wasKept
        continue
      }
      if first < 0 { first = index }
      if !wasKept { runs += 1 }
      wasKept = true
      let element = scan.elements[Int(unit.element)]
      keptInside[Int(unit.element)] += Int32(tally.words)
      evidence.keptWords += tally.words
      characters += tally.characters
      linkCharacters += tally.linkCharacters
      stops += tally.stops
      commas += tally.commas
      digits += tally.digits
      capitals += tally.capitals
      chance += Double(selector.probabilities[index]) * Double(tally.words)
      places.add(element, words: tally.words)
      guard !isHeading(index) else { continue }
      longest = max(longest, tally.words)
      let isLinked = tally.linkCharacters * 2 > tally.characters
      let isSentence = tally.words >= 8 && tally.stops > 0 && !isLinked
      let isStructure = element.tag == .pre || element.atom >= 0 && tally.words >= 5 && !isLinked
      if isSentence || isStructure {
        evidence.readableWords += tally.words
        if !isSentence || element.atom >= 0 { structure += tally.words } else { sentences += 1 }
      }
      if isSentence || isStructure || tally.words >= 3 { last = index }
    }
    guard isWhole else { return }
    evidence.doubt = Doubt(selector)
    let words = Double(max(1, evidence.keptWords))
    evidence.features.set(.words, evidence.readableWords)
    evidence.features.set(.sentences, sentences)
    evidence.features.set(.longest, longest)
    evidence.features.set(.keptShare, Double(evidence.keptWords) / Double(max(1, evidence.allWords)))
    evidence.features.set(.runs, runs)
    evidence.features.set(.stopsShare, Double(stops) / words)
    evidence.features.set(.commasShare, Double(commas) / words)
    evidence.features.set(.wordsPerStop, words / Double(max(1, stops)))
    evidence.features.set(.digitsShare, Double(digits) / words)
    evidence.features.set(.capitalsShare, Double(capitals) / words)
    evidence.features.set(.linkShare, Double(linkCharacters) / Double(max(1, characters)))
    evidence.features.set(.structureWords, Double(structure) / words)
    evidence.features.set(.chance, chance / words)
    evidence.features.set(.highest, Double(selector.probabilities.max() ?? 0))
    evidence.features.set(.allWords, evidence.allWords)
    evidence.features.set(.foreign, evidence.doubt.foreign)
    evidence.features.set(.missing, evidence.doubt.missing)
    places.write(to: &evidence.features, words: words)
  }

  /// The shares of the kept words by their place.
  private struct Shares {
    var hidden = 0
    var form = 0
    var navigation = 0
    var comments = 0
    var quote = 0
    var alike = 0
    var article = 0

    mutating func add(_ element: PageElement, words: Int) {
      let place = element.surroundings
      if place.contains(.hidden) { hidden += words }
      if place.contains(.form) { form += words }
      if !place.isDisjoint(with: [.navigation, .aside, .footer]) { navigation += words }
      if place.contains(.comments) { comments += words }
      if place.contains(.quote) { quote += words }
      if element.alike >= 3, element.tag == .div || element.tag == .li || element.tag == .section { alike += words }
      if !place.isDisjoint(with: [.article, .articleBody]) { article += words }
    }

    func write(to features: inout ReceiptFeatures, words: Double) {
      features.set(.hiddenShare, Double(hidden) / words)
      features.set(.formShare, Double(form) / words)
      features.set(.navigationShare, Double(navigation) / words)
      features.set(.commentsShare, Double(comments) / words)
      features.set(.quoteShare, Double(quote) / words)
      features.set(.besideAlike, Double(alike) / words)
      features.set(.inArticle, Double(article) / words)
    }
  }

  private mutating func findContainer() {
    for index in stride(from: scan.elements.count - 1, to: 0, by: -1) {
      keptInside[Int(scan.elements[index].parent)] += keptInside[index]
    }
    guard let all = keptInside.first, all > 0 else { return }
    for index in scan.elements.indices.dropFirst()
    where Int(scan.elements[index].parent) == container && keptInside[index] * 10 >= all * 9 {
      container = index
    }
  }
}

extension EvidenceReader {
  /// Returns whether a heading is a link to another page.
  /// In documentation, headings link to themselves.
  func leadsElsewhere(_ unit: TextUnit) -> Bool {
    guard unit.tally.linkCharacters * 2 > unit.tally.characters else { return false }
    var place = Int(unit.wrapper)
    while place > 0, scan.elements[place].tag != .a { place = Int(scan.elements[place].parent) }
    return document.withAttribute(.href, of: scan.elements[place].node) { !$0.isEmpty && $0[0] != 0x23 } ?? true
  }
}
