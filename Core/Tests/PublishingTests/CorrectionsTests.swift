import EditionModel
import Publishing
import Testing

@Suite struct CorrectionsAreShown {
  private static let date = Timestamp(rfc3339: "2026-05-07T17:00:00Z") ?? Timestamp(0)

  private static func correction(_ kind: Correction.Kind, _ text: String, after days: Int64 = 0) -> Correction {
    Correction(date: date + days * 86_400, kind: kind, story: 3, text: text)
  }

  private static let retitled = correction(.retitled, "Hacker News titles it “<b>New</b>” now.")
  private static let dead = correction(.dead, "The site has said that the page is gone.", after: 1)
  private static let back = correction(.recovered, "The link leads to a page again.", after: 7)

  private func text(_ path: String, _ corrections: [Correction]) -> String {
    Fixtures.files(Fixtures.bundle(corrections: corrections))[path] ?? ""
  }

  @Test(
    "A story carries its mark on every page and in every document",
    arguments: ["", "/3", ".md", "/3.md"])
  func marks(suffix: String) {
    let file = text("/editions/2026-05-06-evening" + suffix, [Self.retitled])
    #expect(file.contains("Retitled") || file.contains("Corrected on"), "\(suffix)")
    #expect(file.contains("Hacker News titles it"))
    #expect(!file.contains("<b>New</b>"))
    for path in ["/", "/feed.atom", "/feed-editions.atom", "/editions/2026-05-06-evening.json"] {
      #expect(text(path, [Self.retitled]).contains("Hacker News titles it"), "\(path)")
    }
  }

  @Test("Other stories don't carry one")
  func others() {
    #expect(!text("/editions/2026-05-06-evening/4", [Self.retitled]).contains("Hacker News titles it"))
  }

  @Test("A link that works again has no mark, and the record of both stays")
  func recovered() {
    let page = text("/editions/2026-05-06-evening/3", [Self.dead, Self.back])
    #expect(!page.contains("<strong>Dead link</strong>"))
    #expect(page.contains(Self.dead.text) && page.contains(Self.back.text))
    #expect(text("/editions/2026-05-06-evening/3", [Self.dead]).contains("<strong>Dead link</strong>"))
  }

  private func site(_ listed: [ListedCorrection]) -> [String: String] {
    let bundle = Fixtures.bundle()
    let files = Publisher(settings: Fixtures.settings).siteFiles(
      newest: bundle, recent: [bundle], all: [bundle.summary], sample: nil, corrections: listed)
    return Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
  }

  private static let listed = [dead, retitled].map {
    ListedCorrection(
      publication: "hn", key: Fixtures.evening, title: "A <title>", page: $0.story.map(String.init), correction: $0)
  }

  @Test("The feed of corrections is well-formed, has an entry for each and says when the last one came")
  func feed() {
    let feed = site(Self.listed)["/corrections.atom"] ?? ""
    #expect(WellFormedXML.problem(in: Array(feed.utf8)) == nil)
    #expect(feed.split(separator: "<entry").count == 3)
    #expect(feed.contains("<updated>2026-05-08T19:00:00+02:00</updated>"))
    #expect(feed.contains("https://ten.example/editions/2026-05-06-evening/3"))
    let ids = feed.split(separator: "<id>").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(Set(ids).count == 3)
  }

  @Test("Page and feed are there without a correction too, and every page leads to them")
  func empty() {
    let files = site([])
    #expect(files["/corrections"]?.contains("No corrections yet.") == true)
    #expect(WellFormedXML.problem(in: Array((files["/corrections.atom"] ?? "").utf8)) == nil)
    for path in ["/", "/about", "/archive", "/corrections"] {
      #expect(files[path]?.contains("href=\"/corrections\"") == true, "\(path)")
      #expect(files[path]?.contains("title=\"Corrections\" href=\"/corrections.atom\"") == true, "\(path)")
    }
    for path in ["/get", "/corrections"] {
      #expect(files[path]?.contains("<a href=\"/corrections.atom\"") == true, "\(path)")
    }
  }

  @Test("The page names story, edition, day and kind, and what it lists is on it as text")
  func page() {
    let page = MarkupChecker(site(Self.listed)["/corrections"] ?? "")
    #expect(page.problems == [])
    for text in ["A &lt;title&gt;", "Evening edition, Wednesday, 6 May 2026", "Dead link", "Retitled"] {
      #expect(page.text.contains(text), "\(text)")
    }
  }
}
