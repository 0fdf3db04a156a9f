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
    let marked = marked()
    if !marked.isEmpty { return marked }
    let linked = linked()
    if !linked.isEmpty { return linked }
    if let name = nameAfterBy() { return [name] }
    if let sender = sender() { return [sender] }
    for line in nearby {
      if let name = Byline.name(in: line.text) { return [name] }
    }
    return copyrightHolder.map { [$0] } ?? []
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
    var found: [String] = []
    for node in document.descendants(of: document.root) {
      guard document.isElement(node), document.attributeCount(of: node) > 0 else { continue }
      let tag = document.tag(of: node)
      if tag == .meta || tag == .link || tag == .body || tag == .img || tag == .article || tag == .main { continue }
      if document.withAttribute(.itemprop, of: node, { $0.equals("author") || $0.equals("creator") }) == true {
        // The maker of a picture is also marked as an author.
        if !isInFigure(node), let name = shortText(nameWithin(node) ?? node), found.count < 10 { found.append(name) }
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
      // Comments also have authors.
      if found.count == 1, !isAside(node) { break }
    }
    return found.isEmpty ? Array(byClass.prefix(6)) : Array(found.prefix(1))
  }

  /// Whether a link leads to the front page: `minima` marks that link as the author.
  private func isSiteLink(_ node: NodeID) -> Bool {
    document.attribute(.href, of: node).map { $0 == "/" || $0 == "." || $0.isEmpty } ?? true
  }

  /// Whether a text contains a name.
  ///
  /// Why: a box of the page itself may have an author's class.
  private func isName(_ text: String) -> Bool { !AuthorNames(site: nil).clean([text]).isEmpty }

  /// Returns the names in a box of authors: a single name, or one for each item.
  private func names(within node: NodeID) -> [String] {
    let items = document.elements(withTag: .li, in: node)
    let parts = items.count > 1 ? items : nameLinks(in: node)
    if parts.count > 1 { return parts.compactMap { shortText(nameWithin($0) ?? $0) } }
    if let inner = nameWithin(node) { return shortText(inner).map { [$0] } ?? [] }
    let pieces = pieces(of: node)
    guard pieces.count > 1, let name = pieces.first(where: { !AuthorNames(site: nil).clean([$0]).isEmpty }) else {
      return shortText(node).map { [$0] } ?? []
    }
    return [name]
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

  /// Returns the links to people's pages, except links to their accounts elsewhere.
  private func nameLinks(in node: NodeID) -> [NodeID] {
    document.elements(withTag: .a, in: node).filter { link in
      guard document.hasWord(link) else { return false }
      let text = document.visibleText(of: link, limit: 60)
      return text.count <= 60 && text.first != UInt8(ascii: "@") && text.contains { $0.isWordByte }
        && document.withAttribute(.href, of: link) {
          !$0.containsAny(["twitter.com", "x.com/", "facebook.com", "mailto:", "linkedin.com", "instagram.com"])
        } != false
    }
  }

  private func nameWithin(_ node: NodeID) -> NodeID? {
    for place in document.descendants(of: node) {
      guard document.isElement(place) else { continue }
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

  private static let authorWords: [StaticString] = [
    "author", "by", "creator", "vcard", "fn", "name", "writer", "contributor", "reporter", "journalist", "autor",
    "auteur", "redakteur", "yazar", "penulis",
  ]

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
    for ancestor in [node] + Array(document.ancestors(of: node)) {
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

  private static let others: [StaticString] = [
    "comment", "related", "sidebar", "recommend", "bookmark", "teaser", "webmention", "reply", "replies",
  ]

  private func isInFigure(_ node: NodeID) -> Bool {
    document.ancestors(of: node).contains { document.isElement($0, .figure) || document.isElement($0, .figcaption) }
      || names(of: node, containing: ["credit", "caption", "photo"]) != nil
  }

  /// Returns links to an author's page near the title.
  private func linked() -> [String] {
    var found: [String] = []
    for link in document.elements(withTag: .a) {
      let mayLead = document.withAttribute(.href, of: link) {
        $0.containsAny([
          "author", "/by/", "contributor", "/people/", "/profile", "/writers/", "/autor", "/auteur", "/editors/",
          "/redakt", "/journalist", "/reporter", "/columnist", "/staff/",
        ])
      }
      guard mayLead == true, !isAside(link), let address = document.attribute(.href, of: link)?.lowercased() else {
        continue
      }
      let parts = address.split { $0 == "/" || $0 == "?" || $0 == "=" }
      guard
        parts.dropLast().contains(where: {
          [
            "author", "authors", "by", "contributors", "contributor", "people", "profile", "profiles", "writers",
            "autor",
            "autoren", "autores", "auteur", "auteurs", "editors", "redaktor", "redakteur", "redaktion", "journalists",
            "journalist", "journalistes", "reporter", "reporters", "columnists", "staff", "autori", "autorzy",
          ].contains($0)
        }) || parts.last?.hasPrefix("author-") == true
      else { continue }
      if let name = shortText(link) {
        found.append(Self.isNamed(name, in: address) ? name.withCapitals : name)
        break
      }
    }
    return found
  }

  /// Whether an address ends in the words of a name, such as `/editors/jane-doe-01/`.
  private static func isNamed(_ name: String, in address: String) -> Bool {
    let words = name.lowercased().split(separator: " ")
    guard words.count >= 2, let slug = address.split(separator: "/").last(where: { $0.contains("-") }) else {
      return false
    }
    return slug.hasPrefix(words.joined(separator: "-"))
  }

  /// Returns the text of a link directly after `by`: forums and aggregators name the poster in this way.
  private func nameAfterBy() -> String? {
    for link in document.elements(withTag: .a).prefix(80) where document.hasAttribute(.href, of: link) {
      guard let before = document.previousSibling(of: link), document.kind(of: before) == .text else { continue }
      let words = document.text(of: before).lowercased().split { $0 == " " || $0.isNewline || $0 == "\u{A0}" }
      guard let last = words.last, words.count <= 6, Self.byWords.contains(String(last)), !isAside(link) else {
        continue
      }
      if let name = shortText(link), name.split(separator: " ").count <= 4 { return name }
    }
    return nil
  }

  private static let byWords: Set<String> = [
    "by", "by:", "von", "par", "por", "door", "autor:", "author:", "автор:", "от", "από", "av", "af", "作者：", "作者:",
    "oleh", "przez", "yazan:",
  ]

  /// Returns a mail's sender.
  ///
  /// Archives of mailing lists write the name in bold, beside a link for writing to the sender.
  private func sender() -> String? {
    for link in document.elements(withTag: .a).prefix(20) {
      guard document.withAttribute(.href, of: link, { $0.containsAny(["mailto:"]) }) == true, !isAside(link) else {
        continue
      }
      var before = document.previousSibling(of: link)
      while let place = before, document.isBlankText(place) { before = document.previousSibling(of: place) }
      if let name = before, document.isElement(name, .b) { return shortText(name) }
    }
    return nil
  }

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
