import ArticleModel
import Extraction
import Foundation
import Publishing
import Testing

/// Pages of every kind that people link to, in this project's own words and with the markup of the wild. Each stands
/// in `Pages` with the Markdown that has to come out of it: that and nothing else.
struct PageKindTests {
  struct Page: CustomTestStringConvertible, Sendable {
    let name: String
    let title: String
    var author: String?
    var published: String?
    var type = "html"
    var kind = Receipt.Kind.full
    var testDescription: String { name }
  }

  static let pages = [
    // What a reader of another service was shown otherwise.
    Page(
      name: "code-printed-twice", title: "Moving a compose project between hosts", author: "Ines Falk",
      published: "2026-03-04T08:00:00Z"),
    Page(
      name: "results-table", title: "Four ways to sort ten million rows", author: "Tomas Brandl",
      published: "2026-02-11"),
    Page(name: "player-buttons", title: "The lighthouse that moved inland", author: "Maud Ellery"),
    Page(name: "essay-in-parts", title: "On keeping bees badly", author: "Oskar Lind"),
    Page(name: "contents-and-sources", title: "Why the canal runs uphill", author: "Petra Voss"),
    // Kinds of pages.
    Page(
      name: "mailing-list", title: "[tide-dev] Dropping the old cache format", author: "Ruth Amsel",
      published: "2026-01-12T09:14:33Z"),
    Page(name: "readme", title: "pebble/sieve: Filter logs by shape, not by regular expression"),
    Page(
      name: "issue", title: "Paste drops the last line when it has no newline", author: "mkarel",
      published: "2026-04-02T10:11:00Z"),
    Page(name: "thread", title: "Best way to season an old carbon pan?", author: "tilda_b", published: "2026-02-03"),
    Page(name: "release-notes", title: "Kettle 5.0", published: "2026-05-01T09:00:00Z"),
    Page(name: "changelog", title: "Changelog", published: "2026-04-20"),
    Page(name: "plain-text", title: "A short history of the shed", type: "txt"),
    Page(name: "status-page", title: "Elevated error rates on uploads", published: "2026-05-05"),
    Page(name: "documentation", title: "Retrying requests"),
    Page(
      name: "abstract", title: "Tides in a bathtub: a minimal model of seiches", author: "Ada Okafor, Lukas Brandt",
      published: "2026-03-02", kind: .excerpt),
    Page(name: "encyclopaedia", title: "Fog signal"),
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")

  private func extract(_ page: Page) throws -> Extract {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "\(page.name).\(page.type)"))
    let url = "https://site.example/\(page.name)"
    return page.type == "txt"
      ? Extractor().extract(plainText: String(decoding: bytes, as: UTF8.self), url: url)
      : Extractor().extract(html: Array(bytes), url: url)
  }

  @Test(
    "The article comes out whole and alone", arguments: pages)
  func articleComesOut(_ page: Page) throws {
    let wanted = try String(contentsOf: Self.folder.appending(path: "\(page.name).md"), encoding: .utf8)
    let extract = try extract(page)
    #expect(ArticleMarkdown.render(extract.article) == wanted)
    if Self.taken.contains(page.name) {
      // Known: short, undated and in the words of interfaces, these two are called cards with half a chance. A higher
      // limit calls them full, and 4% more of the pages without an article (`Documentation/Lab`, receipts).
      withKnownIssue { #expect(extract.receipt.kind == page.kind) }
      #expect(extract.receipt.why == "This page may not be an article.")
    } else {
      #expect(extract.receipt.kind == page.kind)
    }
  }

  /// Whole short pages that are taken for none.
  private static let taken: Set<String> = ["status-page", "documentation"]

  @Test(
    "Title, author and date are found", arguments: pages)
  func titleAuthor(_ page: Page) throws {
    let metadata = try extract(page).article.metadata
    #expect(metadata.title == page.title)
    #expect(metadata.authors.joined(separator: ", ") == page.author ?? "")
    #expect(metadata.published == page.published)
  }

  @Test("A tool is a card and not its buttons")
  func toolIsACard() throws {
    let extract = try extract(Page(name: "tool", title: ""))
    #expect(extract.receipt.kind == .card)
    #expect(
      extract.article.metadata.description
        == "A small editor for weaving drafts: threading, tie-up and treadling on one grid, exported as WIF.")
  }
}
