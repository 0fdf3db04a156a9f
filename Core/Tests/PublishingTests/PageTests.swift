import ArticleModel
import EditionModel
import Publishing
import Testing

@Suite struct Pages {
  private static let files = Fixtures.files(Fixtures.bundle())
  private static func isPage(_ path: String) -> Bool {
    (!path.dropFirst().contains(".") && path != "/opds") || path.hasSuffix(".html")
  }

  @Test("The site has its files")
  func siteHasItsFiles() {
    let expected = [
      "/", "/editions/2026-05-06-evening", "/editions/2026-05-06-evening.json", "/editions/2026-05-06-evening.md",
      "/archive", "/archive/2026-05", "/about", "/corrections", "/corrections.atom", "/feed.atom", "/feed.json",
      "/feed-editions.atom",
      "/feed-editions.json",
      "/manifest.webmanifest", "/404.html", "/settings", "/offline", "/offline.json", "/app.js", "/sw.js",
      "/editions/2026-05-06-evening/offline.json", "/icon.svg", "/icon-180.png", "/icon-192.png", "/icon-512.png",
      "/icon-maskable.png", "/opds", "/opds.json", "/opds-editions.xml", "/opds-editions.json", "/editions.json",
      "/llms.txt", "/get", "/saved", "/robots.txt", "/opensearch.xml",
    ]
    #expect(
      Set(Self.files.keys)
        == Set(
          expected
            + (1...10).flatMap { ["/editions/2026-05-06-evening/\($0)", "/editions/2026-05-06-evening/\($0).md"] }))
  }

  @Test("The other forms that a page names exist")
  func otherForms() {
    for (path, page) in Self.files where Self.isPage(path) {
      for link in MarkupChecker(page).all("link") where link.attributes["rel"] == "alternate" {
        let address = link.attributes["href"] ?? ""
        // Books are made on request.
        #expect(Self.files[address] != nil || address.hasSuffix(".epub"), "\(path): \(address)")
      }
    }
  }

  @Test("The page on every form lists each key that the app knows")
  func keys() throws {
    let app = try #require(Self.files["/app.js"])
    let page = try #require(Self.files["/get"])
    let list = try #require(app.split(separator: "const KEYS = [").dropFirst().first?.split(separator: "\n];").first)
    // `['j', 'next story'],`: every second quotation is a meaning.
    let quoted = list.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
    let meanings = quoted.map { String($0.element) }.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    #expect(meanings.count >= 10)
    for meaning in meanings { #expect(page.contains(">\(meaning)<"), "\(meaning)") }
  }

  @Test("Files are written where static hosts find them")
  func filesAreWritten() {
    let publisher = Publisher(settings: Fixtures.settings)
    let files =
      publisher.editionFiles(Fixtures.bundle(), previous: nil, next: nil)
      + publisher.siteFiles(newest: Fixtures.bundle(), recent: [], all: [], sample: nil)
    let places = Dictionary(files.map { ($0.path, $0.exportPath) }) { first, _ in first }
    #expect(places["/"] == "index.html")
    #expect(places["/editions/2026-05-06-evening/3"] == "editions/2026-05-06-evening/3/index.html")
    #expect(places["/editions/2026-05-06-evening.json"] == "editions/2026-05-06-evening.json")
    #expect(places["/404.html"] == "404.html")
  }

  @Test("Every page is well-formed with one top heading and no gap")
  func everyPage() {
    for (path, page) in Self.files where Self.isPage(path) {
      let checker = MarkupChecker(page)
      #expect(checker.problems == [], "\(path)")
      let levels = checker.headingLevels
      #expect(levels.filter { $0 == 1 }.count == 1, "\(path)")
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(path): \(levels)")
      for landmark in ["header", "main", "footer"] { #expect(!checker.all(landmark).isEmpty, "\(path)") }
      let ids = checker.elements.compactMap { $0.attributes["id"] }
      #expect(ids.count == Set(ids).count, "\(path)")
    }
  }

  @Test("A page has one style sheet and one script, both the program's own, and no policy lets in more")
  func pagesHoldNoOtherScriptAndNoInlineStyle() throws {
    let version = ContentHash(of: try #require(Self.files["/app.js"]).utf8).hex.prefix(12)
    for (path, page) in Self.files where Self.isPage(path) {
      let checker = MarkupChecker(page)
      #expect(checker.all("script").map(\.attributes) == [["data-app": "/app.js?\(version)"]], "\(path)")
      #expect(checker.all("style").count == 1)
      #expect(checker.elements.allSatisfy { $0.attributes["style"] == nil }, "\(path)")
    }
    #expect(!Publisher.contentSecurityPolicy.contains("unsafe"))
  }

  @Test("A story says where it is from and why it is here")
  func storySaysWhereIt() {
    let page = MarkupChecker(Self.files["/editions/2026-05-06-evening/3"] ?? "")
    for text in [
      "Story &lt;3&gt; &amp; more", "site3.example", "Ann 3", "4 May 2026", "103", "It gained 30 points.", "quoted",
      "whole", "reader", "in reply", "Again", "All 40 comments",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
    let links = page.all("a").compactMap { $0.attributes["href"] }
    for link in [
      "https://site3.example/page", "https://news.ycombinator.com/item?id=403",
      "https://news.ycombinator.com/item?id=77", "/editions/2026-05-06-evening/2", "/editions/2026-05-06-evening/4",
    ] {
      #expect(links.contains(link), "\(link)")
    }
  }

  @Test("The edition ends and says when the next one comes")
  func editionEnds() {
    let newest = Self.files["/"] ?? ""
    #expect(
      MarkupChecker(newest).text.contains("The morning edition comes on Thursday, 7 May 2026 at 06:00 Berlin time."))
    #expect(newest.contains("<time datetime=\"2026-05-07T06:00:00+02:00\" data-zone=\"06:00\">"))
    let next = Fixtures.bundle(Fixtures.key("2026-05-07-morning")).summary
    let older = Publisher(settings: Fixtures.settings).editionFiles(Fixtures.bundle(), previous: nil, next: next)
    let page = older.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(!page.contains("edition comes"))
    #expect(page.contains("the morning edition of Thursday, 7 May 2026"))
  }

  @Test("What could not be read and what had no place are listed")
  func whatCould() {
    let page = Self.files["/"] ?? ""
    for text in ["Worth a look, but not readable here", "a script draws the page", "88", "It came eleventh.", "Nearly"]
    {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("Late and incomplete editions say so")
  func lateAndIncomplete() {
    let late = Fixtures.files(Fixtures.bundle(basis: .partial, isLate: true))["/"] ?? ""
    #expect(late.contains("Late: published at 19:06."))
    #expect(late.contains("We missed part of the day"))
    #expect(Fixtures.files(Fixtures.bundle(basis: .hindsight))["/"]?.contains("after the cut-off") == true)
    #expect(Self.files["/"]?.contains("Late") == false)
  }

  @Test("Receipts that are not full are shown on page and story")
  func receiptsThatAreNotFull() {
    let stories = [Fixtures.story(1, receipt: .partial)]
    let files = Fixtures.files(Fixtures.bundle(stories: stories))
    for path in ["/", "/editions/2026-05-06-evening/1"] {
      #expect(files[path]?.contains("<strong>Parts may be missing</strong>: a reason for it.") == true)
    }
  }

  @Test("A doubt is not shown as a part")
  func doubt() {
    var story = Fixtures.story(1, receipt: .partial)
    story.reading.receipt.evidence[Receipt.doubtful] = 1
    let page = Fixtures.files(Fixtures.bundle(stories: [story]))["/editions/2026-05-06-evening/1"] ?? ""
    #expect(page.contains("<strong>May include extra text</strong>: a reason for it."))
    #expect(!page.contains("Parts may be missing"))
  }

  @Test("Corrections are beside their story")
  func correctionsAreBeside() {
    let correction = Correction(date: Timestamp(1_778_140_800), kind: .retitled, story: 2, text: "It was called else.")
    let files = Fixtures.files(Fixtures.bundle(corrections: [correction]))
    #expect(files["/editions/2026-05-06-evening/2"]?.contains("It was called else.") == true)
    #expect(files["/editions/2026-05-06-evening/3"]?.contains("It was called else.") == false)
    #expect(files["/editions/2026-05-06-evening"]?.contains("It was called else.") == true)
  }

  @Test("Without any edition the front page says when one comes")
  func withoutAnyEdition() {
    let files = Publisher(settings: Fixtures.settings).siteFiles(newest: nil, recent: [], all: [], sample: nil)
    let page = files.first { $0.path == "/" }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(page.contains("No edition yet"))
    #expect(page.contains("06:00 and 18:00 Berlin time"))
  }

  @Test("A site under a path links inside its path")
  func siteUnder() {
    var settings = Fixtures.settings
    settings.baseURL = "https://host.example/ten"
    for (path, page) in Fixtures.files(Fixtures.bundle(), settings: settings) where Self.isPage(path) {
      let checker = MarkupChecker(page)
      let inside = checker.elements.compactMap { $0.attributes["href"] ?? $0.attributes["src"] }
        .filter { $0.hasPrefix("/") }
      #expect(inside.allSatisfy { $0.hasPrefix("/ten/") }, "\(path)")
    }
  }

  @Test("The same input gives the same bytes")
  func sameInput() {
    #expect(Fixtures.files(Fixtures.bundle()) == Fixtures.files(Fixtures.bundle()))
  }

  @Test("Texts from right-to-left are set so")
  func texts() {
    var story = Fixtures.story(1, title: "مكتبة")
    story.reading.language = "ar"
    let page = Fixtures.files(Fixtures.bundle(stories: [story]))["/editions/2026-05-06-evening/1"] ?? ""
    #expect(page.contains("<div class=\"text\" lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("<h1 lang=\"ar\" dir=\"auto\">"))
  }
}
