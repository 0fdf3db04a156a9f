public import EditionModel
public import TextSearch

/// A story that a search found, as the page shows it.
public struct FoundStory: Sendable {
  public var key: EditionKey
  public var number: Int
  public var title: Snippet
  public var site: String
  public var author: String?
  /// Nil where there is nothing to read.
  public var text: Snippet?
  /// What was said of it later, such as that it was withdrawn.
  public var corrections: [Correction]

  public init(
    key: EditionKey, number: Int, title: Snippet, site: String, author: String?, text: Snippet?,
    corrections: [Correction]
  ) {
    self.key = key
    self.number = number
    self.title = title
    self.site = site
    self.author = author
    self.text = text
    self.corrections = corrections
  }
}

extension Publisher {
  /// The page of a search: its form, and what it found.
  ///
  /// - Parameters:
  ///   - found: nil where nothing was asked.
  ///   - cursor: where the next page begins, nil on the last.
  public func searchPage(_ query: SearchQuery, found: [FoundStory]?, total: Int, cursor: String?) -> OutputFile {
    .page("/search", SearchPage(settings: settings, query: query, found: found, total: total, cursor: cursor).markup())
  }
}

struct SearchPage {
  let settings: SiteSettings
  let query: SearchQuery
  let found: [FoundStory]?
  let total: Int
  let cursor: String?

  func markup() -> Markup {
    let title = query.text.isEmpty ? "Search" : "Search: \(query.text)"
    return PageShell(settings: settings, title: title, isIndexed: false).markup { out in
      out.raw("<header class=\"edition\"><h1>Search</h1></header>")
      SearchForm(settings: settings, text: query.text).write(&out)
      if let found { writeResults(found, &out) } else { writeHelp(&out) }
    }
  }

  private func writeHelp(_ out: inout Markup) {
    out.raw("<p class=\"by hint\">Every word must be there. <q>A phrase</q> in quotation marks stands as it is; ")
    out.raw("<code>-word</code> leaves out; <code>site:example.org</code> narrows to a site.</p>")
  }

  private func writeResults(_ found: [FoundStory], _ out: inout Markup) {
    out.raw("<p class=\"by\" role=\"status\">")
    out.text(query.isEmpty ? "Say what to look for, too." : CalendarWords.count(total, "story", "stories"))
    out.raw("</p>")
    if found.isEmpty {
      writeHelp(&out)
      return
    }
    out.raw("<ol class=\"found\">")
    for story in found { write(story, &out) }
    out.raw("</ol>")
    if let cursor {
      out.raw("<p><a rel=\"next\"")
      out.attribute(
        "href", "\(settings.basePath)/search?q=\(SearchForm.encoded(query.text))&cursor=\(SearchForm.encoded(cursor))")
      out.raw(">More</a></p>")
    }
  }

  private func write(_ story: FoundStory, _ out: inout Markup) {
    let edition = "\(settings.basePath)/editions/\(story.key)"
    out.raw("<li><h2 dir=\"auto\"><a")
    out.attribute("href", "\(edition)/\(story.number)")
    out.raw(">")
    out.marked(story.title)
    out.raw("</a></h2><p class=\"by\"><span><bdi>")
    out.text(story.site)
    out.raw("</bdi></span>")
    if let author = story.author, !author.isEmpty {
      out.raw(" <span><bdi>")
      out.text(author)
      out.raw("</bdi></span>")
    }
    out.raw(" <span>")
    let name = EditionClock(schedule: settings.schedule).name(of: story.key)
    out.link(edition, story.key.date.map { "\(name), \(CalendarWords.day($0))" } ?? name)
    out.raw("</span></p>")
    for correction in story.corrections {
      out.raw("<p class=\"notice\" dir=\"ltr\">")
      out.text(correction.text)
      out.raw("</p>")
    }
    if let text = story.text {
      out.raw("<p dir=\"auto\">")
      if text.isCutBefore { out.raw("… ") }
      out.marked(text)
      if text.isCutAfter { out.raw(" …") }
      out.raw("</p>")
    }
    out.raw("</li>")
  }
}

/// Where to type a search; it needs no script.
struct SearchForm {
  let settings: SiteSettings
  var text = ""

  func write(_ out: inout Markup) {
    out.raw("<form class=\"search\" role=\"search\"")
    out.attribute("action", settings.basePath + "/search")
    out.raw("><label for=\"q\">Words, “a phrase”, -word, site:example.org</label><p>")
    out.raw(
      "<input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\"")
    out.attribute("maxlength", SearchQuery.maximumLength)
    out.attribute("value", text)
    out.raw("> <button>Search</button></p></form>")
  }

  /// A value for a query string: everything but letters, digits and `-._~` percent-encoded (RFC 3986, 2.3).
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        let hex = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Markup {
  fileprivate mutating func marked(_ snippet: Snippet) {
    for part in snippet.parts {
      if part.isMatch { element("mark", part.text) } else { text(part.text) }
    }
  }
}
