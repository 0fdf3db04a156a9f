import Foundation
import HTML
import SharedData
import Testing

@testable import FeedFormat

@Suite(.enabled(if: Shared.isPresent, "needs ../shared/suites/feeds"))
struct FeedSuiteTests {
  struct Case: Decodable {
    struct Check: Decodable {
      var path: [Step]
      var op: String
      var value: Value?
    }

    enum Step: Decodable, Equatable {
      case name(String)
      case index(Int)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        self = try (try? value.decode(Int.self)).map(Step.index) ?? .name(value.decode(String.self))
      }
    }

    enum Value: Decodable {
      case text(String)
      case numbers([Int])
      case other

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
          self = .text(text)
        } else if let numbers = try? value.decode([Int].self) {
          self = .numbers(numbers)
        } else {
          self = .other
        }
      }
    }

    var id: String
    var file: String
    var checks: [Check]?
    var headers: [String: String]
    var sanitizer: Bool
  }

  /// What upstream's checks want and this reader does not give, by name.
  static let deviations: [String: String] = [
    "encoding/bozo_linenoise.xml": "noise is shown as it is, not as a wrong guess at it",
    "entities/rang.xml": "HTML 5 moved the angle brackets to U+27E8 and U+27E9",
    "wellformed/atom/entry_author_map_author.xml": "an author is a name, without the mail address",
    "wellformed/atom10/entry_author_map_author.xml": "an author is a name, without the mail address",
    "wellformed/base/http_entry_id_base_content_location.xml": "an id is compared as it is written",
    "wellformed/http/headers_content_location-relative.xml": "the fetcher says where a feed was found",
    "wellformed/namespace/atomsvg.xml": "markup is handed on as it was written",
    "wellformed/namespace/atomsvgdesc.xml": "markup is handed on as it was written",
    "wellformed/namespace/atomsvgtitle.xml": "markup is handed on as it was written",
    "wellformed/namespace/atomxlink.xml": "markup is handed on as it was written",
    "wellformed/namespace/rss2.0mathml.xml": "markup is handed on as it was written",
    "wellformed/namespace/rss2.0svg.xml": "markup is handed on as it was written",
    "wellformed/namespace/rss2.0svg5.xml": "markup is handed on as it was written",
    "wellformed/namespace/rss2.0svgtitle.xml": "markup is handed on as it was written",
    "wellformed/namespace/rss2.0xlink.xml": "markup is handed on as it was written",
    "wellformed/rss/item_description_not_a_doctype.xml": "markup is handed on as it was written",
  ]

  @Test("Every field that we read is what feedparser's suite expects, but for the deviations named here")
  func feedparser() throws {
    let cases = try Shared.json("suites/feeds/feedparser/cases.json", as: [Case].self)
    var compared = 0
    var wrong: [String: String] = [:]
    for test in cases {
      let bytes = [UInt8](try Shared.data("suites/feeds/feedparser/" + test.file))
      let feed = read(bytes, test)
      for check in test.checks ?? [] where check.op == "eq" && !test.sanitizer {
        guard case .some(let expected) = check.value, let found = field(check.path, of: feed) else { continue }
        compared += 1
        if !agrees(found, expected) {
          wrong[test.id] = "\(check.path.last.map { "\($0)" } ?? ""): \(found ?? "nothing"), not \(expected)"
        }
      }
    }
    for (id, difference) in wrong.sorted(by: { $0.key < $1.key }) where Self.deviations[id] == nil {
      Issue.record("\(id) \(difference)")
    }
    #expect(Set(Self.deviations.keys).subtracting(wrong.keys).isEmpty, "deviations that are none any more")
    #expect(compared > 300)
  }

  private func read(_ bytes: [UInt8], _ test: Case) -> Feed? {
    let type = test.headers.first { $0.key.lowercased() == "content-type" }?.value ?? ""
    let charset = type.lowercased().firstRange(of: "charset=").map { type[$0.upperBound...].filter { $0 != "\"" } }
    let location = test.headers.first { $0.key.lowercased() == "content-location" }?.value
    return Feed.read(bytes, charset: charset, address: location ?? "http://127.0.0.1:8097/\(test.file)")
  }

  /// Nil for a field that we don't read.
  private func field(_ path: [Case.Step], of feed: Feed?) -> String?? {
    switch path.count {
    case 2 where path[0] == .name("feed"):
      if path[1] == .name("title") { return .some(feed?.title) }
      if path[1] == .name("link") { return .some(feed?.home) }
      return nil
    case 3 where path[0] == .name("entries"):
      guard case .index(let index) = path[1], case .name(let name) = path[2] else { return nil }
      let entry = feed.flatMap { $0.entries.indices.contains(index) ? $0.entries[index] : nil }
      switch name {
      case "title": return .some(entry?.title)
      case "link": return .some(entry?.link)
      case "id": return .some(entry?.id)
      case "author": return .some(entry?.author)
      case "summary": return .some(entry?.summary)
      case "description": return .some(entry?.summary ?? entry?.content)
      case "published_parsed": return .some(entry?.published.map(String.init))
      case "updated_parsed": return .some(entry?.updated.map(String.init))
      default: return nil
      }
    default: return nil
    }
  }

  /// Titles are text here and markup there, so the text of both is compared.
  private func agrees(_ found: String?, _ expected: Case.Value) -> Bool {
    switch expected {
    case .text(let text): found == text || found == plain(text) || plain(found ?? "") == plain(text)
    case .numbers(let parts):
      found.flatMap { Int64($0) }
        == FeedDate.read(
          "\(parts[0])-\(pad(parts[1]))-\(pad(parts[2]))T" + parts[3...5].map(pad).joined(separator: ":") + "Z")
    case .other: true
    }
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func plain(_ markup: String) -> String { FeedText.plain(markup: markup) }

  struct RealCase: Decodable {
    struct Entry: Decodable {
      var title: String?
      var link: String?
    }

    var id: String
    var file: String
    var title: String?
    var entries: Int?
    var first: Entry?

    enum CodingKeys: String, CodingKey { case id, file, title, entries, first = "first_entry" }
  }

  @Test("Real feeds have the entries and titles that feedparser finds in them")
  func real() throws {
    for test in try Shared.json("suites/feeds/real/cases.json", as: [RealCase].self) {
      let bytes = [UInt8](try Shared.data("suites/feeds/real/" + test.file))
      let feed = Feed.read(bytes, address: "https://feed.example/blog/feed")
      if let entries = test.entries { #expect(feed?.entries.count == entries, "\(test.id)") }
      if let title = test.title {
        #expect(agrees(feed?.title, .text(title)), "\(test.id): \(feed?.title ?? "") not \(title)")
      }
      if let title = test.first?.title {
        #expect(
          agrees(feed?.entries.first?.title, .text(title)),
          "\(test.id): \(feed?.entries.first?.title ?? "") not \(title)")
      }
      if let link = test.first?.link {
        // Upstream knew no address to resolve the two relative ones against.
        let whole = link.hasPrefix("/") ? "https://feed.example" + link : link
        #expect(feed?.entries.first?.link == whole, "\(test.id)")
      }
    }
  }
}
