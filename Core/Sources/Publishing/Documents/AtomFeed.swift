/// Atom (RFC 4287).
struct AtomFeed {
  let settings: SiteSettings
  let publication: String
  /// Its own address, such as `/feed.atom`.
  let path: String
  /// The page that shows the same.
  var page = "/"
  let title: String
  var subtitle: String
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
    subtitle = feeds.description
    updated = feeds.updated
  }

  /// The feed's name within its publication, which its identity is made from.
  private var name: String { String(path.dropFirst().prefix { $0 != "." }) }

  func bytes(_ entries: [SiteFeeds.Entry]) -> [UInt8] {
    Markup(.xml, reserving: 65_536) { xml in
      xml.declaration()
      xml.feed(.named("xmlns", "http://www.w3.org/2005/Atom"), .named("xml:lang", "en")) {
        xml.id(PermanentID.publication(publication + "/" + name))
        xml.title(title)
        xml.subtitle(subtitle)
        xml.updated(updated)
        xml.author(settings.title)
        xml.generator(.named("version", settings.version), text: "tenhn")
        xml.link(.rel("self"), .type("application/atom+xml"), .href(base + path))
        xml.link(.rel("alternate"), .type("text/html"), .href(base + page))
        xml.icon(base + "/icon-192.png")
        for entry in entries { write(entry, xml) }
        xml.raw("\n")
      }
      xml.raw("\n")
    }.bytes
  }

  private func write(_ entry: SiteFeeds.Entry, _ xml: MarkupWriter) {
    xml.raw("\n")
    xml.entry(.named("xml:lang", entry.language)) {
      xml.id(entry.id)
      xml.title(entry.title)
      xml.published(entry.published)
      xml.updated(entry.updated)
      for author in entry.authors { xml.author(author) }
      xml.link(.rel("alternate"), .type("text/html"), .href(base + entry.path))
      if let about = entry.about.flatMap(SafeLink.address) { xml.link(.rel("related"), .href(about)) }
      if let discussion = entry.discussion.flatMap(SafeLink.address) { xml.link(.rel("replies"), .href(discussion)) }
      if let summary = entry.summary { xml.summary(summary) }
      xml.content(.type("html"), text: entry.html)
    }
  }
}
