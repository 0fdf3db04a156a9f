import JSONFormat
import WebAddress

/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). A field of an unexpected type, or with a value that JSON lacks, counts as missing.
enum JSONFeedReader {
  static func read(_ text: [UInt8], address: String?) -> Feed? {
    guard let document = try? JSON(outside: text) else { return nil }
    let items = document["items"]?.array
    let isFeed = document["version"]?.string?.contains("jsonfeed.org/version/") == true || items != nil
    guard isFeed else { return nil }
    let base = address.flatMap { WebURL($0) }
    func resolve(_ reference: String?) -> String? {
      reference.flatMap { WebURL($0, base: base) }.flatMap { $0.isTooLong ? nil : $0.href }
    }
    return Feed(
      title: document["title"]?.string.map(FeedText.collapsed), home: resolve(document["home_page_url"]?.string),
      entries: (items ?? []).compactMap { entry($0.dictionary ?? [:], resolve) })
  }

  private static func entry(_ item: [String: JSON], _ resolve: (String?) -> String?) -> FeedEntry? {
    func text(_ key: String) -> String? { item[key]?.string }
    let link = text("url") ?? text("external_url")
    // Feeds of version 1.0 exist with numbers as ids.
    guard let id = text("id") ?? number(item["id"]) ?? link ?? text("title") else { return nil }
    var entry = FeedEntry(id: id)
    entry.title = text("title").map(FeedText.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    entry.link = resolve(link)
    let authors = item["authors"]?.array ?? []
    entry.author = authors.lazy.compactMap { $0["name"]?.string }.first ?? item["author"]?["name"]?.string
    entry.published = text("date_published").flatMap(FeedDate.read)
    entry.updated = text("date_modified").flatMap(FeedDate.read)
    entry.summary = text("summary")
    entry.content = text("content_html") ?? text("content_text")
    // The format has no words for them. Its extensions begin with a line.
    entry.discussion = resolve(item["_tenhn"]?["discussion"]?.string)
    if case .integer(let count)? = item["_tenhn"]?["comments"], (0...100_000_000).contains(count) {
      entry.comments = Int(count)
    }
    return entry
  }

  private static func number(_ value: JSON?) -> String? {
    if case .integer(let number)? = value { String(number) } else { nil }
  }
}
