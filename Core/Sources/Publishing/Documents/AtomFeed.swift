/// Atom (RFC 4287).
struct AtomFeed {
  private let feeds: Feeds
  private let name: String
  private let title: String
  private var base: String { feeds.settings.baseURL }

  init(_ feeds: Feeds, name: String, title: String) {
    self.feeds = feeds
    self.name = name
    self.title = title
  }

  func bytes(_ entries: [Feeds.Entry]) -> [UInt8] {
    var out = Markup(reserving: 65_536)
    out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">")
    out.element("id", PermanentID.publication(feeds.publication + "/" + name))
    out.element("title", title)
    out.element("subtitle", "Ten stories, every morning and every evening.")
    out.element("updated", feeds.updated)
    out.element("author") { $0.element("name", feeds.settings.title) }
    out.raw("<generator")
    out.attribute("version", feeds.settings.version)
    out.raw(">tenhn</generator>")
    writeLink("self", "\(base)/\(name).atom", type: "application/atom+xml", &out)
    writeLink("alternate", base + "/", type: "text/html", &out)
    out.element("icon", base + "/icon-192.png")
    for entry in entries { write(entry, &out) }
    out.raw("\n</feed>\n")
    return out.bytes
  }

  private func write(_ entry: Feeds.Entry, _ out: inout Markup) {
    out.raw("\n<entry")
    out.attribute("xml:lang", ifPresent: entry.language)
    out.raw(">")
    out.element("id", entry.id)
    out.element("title", entry.title)
    out.element("published", entry.published)
    out.element("updated", entry.updated)
    for author in entry.authors { out.element("author") { $0.element("name", author) } }
    writeLink("alternate", base + entry.path, type: "text/html", &out)
    if let about = entry.about.flatMap(SafeLink.address) { writeLink("related", about, type: nil, &out) }
    if let discussion = entry.discussion.flatMap(SafeLink.address) { writeLink("replies", discussion, type: nil, &out) }
    if let summary = entry.summary { out.element("summary", summary) }
    out.raw("<content type=\"html\">")
    out.text(entry.html)
    out.raw("</content></entry>")
  }

  private func writeLink(_ relation: StaticString, _ address: String, type: String?, _ out: inout Markup) {
    out.raw("<link rel=\"")
    out.raw(relation)
    out.raw("\"")
    out.attribute("type", ifPresent: type)
    out.attribute("href", address)
    out.raw("/>")
  }
}
