import HTML

/// Decides for each unit of a page whether it belongs to the article.
struct ContentSelector {
  let scan: PageScan
  let facts: PageFacts
  let linkedData: LinkedDataFacts
  /// The probability of each unit to be content.
  private(set) var probabilities: [Float] = []
  private(set) var kept: [Bool] = []
  /// Boxes of pictures that stay although their text is dropped.
  private(set) var pictures: Set<Int> = []

  init(_ document: HTMLDocument, url: String?, model: ContentModel) {
    var facts = PageFacts(document, url: url)
    scan = PageScan(document, title: facts.title, description: facts.description, lexicon: model.markup)
    for node in scan.silent where document.isElement(node, .script) {
      let isLinkedData =
        document.withAttribute(.type, of: node) { $0.containsIgnoringCase("ld+json") } ?? false
      if isLinkedData { facts.linkedData.append(node) }
    }
    facts.readLinkedDataTypes(in: document)
    self.facts = facts
    linkedData = LinkedDataFacts(facts.linkedData, in: document)
    judge(document, model: model)
  }

  private mutating func judge(_ document: HTMLDocument, model: ContentModel) {
    let features = UnitFeatures(scan, facts: facts, body: linkedData.articleBody?.text, model: model)
    let first = model.first.probabilities(features.values, width: UnitFeatures.count)
    guard first.count == scan.units.count else { return refuseAll() }
    let context = ContextFeatures(scan, shapes: features.shapes, probabilities: first)
    var second = context.probabilities(by: model.second, after: features.values, where: Self.mayBeContent)
      .makeIterator()
    probabilities = first.map { Self.mayBeContent($0) ? second.next() ?? 0 : $0 }
    kept = probabilities.map { $0 >= model.threshold }
    keepSomething()
    dropRepeats()
    let isThread = facts.linkedDataType == 2 || facts.isThreadAddress
    var structure = StructuralChoice(scan, kept: kept, isThread: isThread)
    structure.run(document)
    let ranges = UnitRanges(scan)
    var gaps = ArticleGaps(scan, ranges, probabilities: probabilities, kept: structure.kept, isThread: isThread)
    gaps.run(document)
    var foreign = ForeignParts(scan, ranges, kept: gaps.kept)
    foreign.run(document, isThread: isThread)
    kept = foreign.kept
    if isThread {
      var posts = ThreadPosts(scan, probabilities: probabilities, kept: kept)
      posts.run(document)
      kept = posts.kept
    }
    if facts.linkedDataType != 2 {
      var further = FurtherArticles(scan, kept: kept)
      further.run(document, path: facts.path)
      kept = further.kept
    }
    pictures = gaps.pictures
  }

  /// Whether the second forest must judge a unit.
  ///
  /// The first forest decides most of a page clearly, so the second skips what is surely not content.
  private static func mayBeContent(_ probability: Float) -> Bool { probability >= 0.04 }

  /// Drops every unit: without a model, nothing is content.
  private mutating func refuseAll() {
    probabilities = Array(repeating: 0, count: scan.units.count)
    kept = Array(repeating: false, count: scan.units.count)
  }

  /// Keeps the most likely units if the page has text but too little of it was kept.
  private mutating func keepSomething() {
    guard !scan.units.indices.contains(where: { kept[$0] && scan.units[$0].tally.words >= 6 }) else { return }
    let highest = probabilities.max() ?? 0
    guard highest >= 0.1 else { return }
    for index in kept.indices where probabilities[index] >= highest * 0.7 { kept[index] = true }
  }

  private mutating func dropRepeats() {
    let places = kept.indices.filter { kept[$0] }
    let texts = places.map { (hash: scan.units[$0].tally.contentHash, words: scan.units[$0].tally.words) }
    for repeated in RepeatedStretches.repeated(in: texts) { kept[places[repeated]] = false }
  }

  /// Returns some kept prose for detecting the language.
  func sample(of document: HTMLDocument) -> String {
    var bytes: [UInt8] = []
    for (index, unit) in scan.units.enumerated()
    where kept[index] && unit.tally.words >= 8 && scan.elements[Int(unit.element)].tag != .pre {
      for text in scan.texts[unit.texts] { document.appendText(of: text, to: &bytes) }
      bytes.append(0x0A)
      if bytes.count > 4000 { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The decision as a selection of nodes.
  func selection(in document: HTMLDocument) -> ContentSelection {
    var dropped = NodeSet(capacity: document.nodeCount)
    for node in scan.silent where !Self.isShown(node, in: document) { dropped.insert(node) }
    var keptInside = [Int32](repeating: 0, count: scan.elements.count)
    var droppedInside = keptInside
    for (index, unit) in scan.units.enumerated() {
      if kept[index] {
        keptInside[Int(unit.element)] += 1
      } else {
        // Hidden data beside a picture says nothing about the picture.
        if !scan.elements[Int(unit.element)].surroundings.contains(.hidden) { droppedInside[Int(unit.element)] += 1 }
        for text in scan.texts[unit.texts] { dropped.insert(text) }
      }
    }
    for index in stride(from: scan.elements.count - 1, to: 0, by: -1) {
      let parent = Int(scan.elements[index].parent)
      keptInside[parent] += keptInside[index]
      droppedInside[parent] += droppedInside[index]
    }
    let root = root(keptInside: keptInside)
    var boxes = picturesWithContainers(keptInside: keptInside)
    let declared = declaredPicture(root: root, in: document) { index in
      keptInside[index] == 0 && droppedInside[index] > 0 && !boxes.contains(index)
    }
    if let declared, declared > root {
      var place = declared
      while place > root, keptInside[place] == 0 {
        boxes.insert(place)
        place = Int(scan.elements[place].parent)
      }
    }
    // Drop an element if all its text is dropped; an element without text is dropped with its container.
    for index in scan.elements.indices.dropFirst()
    where keptInside[index] == 0 && droppedInside[index] > 0 && !boxes.contains(index)
      && !isPlayer(index, keptInside: keptInside, in: document)
    {
      dropped.insert(scan.elements[index].node)
    }
    for index in scan.elements.indices where scan.elements[index].tag == .img {
      if isPagesOwn(index, below: root, keptInside: keptInside) { dropped.insert(picture(at: index, in: document)) }
    }
    dropInlineRuns(in: document, dropped: &dropped)
    return ContentSelection(
      roots: roots(keptInside: keptInside, declared: declared, in: document), dropped: dropped,
      unfolded: unfolded(in: document))
  }

  /// Hidden elements with at least one kept sentence.
  ///
  /// A single hidden word is a label for screen readers, or a state that didn't occur.
  private func unfolded(in document: HTMLDocument) -> NodeSet {
    var words = [Int](repeating: 0, count: scan.elements.count)
    var hasHidden = false
    for (index, unit) in scan.units.enumerated()
    where kept[index] && scan.elements[Int(unit.element)].surroundings.contains(.hidden) {
      words[Int(unit.element)] += unit.tally.words
      hasHidden = true
    }
    guard hasHidden else { return NodeSet(capacity: 0) }
    var unfolded = NodeSet(capacity: document.nodeCount)
    for index in stride(from: scan.elements.count - 1, to: 0, by: -1) {
      words[Int(scan.elements[index].parent)] += words[index]
      let element = scan.elements[index]
      guard element.surroundings.contains(.hidden), words[index] >= (element.marks.contains(.panel) ? 1 : 12) else {
        continue
      }
      unfolded.insert(element.node)
    }
    return unfolded
  }

  /// The top nodes of the article.
  ///
  /// The block builder skips `noscript`. If `noscript` holds the page, the nodes inside it become the roots.
  private func roots(keptInside: [Int32], declared: Int?, in document: HTMLDocument) -> [NodeID] {
    guard scan.isNoscript else {
      let root = root(keptInside: keptInside)
      var leading = leadingImages(before: root, in: document)
      // A portrait or a sign may stand before the picture that the page declares.
      if let declared, declared < root { leading = [picture(at: declared, in: document)] }
      return leading + [scan.elements[root].node]
    }
    var roots: [NodeID] = []
    for (index, element) in scan.elements.enumerated() where element.tag == .noscript && keptInside[index] > 0 {
      roots += document.children(of: element.node)
    }
    return roots.isEmpty ? [scan.elements[root(keptInside: keptInside)].node] : roots
  }

  /// The innermost element that holds everything kept.
  private func root(keptInside: [Int32]) -> Int {
    var root = 0
    for index in scan.elements.indices.dropFirst()
    where Int(scan.elements[index].parent) == root && keptInside[index] == keptInside[0] && keptInside[0] > 0 {
      root = index
    }
    return root
  }

  /// Whether an element is shown although its text doesn't count as page text: media and formulas.
  private static func isShown(_ node: NodeID, in document: HTMLDocument) -> Bool {
    switch document.tag(of: node) {
    // A formula's source, or a script that writes into the page.
    case .script?:
      document.hasAttribute(.src, of: node)
        || document.withAttribute(.type, of: node) { $0.containsIgnoringCase("math/") } == true
    // A button that only shows a picture larger.
    case .button?: document.contains(.img, below: node, limit: 12) && !document.hasWord(node)
    case .svg?, .iframe?, .video?, .audio?, .object?, .embed?, .canvas?, .noscript?: true
    default: false
    }
  }

  /// Drops inline elements that lose all their text.
  private func dropInlineRuns(in document: HTMLDocument, dropped: inout NodeSet) {
    for (index, unit) in scan.units.enumerated() where !kept[index] {
      for text in scan.texts[unit.texts] {
        var place = document.parent(of: text)
        while let node = place, !dropped.contains(node), isInline(node, in: document),
          document.children(of: node).allSatisfy({ dropped.contains($0) || document.isBlankText($0) })
        {
          dropped.insert(node)
          place = document.parent(of: node)
        }
      }
    }
  }

  private func isInline(_ node: NodeID, in document: HTMLDocument) -> Bool {
    guard let tag = document.tag(of: node), !Self.isPlayerName(node, in: document) else { return false }
    return !TagTraits.of(tag, in: TagTraits.byTag).contains(.block)
  }
}
