/// Atom (RFC 4287).
struct AtomFeed {
  let settings: SiteSettings
  let publication: String
  /// Its own address, such as `/feed.atom`.
  let path: String
  /// The page that shows the same.
  var page = "/"
  let title: String
  var subtitle = "Ten stories, every morning and every evening."
  let updated: String
  private var base: String { settings.baseURL }

  init(
    settings: SiteSettings, publication: String, path: String, page: String, title: String, subtitle: String,
    updated: String
  ) {
    self.settings = settings
    self.publication = publication
    self.path = path
    self.page = page
    self.title = title
    self.subtitle = subtitle
    self.updated = updated
  }

  init(_ feeds: SiteFeeds, name: String, title: String) {
    settings = feeds.settings
    publication = feeds.publication
    path = "/\(name).atom"
    self.title = title
    updated = feeds.updated
  }

  /// The feed's name within its publication, which its identity is made from.
  private var name: String { String(path.dropFirst().prefix { $0 != "." }) }

  func bytes(_ entries: [SiteFeeds.Entry]) -> [UInt8] {
    var out = Markup(reserving: 65_536)
    out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">")
    out.element("id", PermanentID.publication(publication + "/" + name))
    out.element("title", title)
    out.element("subtitle", subtitle)
    out.element("updated", updated)
    out.element("author") { $0.element("name", settings.title) }
    out.raw("<generator")
    out.attribute("version", settings.version)
    out.raw(">tenhn</generator>")
    writeLink("self", base + path, type: "application/atom+xml", &out)
    writeLink("alternate", base + page, type: "text/html", &out)
    out.element("icon", base + "/icon-192.png")
    for entry in entries { write(entry, &out) }
    out.raw("\n</feed>\n")
    return out.bytes
  }

  private func write(_ entry: SiteFeeds.Entry, _ out: inout Markup) {
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
