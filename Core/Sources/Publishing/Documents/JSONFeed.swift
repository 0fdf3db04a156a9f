import JSONFormat

/// JSON Feed 1.1.
struct JSONFeed {
  private let feeds: SiteFeeds
  private let name: String
  private let title: String
  private var base: String { feeds.settings.baseURL }

  init(_ feeds: SiteFeeds, name: String, title: String) {
    self.feeds = feeds
    self.name = name
    self.title = title
  }

  func bytes(_ entries: [SiteFeeds.Entry]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("version", "https://jsonfeed.org/version/1.1")
      json.field("title", title)
      json.field("home_page_url", base + "/")
      json.field("feed_url", "\(base)/\(name).json")
      json.field("description", feeds.description)
      json.field("icon", base + "/icon-512.png")
      json.field("favicon", base + "/icon-192.png")
      json.field("language", "en")
      writeAuthors([feeds.settings.title], &json)
      json.key("items")
      json.array(entries) { write($1, &$0) }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ entry: SiteFeeds.Entry, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", entry.id)
      json.field("url", base + entry.path)
      if let about = entry.about.flatMap(SafeLink.address) { json.field("external_url", about) }
      json.field("title", entry.title)
      if let summary = entry.summary { json.field("summary", summary) }
      json.field("content_html", entry.html)
      json.field("date_published", entry.published)
      json.field("date_modified", entry.updated)
      if let language = entry.language { json.field("language", language) }
      if !entry.authors.isEmpty { writeAuthors(entry.authors, &json) }
      if let discussion = entry.discussion.flatMap(SafeLink.address) {
        json.key("_tenhn")
        json.object { $0.field("discussion", discussion) }
      }
    }
  }

  private func writeAuthors(_ names: [String], _ json: inout JSONWriter) {
    json.key("authors")
    json.array(names) { json, name in json.object { $0.field("name", name) } }
  }
}
