import WebAddress

/// Reads RSS and Atom as a ``Feed``. Feeds mix the two, so there is one reader.
struct XMLFeed {
  private let tree: XMLTree
  private let address: WebURL?

  init(tree: XMLTree, address: String?) {
    self.tree = tree
    self.address = address.flatMap { WebURL($0) }
  }

  /// The feed; nil if no root of a feed is found.
  var feed: Feed? {
    guard let root = tree.elements.indices.first(where: { ["rss", "feed", "rdf:rdf", "channel"].contains(name($0)) })
    else { return nil }
    let channel = tree.children(of: root, named: "channel").first ?? root
    let parents = root == channel ? [root] : [root, channel]
    let entries = parents.flatMap { tree.elements[$0].children.filter { ["item", "entry"].contains(name($0)) } }
    return Feed(
      title: title(of: channel), home: link(of: channel), entries: entries.compactMap(entry))
  }

  private func entry(_ element: Int) -> FeedEntry? {
    let title = title(of: element)
    let link = link(of: element)
    let named = text(of: element, "id", "guid") ?? tree.elements[element].attributes["rdf:about"]
    let summary =
      markup(of: element, "description", "summary", "abstract", "media:description")
      ?? first(element, ["media:group"]).flatMap { markup(of: $0, "media:description") }
    let content = markup(of: element, "content:encoded", "content", "xhtml:body", "fullitem")
    // A linkblog's entries may be nothing but a text.
    let words = (summary ?? content ?? author(of: element)).map { String(FeedText.collapsed($0).prefix(200)) }
    let updated = date(of: element, "updated", "modified", "dcterms:modified", "dc:date")
    let published = date(
      of: element, "published", "issued", "pubdate", "dcterms:issued", "created", "dcterms:created")
    guard let id = named ?? link ?? title ?? words ?? (published ?? updated).map(String.init) else { return nil }
    var entry = FeedEntry(id: id)
    entry.title = title
    entry.link = link
    entry.author = author(of: element)
    entry.updated = updated
    entry.published = published
    entry.summary = summary
    entry.content = content
    entry.discussion = text(of: element, "comments").flatMap { resolve($0, at: element) }
    entry.comments = text(of: element, "slash:comments", "thr:total").flatMap { Int($0) }.flatMap {
      (0...100_000_000).contains($0) ? $0 : nil
    }
    return entry
  }

  private func name(_ element: Int) -> String { tree.elements[element].name }

  private func first(_ parent: Int, _ names: [String]) -> Int? {
    // The last of two counts: feeds often overwrite dates further down.
    names.lazy.compactMap { tree.children(of: parent, named: $0).last { !tree.content(of: $0).isEmpty } }.first
  }

  private func text(of parent: Int, _ names: String...) -> String? {
    first(parent, names).map { FeedText.collapsed(tree.content(of: $0)) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func date(of parent: Int, _ names: String...) -> Int64? {
    first(parent, names).flatMap { FeedDate.read(tree.content(of: $0)) }
  }

  private func markup(of parent: Int, _ names: String...) -> String? {
    first(parent, names).map { markup(of: $0) }
  }

  private func markup(of element: Int) -> String {
    let own = tree.elements[element]
    guard own.children.isEmpty else { return tree.markup(of: element) }
    return isBase64(own) ? FeedText.base64(own.text) ?? own.text : own.text
  }
}

extension XMLFeed {
  /// Atom 0.3 has an attribute for it; in Atom 1.0 it follows from a type that is neither text nor XML (RFC 4287, 4.1.3.3).
  private func isBase64(_ element: XMLTree.Element) -> Bool {
    if let mode = element.attributes["mode"] { return mode == "base64" }
    guard let type = element.attributes["type"]?.lowercased(), type.contains("/") else { return false }
    return !type.hasPrefix("text/") && !type.hasSuffix("xml")
  }

  private func title(of parent: Int) -> String? {
    let names = ["title", "dc:title", "media:title"]
    guard let element = first(parent, names) else { return nil }
    let own = tree.elements[element]
    let type = own.attributes["type"]?.lowercased()
    let isText = ["text", "text/plain"].contains(type) && !isBase64(own)
    let title = isText ? FeedText.collapsed(tree.content(of: element)) : FeedText.plain(markup: markup(of: element))
    return title.isEmpty ? nil : title
  }

  /// The address of the page of a feed or an entry.
  private func link(of parent: Int) -> String? {
    let links = tree.children(of: parent, named: "link")
    let alternates = links.filter { link in
      let attributes = tree.elements[link].attributes
      return attributes["href"] != nil && ["alternate", ""].contains(attributes["rel"]?.lowercased() ?? "")
    }
    let page =
      alternates.first { tree.elements[$0].attributes["type"].map { $0.contains("html") } ?? true } ?? alternates.first
    if let page, let address = tree.elements[page].attributes["href"].flatMap({ resolve($0, at: page) }) {
      return address
    }
    for link in links where tree.elements[link].attributes["href"] == nil {
      if let address = resolve(tree.elements[link].text, at: link) { return address }
    }
    // CDF of 1997 has it on the item itself.
    if let address = tree.elements[parent].attributes["href"].flatMap({ resolve($0, at: parent) }) { return address }
    guard let guid = tree.children(of: parent, named: "guid").first,
      tree.elements[guid].attributes["ispermalink"]?.lowercased() != "false",
      let address = WebURL(tree.elements[guid].text), address.isHTTP, !address.isTooLong
    else { return nil }
    return FeedText.collapsed(tree.elements[guid].text)
  }

  private func author(of parent: Int) -> String? {
    guard let element = first(parent, ["author", "dc:creator", "dc:author", "itunes:author"]) else { return nil }
    guard let name = text(of: element, "name") else { return FeedText.collapsed(tree.elements[element].text).nonEmpty }
    return name
  }

  /// Resolves an address against `xml:base` of the element and its ancestors, then the feed's own address; nil if it isn't one.
  private func resolve(_ reference: String, at element: Int) -> String? {
    let reference = FeedText.collapsed(reference)
    guard !reference.isEmpty, reference.utf8.count <= WebURL.maximumBytes else { return nil }
    // An absolute address stays as it is written: it is the entry's id in many a feed.
    if WebURL(reference) != nil { return reference }
    return WebURL(reference, base: base(at: element)).flatMap { $0.isTooLong ? nil : $0.href }
  }

  private func base(at element: Int) -> WebURL? {
    let outer = tree.elements[element].parent.map { base(at: $0) } ?? address
    guard let own = tree.elements[element].attributes["xml:base"] else { return outer }
    return WebURL(own, base: outer) ?? outer
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
