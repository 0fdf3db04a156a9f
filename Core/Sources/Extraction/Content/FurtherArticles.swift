import HTML

/// Drops whole articles that a page carries beside its own: the next ones of an endless page, or the other one of two.
///
/// The page's article is the one with the page's title as heading, or with the page's address. It ends where another
/// article begins.
struct FurtherArticles {
  private let scan: PageScan
  private(set) var kept: [Bool]

  /// A box with a heading of its own and enough text to be an article.
  private struct Box {
    var element: Int32
    var end: Int32
    var heading: Int
    var words: Int
    var isArticle: Bool
  }

  /// The lowest number of kept words in an article.
  private static let leastWords = 40

  init(_ scan: PageScan, kept: [Bool]) {
    self.scan = scan
    self.kept = kept
  }

  mutating func run(_ document: HTMLDocument, path: String?) {
    let boxes = boxes()
    guard boxes.count > 1, let own = ownBox(boxes, document, path: path) else { return }
    // A card with the article's title isn't the article.
    guard boxes.allSatisfy({ $0.words <= boxes[own].words * 3 }) else { return }
    let others = boxes.indices.filter { $0 != own && isFurther(boxes[$0], than: boxes[own], document) }
    guard !others.isEmpty else { return }
    let firstAfter = others.first { boxes[$0].element > boxes[own].element }.map { boxes[$0].element }
    for unit in kept.indices where kept[unit] {
      let element = scan.units[unit].element
      let isInOther = others.contains { element >= boxes[$0].element && element < boxes[$0].end }
      let isAfter = firstAfter.map { element >= $0 && element >= boxes[own].end } ?? false
      if isInOther || isAfter { kept[unit] = false }
    }
  }

  /// The outermost boxes that hold one heading of the first rank, or are an `article` with a heading.
  private func boxes() -> [Box] {
    // Most pages have one title and one article; this count is all that they cost.
    var titles = 0
    var articles = 0
    for element in scan.elements {
      if element.tag == .h1 { titles += 1 } else if element.tag == .article { articles += 1 }
    }
    guard titles > 1 || articles > 1 else { return [] }
    var headingOf: [Int32: Int] = [:]
    var count: [Int32: Int] = [:]
    for unit in scan.units.indices where isTitle(unit) {
      var place = scan.units[unit].element
      while place > 0 {
        count[place, default: 0] += 1
        if headingOf[place] == nil { headingOf[place] = unit }
        place = scan.elements[Int(place)].parent
      }
    }
    var found: [Box] = []
    let words = keptWords()
    for index in scan.elements.indices.dropFirst() {
      let element = scan.elements[index]
      let place = Int32(index)
      if let last = found.last, place < last.end { continue }
      let isArticle = element.tag == .article
      guard isArticle || element.tag == .div || element.tag == .section, words[index] >= Self.leastWords,
        element.surroundings.isDisjoint(with: [.comments, .aside, .footer, .navigation])
      else { continue }
      let heading = headingOf[place] ?? (isArticle ? firstHeading(in: place) : nil)
      guard let heading, isArticle || count[place] == 1 else { continue }
      // A box around an `article` doesn't count; the article does.
      if !isArticle, holdsArticle(index) { continue }
      found.append(
        Box(element: place, end: element.end, heading: heading, words: words[index], isArticle: isArticle))
    }
    return found
  }

  private func keptWords() -> [Int] {
    var words = [Int](repeating: 0, count: scan.elements.count)
    for (index, unit) in scan.units.enumerated() where kept[index] { words[Int(unit.element)] += unit.tally.words }
    for index in stride(from: scan.elements.count - 1, to: 0, by: -1) {
      words[Int(scan.elements[index].parent)] += words[index]
    }
    return words
  }

  private func isTitle(_ unit: Int) -> Bool { scan.elements[Int(scan.units[unit].element)].tag == .h1 }

  private func firstHeading(in element: Int32) -> Int? {
    let end = scan.elements[Int(element)].end
    return scan.units.firstIndex { unit in
      unit.element >= element && unit.element < end
        && TagTraits.of(scan.elements[Int(unit.element)].tag, in: TagTraits.byTag).contains(.heading)
    }
  }

  private func holdsArticle(_ index: Int) -> Bool {
    let end = Int(scan.elements[index].end)
    return (index + 1..<max(index + 1, end)).contains { scan.elements[$0].tag == .article }
  }

  /// Finds the box of the page's own article: by the title first, then by the address.
  private func ownBox(_ boxes: [Box], _ document: HTMLDocument, path: String?) -> Int? {
    guard scan.titleWordCount >= 2 else { return nil }
    let shares = boxes.map { titleShare($0.heading) }
    if let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] >= 0.5 {
      let isClear = shares.indices.allSatisfy { $0 == best || shares[$0] < shares[best] }
      return isClear ? best : nil
    }
    guard let path, path.utf8.count > 3 else { return nil }
    return boxes.indices.first { index in
      let node = scan.elements[Int(boxes[index].element)].node
      return ["data-url", "data-permalink", "data-href", "data-page-url", "itemid", "data-share-url"].contains { name in
        document.attribute(named: name, of: node).map { $0.hasSuffix(path) } ?? false
      }
    }
  }

  private func titleShare(_ heading: Int) -> Double {
    let tally = scan.units[heading].tally
    let ofTitle = Double(tally.titleMask.nonzeroBitCount) / Double(max(1, scan.titleWordCount))
    let ofHeading = Double(tally.titleWords) / Double(max(1, tally.plainWords))
    return min(1, ofTitle) * ofHeading
  }

  /// Whether a box is a separate article.
  ///
  /// Its heading has the same rank and a different text, and it has an article's date, author or link. A section of an
  /// article doesn't.
  private func isFurther(_ box: Box, than own: Box, _ document: HTMLDocument) -> Bool {
    guard tag(box.heading) == tag(own.heading), titleShare(box.heading) < 0.5,
      scan.units[box.heading].tally.plainWords >= 2 || scan.units[box.heading].tally.ideographs >= 4
    else { return false }
    let isLinked = scan.units[box.heading].tally.linkCharacters * 2 > scan.units[box.heading].tally.characters
    return box.isArticle && own.isArticle && (isLinked || isDated(box) || tag(box.heading) == .h1)
      || isDated(box) && isDated(own) && tag(box.heading) == .h1
  }

  private func isDated(_ box: Box) -> Bool {
    (Int(box.element)..<Int(box.end)).contains { index in
      scan.elements[index].tag == .time || !scan.elements[index].marks.isDisjoint(with: [.byline, .time])
    }
  }

  private func tag(_ unit: Int) -> Tag { scan.elements[Int(scan.units[unit].element)].tag }
}
