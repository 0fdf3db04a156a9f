import FoundationEssentials
import WebAddress

/// JSON Feed 1.0 and 1.1 (jsonfeed.org). A field of another type counts as missing.
enum JSONFeed {
  static func read(_ text: [UInt8], address: String?) -> Feed? {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(text)),
      document.version?.contains("jsonfeed.org/version/") == true || document.items != nil
    else { return nil }
    let base = address.flatMap { WebURL($0) }
    func resolve(_ reference: String?) -> String? { reference.flatMap { WebURL($0, base: base)?.href } }
    let entries = (document.items ?? []).compactMap { item -> FeedEntry? in
      let link = item.url ?? item.externalURL
      guard let id = item.id ?? link ?? item.title else { return nil }
      var entry = FeedEntry(id: id)
      entry.title = item.title.map(FeedText.collapsed).flatMap { $0.isEmpty ? nil : $0 }
      entry.link = resolve(link)
      entry.author = item.author
      entry.published = item.published.flatMap(FeedDate.read)
      entry.updated = item.modified.flatMap(FeedDate.read)
      entry.summary = item.summary
      entry.content = item.html ?? item.text
      return entry
    }
    return Feed(title: document.title.map(FeedText.collapsed), home: resolve(document.home), entries: entries)
  }

  private struct Document: Decodable {
    var version: String?
    var title: String?
    var home: String?
    var items: [Item]?

    enum CodingKeys: String, CodingKey { case version, title, home = "home_page_url", items }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      version = fields.text(.version)
      title = fields.text(.title)
      home = fields.text(.home)
      items = try? fields.decode([Item].self, forKey: .items)
    }
  }

  private struct Item: Decodable {
    var id: String?
    var url: String?
    var externalURL: String?
    var title: String?
    var summary: String?
    var html: String?
    var text: String?
    var published: String?
    var modified: String?
    var author: String?

    enum CodingKeys: String, CodingKey {
      case id, url, title, summary, author, authors
      case externalURL = "external_url"
      case html = "content_html"
      case text = "content_text"
      case published = "date_published"
      case modified = "date_modified"
    }

    struct Author: Decodable { var name: String? }

    init(from decoder: any Decoder) throws {
      guard let fields = try? decoder.container(keyedBy: CodingKeys.self) else { return }
      // Version 1 had feeds with numbers for ids.
      id = fields.text(.id) ?? (try? fields.decode(Int64.self, forKey: .id)).map(String.init)
      url = fields.text(.url)
      externalURL = fields.text(.externalURL)
      title = fields.text(.title)
      summary = fields.text(.summary)
      html = fields.text(.html)
      text = fields.text(.text)
      published = fields.text(.published)
      modified = fields.text(.modified)
      let authors = (try? fields.decode([Author].self, forKey: .authors)) ?? []
      author = authors.lazy.compactMap(\.name).first ?? (try? fields.decode(Author.self, forKey: .author))?.name
    }
  }
}

extension KeyedDecodingContainer {
  fileprivate func text(_ key: Key) -> String? { (try? decodeIfPresent(String.self, forKey: key)) ?? nil }
}
