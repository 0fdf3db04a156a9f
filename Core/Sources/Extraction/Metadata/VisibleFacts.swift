import HTML

/// Finds the byline and the date that readers see, for pages that declare neither.
struct VisibleFacts {
  let document: HTMLDocument
  let title: String?
  lazy var nearby: [Line] = linesNearTitle()

  /// A line of text near the title, and the element that holds it.
  struct Line {
    var text: String
    var node: NodeID
  }

  init(document: HTMLDocument, title: String?) {
    self.document = document
    self.title = title
  }

  // MARK: - Authors

  mutating func authors() -> [String] {
    let shown = shownAuthors()
    return shown.isEmpty ? copyrightHolder.map { [$0] } ?? [] : shown
  }

  /// The authors that the page names as such, without those who only hold the rights.
  mutating func shownAuthors() -> [String] {
    let marked = marked()
    if !marked.isEmpty { return marked }
    let linked = linked()
    if !linked.isEmpty { return linked }
    if let name = nameAfterBy() { return [name] }
    if let sender = sender() { return [sender] }
    for line in nearby {
      if let name = Byline.name(in: line.text) ?? Byline.nameAfterReadingTime(in: line.text) { return [name] }
    }
    return (nameBelowLabel(nearby) ?? nameBesidePortrait(nearby)).map { [$0] } ?? []
  }

  /// The person who holds the rights, from a page's last lines.
  ///
  /// Why: personal sites name their author only there.
  private var copyrightHolder: String? {
    guard let body = document.body else { return nil }
    var found: String?
    var last = document.lastChild(of: body)
    // Only the end of the page: the last few hundred bytes of text.
    var steps = 0
    while let node = last, steps < 12, found == nil {
      let text = document.textInLines(of: node, limit: 4000)
      if text.count <= 4000 { found = Byline.copyrightHolder(in: String(decoding: text, as: UTF8.self)) }
      last = document.previousSibling(of: node) ?? nil
      steps += 1
    }
    return found
  }

  /// Returns the elements that microdata, a link relation or a class marks as the author.
  private func marked() -> [String] {
    var byClass: [String] = []
    var relatedBox: NodeID?
    var aside: String?
    for node in document.descendants(of: document.root) {
      guard document.isElement(node), document.attributeCount(of: node) > 0 else { continue }
      let tag = document.tag(of: node)
      if tag == .meta || tag == .link || tag == .body || tag == .img || tag == .article || tag == .main { continue }
      if isMarkedAuthor(node) {
        // The maker of a picture is also marked as an author, and so is who wrote a comment.
        guard !isInFigure(node), let name = shortText(nameWithin(node) ?? node) else { continue }
        if !isAside(node) { return authors(beside: node, name) }
        aside = aside ?? name
      } else if tag == .a, document.withAttribute(.rel, of: node, { $0.equals("author") }) == true {
        // Further down the page, such links name the authors of other articles.
        let box = document.parent(of: node).flatMap { document.parent(of: $0) }
        if let name = shortText(node), !isSiteLink(node), isName(name), byClass.isEmpty || box == relatedBox {
          byClass.append(name)
          relatedBox = box
        }
      } else if byClass.isEmpty, isAuthorClass(node), !isAside(node) {
        byClass += names(within: node).filter(isName)
      }
    }
    return byClass.isEmpty ? aside.map { [$0] } ?? [] : Array(byClass.prefix(6))
  }

  private func isMarkedAuthor(_ node: NodeID) -> Bool {
    document.withAttribute(.itemprop, of: node) { $0.equals("author") || $0.equals("creator") } == true
  }

  /// Returns an author and the others that are marked in the same line.
  private func authors(beside node: NodeID, _ name: String) -> [String] {
    guard let parent = document.parent(of: node) else { return [name] }
    var box = parent
    if let wider = document.parent(of: parent), document.visibleText(of: wider, limit: 200).count <= 200 { box = wider }
    let others = document.descendants(of: box).filter {
      $0 != node && document.isElement($0) && isMarkedAuthor($0) && document.tag(of: $0) != .meta && !isAside($0)
    }
    return [name] + others.prefix(9).compactMap { shortText(nameWithin($0) ?? $0) }
  }

  /// Whether a link leads to the front page: `minima` marks that link as the author.
  private func isSiteLink(_ node: NodeID) -> Bool {
    document.attribute(.href, of: node).map { $0 == "/" || $0 == "." || $0.isEmpty } ?? true
  }

  /// Whether a text contains a name.
  ///
  /// Why: a box of the page itself may have an author's class.
  func isName(_ text: String) -> Bool { !AuthorNames(site: nil).clean([text]).isEmpty }

  /// Returns the names in a box of authors: a single name, or one for each item.
  private func names(within node: NodeID) -> [String] {
    let items = document.elements(withTag: .li, in: node)
    let parts = items.count > 1 ? items : nameLinks(in: node)
    // A longer text is a teaser of the author's articles.
    if parts.count > 1 { return parts.compactMap { shortText(nameWithin($0) ?? $0) }.filter { $0.utf8.count <= 60 } }
    if let inner = nameWithin(node) { return shortText(inner).map { [$0] } ?? [] }
    if parts.isEmpty, document.first(.a, in: node) != nil, isOnlyLinks(node) { return [] }
    let pieces = pieces(of: node)
    guard pieces.count > 1, let name = pieces.first(where: { !AuthorNames(site: nil).clean([$0]).isEmpty }) else {
      return shortText(node).map { [$0] } ?? []
    }
    return [name]
  }

  private static let subjectPaths = ByteWords("/tag", "/categor", "/topic")

  /// Whether all words of a box are in links, none of which leads to a person.
  private func isOnlyLinks(_ node: NodeID) -> Bool {
    let all = document.visibleText(of: node, limit: 400).filter(\.isWordByte).count
    let linked = document.elements(withTag: .a, in: node).reduce(0) {
      $0 + document.visibleText(of: $1, limit: 400).filter(\.isWordByte).count
    }
    return linked >= all
      && document.elements(withTag: .a, in: node).contains {
        document.withAttribute(.href, of: $0) { $0.containsAny(Self.subjectPaths) } == true
      }
  }

  /// Returns the parts of a short box: lines, links, and elements that touch without white space.
  ///
  /// A job or a date is as often beside the name as below it.
  private func pieces(of node: NodeID) -> [String] {
    guard document.visibleText(of: node, limit: 400).count <= 400 else { return [] }
    var pieces: [String] = []
    var piece = ""
    var depthOfLast = 0
    func end() {
      let text = piece.collapsed
      piece = ""
      if text.contains(where: \.isLetter), !AuthorNames.isLead(text) { pieces.append(text) }
    }
    for place in document.descendants(of: node) {
      if document.kind(of: place) == .text {
        let text = document.text(of: place)
        if !piece.isEmpty, piece.last?.isWhitespace == false, text.first?.isWhitespace == false { end() }
        piece += text
        depthOfLast += 1
      } else if let tag = document.tag(of: place), tag == .br || tag == .a || tag == .time || tag == .p || tag == .div {
        end()
      }
    }
    end()
    return depthOfLast > 1 ? pieces : []
  }

  /// Addresses of accounts elsewhere, and of the subjects that a line with the author's class may list.
  private static let noNames = ByteWords(
    "twitter.com", "x.com/", "facebook.com", "mailto:", "linkedin.com", "instagram.com", "/tag/", "/tags/",
    "/category/", "/categories/", "/topic/", "/topics/")

  /// Returns the links to people's pages, except links to their accounts elsewhere.
  func nameLinks(in node: NodeID) -> [NodeID] {
    document.elements(withTag: .a, in: node).filter { link in
      guard document.hasWord(link) else { return false }
      let text = document.visibleText(of: link, limit: 60)
      return text.count <= 60 && text.first != UInt8(ascii: "@") && text.contains { $0.isWordByte }
        && document.withAttribute(.href, of: link) {
          !$0.containsAny(Self.noNames)
        } != false
    }
  }

  private func nameWithin(_ node: NodeID) -> NodeID? {
    for place in document.descendants(of: node) {
      // A `meta` with the name stands beside the link that shows it.
      guard document.isElement(place), document.tag(of: place) != .meta else { continue }
      if document.withAttribute(.itemprop, of: place, { $0.equals("name") }) == true { return place }
      if document.isElement(place, .a), document.withAttribute(.rel, of: place, { $0.equals("author") }) == true {
        return place
      }
    }
    let links = nameLinks(in: node)
    return links.count == 1 ? links[0] : nil
  }

  private func isAuthorClass(_ node: NodeID) -> Bool {
    guard let names = names(of: node, containing: Self.authorWords) else {
      return false
    }
    return names.split(separator: " ").contains { name in
      Self.authorClasses.contains(String(name))
        || (name.hasSuffix("author") || name.hasSuffix("author-name") || name.hasSuffix("author__name")
          || name.hasSuffix("byline") || name.hasSuffix("authorname") || name.hasSuffix("byline__name")
          || name.hasSuffix("byline-name") || name.hasSuffix("authortext") || name.hasSuffix("author-text")
          || name.hasPrefix("authorname") || name.hasPrefix("author-name") || name.hasPrefix("author_name")
          || name.hasPrefix("byline-author") || name.hasPrefix("byline_author") || name.hasPrefix("author-byline")
          || name.hasSuffix("contributors") && name.contains("article"))
    }
  }

  private static let authorWords = ByteWords(
    "author", "by", "creator", "vcard", "fn", "name", "writer", "contributor", "reporter", "journalist", "autor",
    "auteur", "redakteur", "yazar", "penulis")

  private static let authorClasses: Set<String> = [
    "author", "byline", "p-author", "creator", "vcard", "fn", "avatar__name", "username", "writer", "by-line",
    "authors",
    "byline-wrapper", "post-byline", "article-byline", "entry-author", "author-link", "hnuser", "author_link",
    "article-author-name", "c-article-contributors", "story-author", "authorlink", "author__link", "author-link-name",
    "contributor-name", "contributor__name", "writer-name", "writer__name", "reporter", "reporter-name", "journalist",
    "journalist-name", "autor", "autor-name", "auteur", "autore", "redakteur", "yazar", "penulis", "byline__author",
    "byline__link", "byline-link", "authorname", "main-contributors",
  ]

  /// Whether a node is in a part of the page with other authors than the article's.
  func isAside(_ node: NodeID) -> Bool {
    var place: NodeID? = node
    while let ancestor = place {
      place = document.parent(of: ancestor)
      switch document.tag(of: ancestor) {
      case .aside, .nav, .pre, .code, .figcaption, .figure: return true
      case .body: return false
      // Themes end an article with a footer of its own, including the byline.
      case .footer:
        let isInArticle = document.ancestors(of: ancestor).contains {
          document.isElement($0, .article) || document.isElement($0, .section)
        }
        if !isInArticle { return true }
      default: break
      }
      if let names = names(of: ancestor, containing: Self.others), Self.isOther(names) { return true }
    }
    return false
  }

  /// Whether a class marks such a part; `with-sidebar` and `has-comments` describe the page instead.
  private static func isOther(_ names: String) -> Bool {
    names.split(separator: " ").contains { name in
      guard let first = name.split(whereSeparator: { $0 == "-" || $0 == "_" }).first, !notOthers.contains(first),
        // `withSidebar` has no hyphen.
        !["with", "has", "show", "allow"].contains(where: { name.hasPrefix($0) })
      else { return false }
      return otherWords.contains { name.contains($0) }
    }
  }

  private static let otherWords = [
    "comment", "related", "sidebar", "recommend", "bookmark", "teaser", "webmention", "reply", "replies",
  ]
  private static let notOthers: Set<Substring> = [
    "has", "with", "no", "show", "js", "is", "without", "single", "open", "closed", "left", "right", "layout", "allow",
  ]

  private static let others = ByteWords(
    "comment", "related", "sidebar", "recommend", "bookmark", "teaser", "webmention", "reply", "replies")

  private func isInFigure(_ node: NodeID) -> Bool {
    document.ancestors(of: node).contains { document.isElement($0, .figure) || document.isElement($0, .figcaption) }
      || names(of: node, containing: Self.pictureWords) != nil
  }

  private static let pictureWords = ByteWords("credit", "caption", "photo")

  func shortText(_ node: NodeID) -> String? {
    let bytes = document.headingText(of: node)
    guard bytes.count <= 400 else { return nil }
    var text = String(decoding: bytes, as: UTF8.self).collapsed
    // A byline may end with the date.
    if text.utf8.contains(where: \.isASCIIDigit), let name = Byline.name(in: text) { text = name }
    return text.isEmpty || text.utf8.count > 120 || !text.contains(where: \.isLetter) ? nil : text
  }

  /// The owner of a personal site, if its link to the front page reads like `Jane’s notes`.
  var siteOwner: String? {
    for link in document.elements(withTag: .a).prefix(12) {
      guard let target = document.attribute(.href, of: link), target.hasSuffix("/") || target.hasSuffix("index.html"),
        let text = shortText(link), let owner = Byline.owner(ofSite: text)
      else { continue }
      return owner
    }
    return nil
  }
}
