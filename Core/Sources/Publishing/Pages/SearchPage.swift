public import EditionModel
import OutsideText
public import TextSearch

/// A story that a search found, as the page shows it.
public struct FoundStory: Sendable {
  /// The edition that has the story.
  public var key: EditionKey
  /// The story's number in its edition.
  public var number: Int
  /// The title, with the words that were searched for marked.
  public var title: Snippet
  /// The site that the story is from.
  public var site: String
  /// The author, if known.
  public var author: String?
  /// Nil if there is nothing to read.
  public var text: Snippet?
  /// Later corrections, such as a withdrawal.
  public var corrections: [Correction]
  /// The id and the writer of the comment that matches, if comments were searched.
  public var comment: (id: String, by: String)?

  /// Creates a result of a search.
  public init(
    key: EditionKey, number: Int, title: Snippet, site: String, author: String?, text: Snippet?,
    corrections: [Correction], comment: (id: String, by: String)? = nil
  ) {
    self.key = key
    self.number = number
    self.title = title.withPlainNames
    self.site = PlainName.cleaned(site)
    self.author = author.map(PlainName.cleaned)
    self.text = text?.withPlainNames
    self.corrections = corrections.map(\.withPlainNames)
    self.comment = comment.map { ($0.id, PlainName.cleaned($0.by)) }
  }
}

extension Snippet {
  /// The snippet without characters that command: it stands among our own words.
  fileprivate var withPlainNames: Snippet {
    var snippet = self
    for index in parts.indices { snippet.parts[index].text = PlainName.cleaned(parts[index].text) }
    return snippet
  }
}

extension Publisher {
  /// The page of a search: its form, and what it found.
  ///
  /// - Parameters:
  ///   - found: nil where nothing was asked.
  ///   - isCapped: whether more than `total` match.
  ///   - cursor: where the next page begins, nil on the last.
  ///   - hasEditions: whether there is anything to search.
  public func searchPage(
    _ query: SearchQuery, found: [FoundStory]?, total: Int, isCapped: Bool = false, cursor: String?,
    hasEditions: Bool = true
  ) -> OutputFile {
    let page = SearchPage(
      settings: settings, query: query, found: found, total: total, isCapped: isCapped, cursor: cursor,
      hasEditions: hasEditions)
    return .page("/search", page.markup())
  }
}

struct SearchPage {
  let settings: SiteSettings
  let query: SearchQuery
  let found: [FoundStory]?
  let total: Int
  let isCapped: Bool
  let cursor: String?
  let hasEditions: Bool

  func markup() -> Markup {
    let title = query.text.isEmpty ? Wording.Search.title : Wording.Search.title(query.text)
    return PageShell(settings: settings, title: title, isIndexed: false).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Search.title) }
      SearchForm(settings: settings, text: query.text, takesFocus: query.text.isEmpty).write(html)
      if !hasEditions { html.p(Wording.Search.nothingYet) }
      if let found { writeResults(found, html) } else { writeHelp(html) }
    }
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  private func writeHelp(_ html: MarkupWriter) {
    html.p(.class("by hint")) { html.sentence(Wording.Search.help, clock) }
  }

  private func writeResults(_ found: [FoundStory], _ html: MarkupWriter) {
    html.p(
      .class("by"), .role("status"),
      text: query.isEmpty
        ? Wording.Search.nothingAsked
        : Wording.Search.found(total, isCapped: isCapped, inComments: query.isInComments, for: query.text))
    guard !found.isEmpty else { return writeHelp(html) }
    html.ol(.class("found")) {
      for story in found { write(story, html) }
    }
    if let cursor {
      let next = "q=\(SearchForm.encoded(query.text))&cursor=\(SearchForm.encoded(cursor))"
      html.p { html.a(.rel("next"), .href("\(settings.basePath)/search?\(next)"), text: Wording.Search.more) }
    }
  }

  private func write(_ story: FoundStory, _ html: MarkupWriter) {
    let edition = "\(settings.basePath)/editions/\(story.key)"
    html.li {
      html.h2(.dir()) {
        let place = story.comment.map { "/discussion#c\($0.id)" } ?? ""
        html.a(.href("\(edition)/\(story.number)\(place)")) { html.bdi { html.marked(story.title) } }
      }
      html.p(.class("by")) {
        if let comment = story.comment {
          html.span { html.bdi(Wording.Search.comment(comment.by)) }
          html.text(" ")
        }
        html.span { html.bdi(story.site) }
        html.text(" ")
        if let author = story.author, !author.isEmpty {
          html.span { html.bdi(author) }
          html.text(" ")
        }
        html.span { html.a(.href(edition), text: clock.fullName(of: story.key)) }
      }
      for correction in story.corrections {
        html.p(.class("notice"), .leftToRight, text: correction.text)
      }
      if let text = story.text {
        html.p(.dir()) {
          if text.isCutBefore { html.text("… ") }
          html.marked(text)
          if text.isCutAfter { html.text(" …") }
        }
      }
    }
  }
}

/// Where to type a search; it needs no script.
struct SearchForm {
  let settings: SiteSettings
  var text = ""
  /// Whether one can type at once: on a page that is opened only to search.
  var takesFocus = false

  func write(_ html: MarkupWriter) {
    html.form(.class("search"), .role("search"), .named("action", settings.basePath + "/search")) {
      html.label(.named("for", "q"), text: Wording.Search.label)
      html.p {
        html.input(
          .id("q"), .name("q"), .type("search"), .named("autocomplete", "off"), .named("autocapitalize", "off"),
          .named("spellcheck", "false"), .named("maxlength", SearchQuery.maximumLength), .value(text),
          .flag("autofocus", if: takesFocus))
        html.text(" ")
        html.button(Wording.Search.button)
      }
    }
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

extension MarkupWriter {
  fileprivate func marked(_ snippet: Snippet) {
    for part in snippet.parts {
      if part.isMatch { mark(part.text) } else { text(part.text) }
    }
  }
}

extension Wording {
  enum Search {
    static let title = "Search"
    static let label = "Words, “a phrase”, -word, site:example.org, in:comments"
    static let button = "Search"
    static let nothingAsked = "Add a word to search for."
    static let more = "More results"
    static let nothingYet = "There are no editions to search yet. A sample isn’t searched."
    static let help: Sentence =
      "All words must match. \(quote: "A phrase") in quotation marks must match exactly; \(code: "-word") excludes a word; \(code: "site:example.org") searches one site; \(code: "in:comments") searches the kept comments."

    static func comment(_ by: String) -> String { "comment by \(by)" }

    static func title(_ query: String) -> String { "Search: \(query)" }
    static let tooMuch = "This search takes too long. Add a rarer word."
    static func found(_ count: Int, isCapped: Bool, inComments: Bool, for query: String) -> String {
      let found =
        inComments
        ? CalendarWords.count(count, "comment", "comments") : CalendarWords.count(count, "story", "stories")
      if isCapped { return count == 0 ? tooMuch : "More than \(found), newest first" }
      return count == 0 ? "Nothing found for “\(PlainName.cleaned(query))”." : found
    }
  }
}
