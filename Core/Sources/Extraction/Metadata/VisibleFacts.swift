import HTML

/// The byline and the date that readers see, for pages that declare neither.
struct VisibleFacts {
  private let document: HTMLDocument
  private let title: String?
  private lazy var nearby: [Line] = Self.lines(document, title: title)

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
    if let sender = sender() { return [sender] }
    for line in nearby {
      if let name = Byline.name(in: line.text) { return [name] }
    }
    return copyrightHolder.map { [$0] } ?? []
  }

  /// Who holds the rights in a page's last lines, where that is a person: personal sites name their author nowhere else.
  private var copyrightHolder: String? {
    guard let body = document.body else { return nil }
    var found: String?
    var last = document.lastChild(of: body)
    // The end of the page only: the last few hundred bytes of text.
    var steps = 0
    while let node = last, steps < 12, found == nil {
      let text = document.visibleText(of: node, limit: 4000)
      if text.count <= 4000, let name = Byline.copyrightHolder(in: String(decoding: text, as: UTF8.self)) {
        found = holder(inLinesOf: node) ?? name
      }
      last = document.previousSibling(of: node) ?? nil
      steps += 1
    }
    return found
  }

  /// By the lines inside: `Jane Doe` at the end of one and `Powered` at the start of the next are no name.
  private func holder(inLinesOf node: NodeID) -> String? {
    for place in document.descendants(of: node) {
      guard document.isElement(place, .div) || document.isElement(place, .p), document.first(.div, in: place) == nil
      else { continue }
      let text = String(decoding: document.visibleText(of: place, limit: 400), as: UTF8.self)
      if let name = Byline.copyrightHolder(in: text) { return name }
    }
    return nil
  }

  /// Elements that microdata, a link relation or a class calls the author.
  private func marked() -> [String] {
    var byClass: [String] = []
    var found: [String] = []
    for node in document.descendants(of: document.root) {
      guard document.isElement(node), document.attributeCount(of: node) > 0 else { continue }
      let tag = document.tag(of: node)
      if tag == .meta || tag == .link || tag == .body || tag == .img || tag == .article || tag == .main { continue }
      if document.withAttribute(.itemprop, of: node, { $0.equals("author") || $0.equals("creator") }) == true {
        if let name = shortText(nameWithin(node) ?? node), found.count < 10 { found.append(name) }
      } else if tag == .a, document.withAttribute(.rel, of: node, { $0.equals("author") }) == true {
        if let name = shortText(node), !isSiteLink(node) { byClass.append(name) }
      } else if byClass.isEmpty, isAuthorClass(node), !isAside(node), let name = shortText(nameWithin(node) ?? node) {
        byClass.append(name)
      }
      // Comments have authors too.
      if found.count == 1, !isAside(node) { break }
    }
    return found.isEmpty ? Array(byClass.prefix(1)) : Array(found.prefix(1))
  }

  /// `minima` calls the link to the front page the author.
  private func isSiteLink(_ node: NodeID) -> Bool {
    document.attribute(.href, of: node).map { $0 == "/" || $0 == "." || $0.isEmpty } ?? true
  }

  private func nameWithin(_ node: NodeID) -> NodeID? {
    for place in document.descendants(of: node) {
      guard document.isElement(place) else { continue }
      if document.withAttribute(.itemprop, of: place, { $0.equals("name") }) == true { return place }
      if document.isElement(place, .a), document.withAttribute(.rel, of: place, { $0.equals("author") }) == true {
        return place
      }
    }
    let links = document.elements(withTag: .a, in: node)
    return links.count == 1 && document.hasWord(links[0]) ? links[0] : nil
  }

  private func isAuthorClass(_ node: NodeID) -> Bool {
    guard let names = names(of: node, containing: ["author", "by", "creator", "vcard", "fn", "name", "writer"]) else {
      return false
    }
    return names.split(separator: " ").contains { name in
      Self.authorClasses.contains(String(name))
        || (name.hasSuffix("author") || name.hasSuffix("author-name") || name.hasSuffix("author__name")
          || name.hasSuffix("byline") || name.hasSuffix("authorname") || name.hasSuffix("byline__name")
          || name.hasSuffix("byline-name"))
    }
  }

  private static let authorClasses: Set<String> = [
    "author", "byline", "p-author", "creator", "vcard", "fn", "avatar__name", "username", "writer", "by-line",
    "authors",
    "byline-wrapper", "post-byline", "article-byline", "entry-author",
  ]

  /// Parts of a page whose authors are not the article's.
  private func isAside(_ node: NodeID) -> Bool {
    for ancestor in document.ancestors(of: node) {
      switch document.tag(of: ancestor) {
      case .aside, .nav: return true
      // Themes close an article with a footer of its own, byline and all.
      case .footer:
        return !document.ancestors(of: ancestor).contains {
          document.isElement($0, .article) || document.isElement($0, .section)
        }
      default: break
      }
      if names(of: ancestor, containing: ["comment", "related", "sidebar", "recommend"]) != nil {
        return !document.isElement(ancestor, .body)
      }
    }
    return false
  }

  /// A link to an author's page near the title.
  private func linked() -> [String] {
    var found: [String] = []
    for link in document.elements(withTag: .a) {
      let mayLead = document.withAttribute(.href, of: link) {
        $0.containsAny(["author", "/by/", "contributor", "/people/", "/profile/", "/writers/"])
      }
      guard mayLead == true, !isAside(link), let address = document.attribute(.href, of: link)?.lowercased() else {
        continue
      }
      let parts = address.split { $0 == "/" || $0 == "?" || $0 == "=" }
      guard
        parts.dropLast().contains(where: {
          ["author", "authors", "by", "contributors", "contributor", "people", "profile", "writers"].contains($0)
        })
      else { continue }
      if let name = shortText(link) {
        found.append(name)
        break
      }
    }
    return found
  }

  /// Archives of mailing lists write the sender's name in bold, and a link that writes to them beside it.
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

  private func shortText(_ node: NodeID) -> String? {
    let bytes = document.headingText(of: node)
    guard bytes.count <= 400 else { return nil }
    var text = String(decoding: bytes, as: UTF8.self).collapsed
    // A byline may have the date on its end.
    if text.utf8.contains(where: \.isASCIIDigit), let name = Byline.name(in: text) { text = name }
    return text.isEmpty || text.utf8.count > 120 || !text.contains(where: \.isLetter) ? nil : text
  }

  /// Who a personal site belongs to, where its link to the front page says `Jane’s notes`.
  var siteOwner: String? {
    for link in document.elements(withTag: .a).prefix(12) {
      guard let target = document.attribute(.href, of: link), target.hasSuffix("/") || target.hasSuffix("index.html"),
        let text = shortText(link), let owner = Byline.owner(ofSite: text)
      else { continue }
      return owner
    }
    return nil
  }

  // MARK: - Date

  mutating func date() -> String? {
    if let declared = markedDate() { return declared }
    for line in nearby where line.text.utf8.count <= 160 {
      if let date = PageDate.read(line.text) { return date }
    }
    return nil
  }

  private func markedDate() -> String? {
    var other: String?
    var updated: String?
    for node in document.descendants(of: document.root) {
      guard let tag = document.tag(of: node), document.attributeCount(of: node) > 0 || tag == .time else { continue }
      // `relative-time` and its like say the moment as `time` does.
      let isTime = tag == .time || !tag.isKnown && document.hasAttribute(.datetime, of: node)
      let isPublished =
        document.withAttribute(.itemprop, of: node) { $0.equals("datePublished") || $0.equals("dateCreated") } == true
        || document.hasAttribute(.pubdate, of: node)
      guard isTime || isPublished || tag == .abbr || isDateClass(node), tag != .meta || isPublished else {
        continue
      }
      let written =
        document.attribute(.datetime, of: node) ?? document.attribute(.content, of: node)
        ?? (tag == .abbr ? document.attribute(.title, of: node) : nil)
      guard let date = written.flatMap(PageDate.read) ?? shortDate(node), !isAside(node) else { continue }
      if isPublished { return date }
      if isUpdate(node) {
        updated = updated ?? date
      } else {
        other = other ?? date
      }
    }
    return other ?? updated
  }

  private func isUpdate(_ node: NodeID) -> Bool {
    if document.withAttribute(.itemprop, of: node, { $0.equals("dateModified") }) == true { return true }
    let names = document.attribute(.class, of: node)?.lowercased() ?? ""
    return names.contains("updated") || names.contains("modified")
  }

  private func shortDate(_ node: NodeID) -> String? {
    let text = document.visibleText(of: node, limit: 120)
    return text.count > 120 ? nil : PageDate.read(String(decoding: text, as: UTF8.self).collapsed)
  }

  /// An element's class, or its id if it has none, in lower case, where one of some words occurs in it.
  private func names(of node: NodeID, containing words: [StaticString]) -> String? {
    for name in [AttributeName.class, .id] {
      guard let isIn = document.withAttribute(name, of: node, { $0.containsAny(words) }) else { continue }
      return isIn ? document.attribute(name, of: node)?.lowercased() : nil
    }
    return nil
  }

  private func isDateClass(_ node: NodeID) -> Bool {
    guard let names = names(of: node, containing: ["date", "publish", "meta", "time", "info"]) else { return false }
    return names.split(separator: " ").contains { name in
      name == "date" || name == "published" || name == "pubdate" || name == "revdate" || name == "post-meta"
        || name == "timestamp"
        || name == "post-info" || name == "dateline" || name.hasSuffix("-date") || name.hasSuffix("_date")
        || name.hasSuffix("__date") || name.hasSuffix("publish-date") || name.hasSuffix("published") || name == "time"
    }
  }

  // MARK: - Lines near the title

  /// The short lines around the title: a few before it, more after it, up to the first paragraph of any length.
  private static func lines(_ document: HTMLDocument, title: String?) -> [Line] {
    guard let body = document.body else { return [] }
    let key = title?.wordKey ?? ""
    var before: [Line] = []
    var after: [Line] = []
    var isAfterTitle = false
    let roles = ElementRole.byTag
    var current = document.next(after: body, within: body)
    var text: [UInt8] = []
    var holder: NodeID?
    var count = 0
    func isBreak(_ node: NodeID) -> Bool {
      switch document.elementRole(node, roles: roles) {
      case .container, .item, .heading, .list, .lineBreak, .rule, .table, .preformatted, .quote, .definitions, .figure:
        true
      default: false
      }
    }
    func finish() -> Bool {
      defer { text = [] }
      guard let place = holder, text.contains(where: \.isWordByte) else { return true }
      let line = String(decoding: text.prefix(600), as: UTF8.self).collapsed
      count += 1
      if !key.isEmpty, line.wordKey == key {
        isAfterTitle = true
        after = []
      } else if isAfterTitle {
        after.append(Line(text: line, node: place))
        if after.count >= 12 || line.utf8.count > 300 { return false }
      } else {
        before.append(Line(text: line, node: place))
      }
      return count < 400
    }
    while let node = current {
      if document.kind(of: node) == .text {
        holder = node
        document.withText(of: node) { span in span.withUnsafeBufferPointer { text.append(contentsOf: $0) } }
      } else if let tag = document.tag(of: node) {
        if tag == .script || tag == .style || tag == .nav || tag == .footer || tag == .noscript || tag == .template {
          current = document.nextSkippingChildren(after: node, within: body)
          continue
        }
        if isBreak(node), !finish() { break }
      }
      let following = document.next(after: node, within: body)
      // The end of a block ends its line too.
      if document.firstChild(of: node) == nil, document.nextSibling(of: node) == nil,
        let parent = document.parent(of: node),
        isBreak(parent), !finish()
      {
        break
      }
      current = following
    }
    return after + before.suffix(isAfterTitle ? 6 : 0).reversed()
  }
}
