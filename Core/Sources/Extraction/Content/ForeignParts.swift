import HTML

/// Drops parts that read like article text but belong to the page around it.
///
/// Examples are comments under a short post, teasers, subscription offers and a second copy for other screens.
struct ForeignParts {
  let scan: PageScan
  private let ranges: UnitRanges
  private(set) var kept: [Bool]

  init(_ scan: PageScan, _ ranges: UnitRanges, kept: [Bool]) {
    self.scan = scan
    self.ranges = ranges
    self.kept = kept
  }

  mutating func run(_ document: HTMLDocument, isThread: Bool) {
    if !isThread { dropComments(document) }
    dropRelated()
    dropOffers(document)
    dropSurveys(document)
    if !isThread { dropSubscriptions(document) }
    dropHiddenCopies(document)
    dropSmallScreenCopies(document)
    dropPrompts(document)
    dropByline(document)
    dropTagline(document)
    dropCalendars(document)
  }

  mutating func drop(unit: Int) { kept[unit] = false }

  mutating func drop(_ box: Int) { for unit in units(in: box) { kept[unit] = false } }

  /// The units in a box, kept or not.
  ///
  /// Why: a page may have ten thousands of such boxes, and each was looked for among all of the page's units.
  func units(in box: Int) -> Range<Int> { ranges.units(in: box) }

  func keptUnits(in box: Int) -> [Int] { units(in: box).filter { kept[$0] } }

  func words<Units: Sequence<Int>>(in units: Units) -> Int { units.reduce(0) { $0 + scan.units[$1].tally.words } }

  // MARK: - Comments

  /// Drops the comments below a post if the page declares the post's body, even if the post is very short.
  private mutating func dropComments(_ document: HTMLDocument) {
    guard let (first, box) = firstComment(document) else { return dropResponses(document) }
    guard units(in: box).contains(where: { kept[$0] }) else { return }
    let body = scan.units.indices.prefix(first).filter { unit in
      !surroundings(scan.units[unit]).contains(.comments) && isInBody(Int(scan.units[unit].element), document)
    }
    let declared = words(in: body)
    guard declared >= 5 else {
      // A page that doesn't declare its body still ends where its comments begin, if it is long enough to be an article.
      let wordsBefore = kept.indices.prefix(first).reduce(0) { sum, unit in
        kept[unit] && scan.units[unit].element < box ? sum + scan.units[unit].tally.words : sum
      }
      let wordsInside = words(in: keptUnits(in: box))
      // Under a short question, the answers of a forum that neither its address nor its data declare are longer.
      if wordsBefore >= Self.leastArticle && wordsInside <= wordsBefore * 2 || isBehindArticle(box) { drop(box) }
      return
    }
    let keptWords = body.reduce(0) { kept[$1] ? $0 + scan.units[$1].tally.words : $0 }
    if keptWords < 60, declared < 400 { for unit in body where isText(unit) { kept[unit] = true } }
    drop(box)
  }

  /// The first unit in a box of comments, with that box.
  ///
  /// An article about comments has headings with such an identifier, so the first marked unit need not be in the box.
  private func firstComment(_ document: HTMLDocument) -> (unit: Int, box: Int)? {
    var looked = 0
    for unit in scan.units.indices where surroundings(scan.units[unit]).contains(.comments) && looked < 40 {
      looked += 1
      if let box = commentsBox(of: Int(scan.units[unit].element), document) { return (unit, box) }
    }
    return nil
  }

  /// The lowest number of words before the comments of a page that doesn't declare its body.
  private static let leastArticle = 100

  /// The outermost box of a page's comments, if it is declared as WordPress and similar systems do.
  private func commentsBox(of element: Int, _ document: HTMLDocument) -> Int? {
    var found: Int?
    var place = element
    while place > 0 {
      let node = scan.elements[place].node
      // A heading can also have the class `comments`.
      let isHeading = TagTraits.of(scan.elements[place].tag, in: TagTraits.byTag).contains(.heading)
      let isBox =
        !isHeading
        && [AttributeName.id, .class].contains { name in
          document.withAttribute(name, of: node) { $0.hasName(from: Self.commentBoxes) } ?? false
        }
      if isBox { found = place }
      place = Int(scan.elements[place].parent)
    }
    return found
  }

  private static let commentBoxes: [StaticString] = [
    "comments", "comments-area", "comment-list", "commentlist", "comments-section", "comment-section", "comments-list",
    "disqus_thread", "comments-wrapper", "comments-container", "post-comments", "entry-comments", "comments_area",
    "kommentare", "commentaires", "comentarios", "webmentions", "isso-thread", "remark42", "cusdis_thread", "giscus",
    "utterances", "static-comments", "js-comments", "comments__list", "article-comments", "article__comments",
    "post__comments", "blog-comments", "user-comments", "comments-box", "comments-block", "comments-inner",
    "comments-holder",
  ]

  private func isInBody(_ element: Int, _ document: HTMLDocument) -> Bool {
    var place = element
    while place > 0 {
      let node = scan.elements[place].node
      if document.withAttribute(.class, of: node, { $0.hasName(from: Self.bodies) }) == true { return true }
      if document.withAttribute(.itemprop, of: node, { $0.isEqual(to: "articleBody") }) == true { return true }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  private static let bodies: [StaticString] = [
    "entry-content", "post-content", "article-content", "e-content", "post-body", "article-body", "article__body",
    "post__content", "post__body", "entry-body", "article__content", "blog-content", "blog-post-content",
    "single-content",
    "gh-content", "storycontent", "post_content", "article-text", "td-post-content", "wp-block-post-content",
  ]

  // MARK: - Teasers

  /// Drops boxes of teasers after the article's text if their class or identifier marks them as related.
  private mutating func dropRelated() {
    // Kept words before the box at hand. Boxes come in the order of their first units.
    var (wordsBefore, counted) = (0, 0)
    for index in scan.elements.indices where scan.elements[index].marks.contains(.related) {
      let box = scan.elements[index]
      guard box.tag != .body, box.tag != .html, box.tag != .main, box.tag != .article, box.linkCharacters > 0,
        !TagTraits.of(box.tag, in: TagTraits.byTag).contains(.heading)
      else { continue }
      let inside = keptUnits(in: index)
      while counted < units(in: index).lowerBound {
        if kept[counted] { wordsBefore += scan.units[counted].tally.words }
        counted += 1
      }
      guard !inside.isEmpty, wordsBefore >= 40, areTeasers(inside) || isFurtherText(inside, box, wordsBefore) else {
        continue
      }
      for unit in inside { kept[unit] = false }
    }
  }

  /// Whether a box holds the text of other articles, whole or in part, and not the page's own heading.
  private func isFurtherText(_ units: [Int], _ box: PageElement, _ wordsBefore: Int) -> Bool {
    return wordsBefore >= 60 && (words(in: units) >= 100 || box.alike >= 2)
      && !units.contains { scan.elements[Int(scan.units[$0].element)].tag == .h1 }
  }

  /// Whether a box has at least one linked title for every two texts, as teasers do.
  ///
  /// An article's body may have a teaser's class too.
  private func areTeasers(_ units: [Int]) -> Bool {
    let titles = units.filter { scan.units[$0].tally.linkCharacters * 5 >= scan.units[$0].tally.characters * 4 }.count
    let texts = units.filter { scan.units[$0].tally.words >= 8 && scan.units[$0].tally.linkCharacters == 0 }.count
    return titles > 0 && titles * 2 >= texts
  }

  // MARK: - Offers

  /// Drops the paywall's own text below the visible part of the article.
  private mutating func dropOffers(_ document: HTMLDocument) {
    var all = words(in: kept.indices.filter { kept[$0] })
    for index in scan.elements.indices where scan.elements[index].marks.contains(.wall) {
      let box = scan.elements[index]
      // A heading's class or identifier can be `piano` because of its subject.
      let isText = TagTraits.of(box.tag, in: TagTraits.byTag).contains(.heading) || box.tag == .p || box.tag == .li
      guard box.tag != .body, box.tag != .html, !isText, box.words > 0, box.words <= 120 else { continue }
      let inside = keptUnits(in: index)
      let outside = all - words(in: inside)
      guard !inside.isEmpty, outside >= 30,
        box.linkCharacters > 0 || document.contains(.button, below: box.node, limit: 80)
      else { continue }
      for unit in inside where scan.units[unit].tally.words <= 30 {
        kept[unit] = false
        all -= scan.units[unit].tally.words
      }
    }
  }

  // MARK: - Copies

  /// Drops hidden text that the page also shows, and small-screen copies of text beside the large-screen version.
  private mutating func dropHiddenCopies(_ document: HTMLDocument) {
    let hidden = kept.indices.filter { kept[$0] && surroundings(scan.units[$0]).contains(.hidden) }
    guard !hidden.isEmpty else { return }
    var shown: Set<UInt64> = []
    for unit in kept.indices where kept[unit] && !surroundings(scan.units[unit]).contains(.hidden) {
      shown.insert(scan.units[unit].tally.contentHash)
    }
    for unit in hidden {
      // A hidden address is for a script.
      if shown.contains(scan.units[unit].tally.contentHash) || isAddress(unit, document) { kept[unit] = false }
    }
  }

  private func isAddress(_ unit: Int, _ document: HTMLDocument) -> Bool {
    let text = scan.text(of: unit, in: document)
    return text.hasPrefix("http") && text.contains("://") && !text.contains(" ")
  }

  /// Drops one of two shapes of the same content, such as `md:hidden` beside `hidden md:block`.
  private mutating func dropSmallScreenCopies(_ document: HTMLDocument) {
    var seen = NodeSet(capacity: document.nodeCount)
    for unit in kept.indices where kept[unit] {
      var place = Int(scan.units[unit].element)
      for _ in 0..<4 where place > 0 && !seen.contains(scan.elements[place].node) {
        let node = scan.elements[place].node
        if scan.elements[place].marks.contains(.hiding),
          document.withAttribute(.class, of: node, { $0.hasName(from: Self.onlySmall) }) == true,
          [document.previousElement(node), document.nextElement(node)].contains(where: { neighbour in
            neighbour.flatMap { document.withAttribute(.class, of: $0) { $0.hasName(from: Self.onlyLarge) } } == true
          })
        {
          drop(place)
          break
        }
        seen.insert(node)
        place = Int(scan.elements[place].parent)
      }
    }
  }

  private static let onlySmall: [StaticString] = [
    "sm:hidden", "md:hidden", "lg:hidden", "xl:hidden", "d-sm-none", "d-md-none", "d-lg-none", "mobile-only",
    "show-for-small-only", "only-mobile", "visible-xs", "is-hidden-tablet", "is-hidden-desktop",
  ]
  private static let onlyLarge: [StaticString] = [
    "sm:block", "md:block", "lg:block", "xl:block", "sm:flex", "md:flex", "lg:flex", "sm:table", "md:table", "md:grid",
    "lg:grid", "d-sm-block", "d-md-block", "d-lg-block", "d-md-flex", "d-lg-flex", "d-md-table", "desktop-only",
    "hide-for-small-only", "show-for-medium", "only-desktop", "hidden-xs", "is-hidden-mobile",
  ]

  // MARK: - Notebooks

  /// Drops `In [1]:` and `Out[1]:` beside a notebook's cells.
  private mutating func dropPrompts(_ document: HTMLDocument) {
    for unit in kept.indices where kept[unit] && scan.units[unit].tally.words <= 2 {
      let text = scan.text(of: unit, in: document)
      guard text.hasSuffix("]:"), text.hasPrefix("In") || text.hasPrefix("Out") else { continue }
      kept[unit] = false
    }
  }

  // MARK: - Tagline

  /// Drops the description of a blog that appears above each post.
  ///
  /// Why: beside it, the model doubts the first words of the post's own body.
  private mutating func dropTagline(_ document: HTMLDocument) {
    for unit in kept.indices.prefix(12) where kept[unit] {
      var place = Int(scan.units[unit].element)
      for _ in 0..<3 where place > 0 {
        let node = scan.elements[place].node
        if document.withAttribute(.class, of: node, { $0.hasName(from: Self.taglines) }) == true {
          let others = kept.indices.contains { $0 > unit && kept[$0] && scan.units[$0].tally.words >= 8 }
          if others {
            kept[unit] = false
            for other in kept.indices where !kept[other] && isText(other) && other > unit {
              let element = Int(scan.units[other].element)
              if isInBody(element, document), scan.elements[element].tag == .p { kept[other] = true }
            }
          }
          break
        }
        place = Int(scan.elements[place].parent)
      }
    }
  }

  private static let taglines: [StaticString] = [
    "descriptionwrapper", "site-description", "site-tagline", "blog-description", "header-description", "tagline",
    "site-subtitle", "blog-tagline",
  ]

  // MARK: - Byline

  /// Drops the author, date and buttons between an article's title and its text: they are fields of their own.
  private mutating func dropByline(_ document: HTMLDocument) {
    guard let title = scan.units.firstIndex(where: { scan.elements[Int($0.element)].tag == .h1 }) else { return }
    var unit = title + 1
    var seen = 0
    while unit < kept.count, seen < 8 {
      let words = scan.units[unit].tally.words
      // A subtitle may follow the title.
      if words >= 20 || isHeading(unit) && seen > 1 { break }
      if kept[unit], words <= 14, !isHeading(unit), isByline(unit, document) { kept[unit] = false }
      unit += 1
      seen += 1
    }
  }

  private func isByline(_ unit: Int, _ document: HTMLDocument) -> Bool {
    let text = scan.text(of: unit, in: document)
    if BylineWords.isInterface(text) { return true }
    let tally = scan.units[unit].tally
    guard tally.ending != .stop || tally.words <= 6 else { return false }
    var isMarked = false
    var place = Int(scan.units[unit].wrapper)
    for _ in 0..<4 where place > 0 {
      if !scan.elements[place].marks.isDisjoint(with: [.byline, .time]) { isMarked = true }
      if scan.elements[place].tag == .time { isMarked = true }
      place = Int(scan.elements[place].parent)
    }
    let hasDate = tally.digits >= 3 && PageDate.read(text) != nil
    if hasDate, tally.words <= 6 { return true }
    return isMarked && (hasDate || BylineWords.begins(text) || tally.words <= 5)
  }

  // MARK: - Places

  private func surroundings(_ unit: TextUnit) -> Surroundings { scan.elements[Int(unit.element)].surroundings }

  private func isHeading(_ unit: Int) -> Bool {
    TagTraits.of(scan.elements[Int(scan.units[unit].element)].tag, in: TagTraits.byTag).contains(.heading)
  }

  private func isText(_ unit: Int) -> Bool {
    let tally = scan.units[unit].tally
    var place = scan.units[unit].element
    for _ in 0..<4 where place > 0 {
      if !scan.elements[Int(place)].marks.isDisjoint(with: [.foreign, .related, .byline]) { return false }
      place = scan.elements[Int(place)].parent
    }
    return tally.linkCharacters * 2 <= tally.characters
      && surroundings(scan.units[unit]).isDisjoint(with: [.navigation, .aside, .footer, .form, .hidden])
  }
}

/// Words that occur in a line with author and date.
enum BylineWords {
  /// Whether a text is the label of a control beside a byline.
  static func isInterface(_ text: String) -> Bool { labels.contains(text.lowercased()) }

  /// Whether a line begins like a byline.
  static func begins(_ text: String) -> Bool {
    let lower = text.lowercased()
    return leads.contains { lower.hasPrefix($0) }
  }

  private static let labels: Set<String> = [
    "listen", "share", "follow", "save", "print", "copy link", "share this", "share article", "listen to this article",
    "subscribe", "bookmark", "comments", "tweet", "email", "teilen", "drucken", "partager", "compartir", "condividi",
    "分享", "シェア", "공유",
  ]
  private static let leads = [
    "by ", "written by ", "posted ", "published ", "von ", "par ", "por ", "di ", "av ", "door ", "автор", "作者", "文 ",
    "文：", "记者", "published:", "updated ", "last updated", "veröffentlicht", "publié ", "publicado ",
  ]
}

extension Span<UInt8> {
  /// Whether a name from a list occurs between white space, in any case.
  func hasName(from names: [StaticString]) -> Bool {
    var start = 0
    while start < count {
      while start < count, self[start].isHTMLSpace { start += 1 }
      var end = start
      while end < count, !self[end].isHTMLSpace { end += 1 }
      if end > start {
        let name = extracting(start..<end)
        for wanted in names where name.equals(wanted) { return true }
      }
      start = end
    }
    return false
  }
}
