import ArticleModel
import EditionModel
import JSONFormat
import Publishing
import Testing

@Suite struct Documents {
  private static let files = Fixtures.files(Fixtures.bundle())
  private func json(_ path: String) throws -> JSON {
    try JSON(parsing: Array(try #require(Self.files[path]).utf8))
  }

  @Test("The edition has the shape that programs rely on")
  func editionHasTheShape() throws {
    let edition = try json("/editions/2026-05-06-evening.json")
    #expect(
      Set([
        "schema", "key", "publication", "cutoff", "published", "timeZone", "basis", "late", "hash", "stories",
        "unreadable", "reserves", "corrections",
      ]).subtracting(edition.keys) == [])
    #expect(edition["cutoff"] == .string("2026-05-06T18:00:00+02:00"))
    #expect(edition["late"] == .bool(false))
    let story = try #require(edition["stories"]?.array?.first)
    #expect(
      Set([
        "number", "id", "source", "title", "url", "canonical", "site", "author", "published", "language", "points",
        "comments", "discussion", "readingMinutes", "reason", "also", "quotes", "visibility", "receipt", "article",
      ]).subtracting(story.keys) == [])
    #expect(story["title"] == .string("Story <1> & more"))
    #expect(story["reason"] == .string("It gained 30 points."))
    #expect(story["reasonFacts"] == ["points": 30, "share": 0.5])
    let quote = try #require(story["quotes"]?.array?.first)
    #expect(Set(["by", "url", "depth", "text"]).subtracting(quote.keys) == [])
    #expect(quote["text"] == .string("quoted\n\nwhole"))
    let receipt = try #require(story["receipt"])
    #expect(Set(receipt.keys) == ["kind", "why", "source", "confidence", "signs"])
    let article = try #require(story["article"])
    #expect(Set(["html", "markdown", "text", "blocks", "images"]).subtracting(article.keys) == [])
    #expect(article["blocks"]?.array?.count == Fixtures.everything.blocks.count)
    #expect(
      Set(["id", "title", "url", "points", "why"]).subtracting(edition["unreadable"]?.array?.first?.keys ?? []) == [])
    #expect(Set(["id", "title", "url", "reason"]).subtracting(edition["reserves"]?.array?.first?.keys ?? []) == [])
  }

  @Test("A story without an article has null")
  func storyWithoutAnArticle() throws {
    let bundle = Fixtures.bundle(stories: [Fixtures.story(1, visibility: .card)])
    let text = Fixtures.files(bundle)["/editions/2026-05-06-evening.json"] ?? ""
    let edition = try JSON(parsing: Array(text.utf8))
    #expect(edition["stories"]?.array?.first?["article"] == .some(.null))
  }

  @Test("Identities in feeds never change")
  func identities() throws {
    let atom = MarkupChecker(try #require(Self.files["/feed.atom"]))
    #expect(atom.problems == [])
    // Written down once: readers of feeds would see everything as new if these changed.
    #expect(atom.text.contains("urn:uuid:f88a72b9-a7fc-8789-8a72-dc9dfc4a41c4"))
    var moved = Fixtures.settings
    moved.baseURL = "https://elsewhere.example/x"
    let elsewhere = Fixtures.files(Fixtures.bundle(), settings: moved)
    for path in ["/feed.json", "/feed-editions.json"] {
      let here = try json(path)["items"]?.array?.map { $0["id"] }
      let there = try JSON(parsing: Array((elsewhere[path] ?? "").utf8))["items"]?.array?
        .map { $0["id"] }
      #expect(here == there)
      #expect(here?.isEmpty == false)
    }
  }

  @Test("Atom has what it must have")
  func atomHasWhat() throws {
    for path in ["/feed.atom", "/feed-editions.atom"] {
      let feed = MarkupChecker(try #require(Self.files[path]))
      let entries = feed.all("entry").count
      #expect(entries == (path == "/feed.atom" ? 10 : 1))
      for name in ["id", "title", "updated"] { #expect(feed.all(name).count == entries + 1, "\(name)") }
      #expect(feed.all("author").count == entries + 1)
      #expect(feed.all("link").contains { $0.attributes["rel"] == "self" })
    }
  }

  @Test("Feeds carry whole articles with absolute addresses")
  func feedsCarryWhole() throws {
    let item = try #require(try json("/feed.json")["items"]?.array?.first)
    guard case .string(let html)? = item["content_html"] else { return #expect(Bool(false), "no content") }
    let checker = MarkupChecker(html)
    #expect(checker.problems == [])
    #expect(checker.text.contains("the note"))
    let addresses = checker.elements.compactMap { $0.attributes["src"] ?? $0.attributes["href"] }
    #expect(addresses.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("#") }, "\(addresses)")
    #expect(item["url"] == .string("https://ten.example/editions/2026-05-06-evening/1"))
  }

  @Test("A correction makes an entry newer")
  func correctionMakes() throws {
    let correction = Correction(date: Timestamp(1_778_140_800), kind: .edited, story: 1, text: "Changed.")
    let files = Fixtures.files(Fixtures.bundle(corrections: [correction]))
    let feed = try JSON(parsing: Array((files["/feed.json"] ?? "").utf8))
    let items = feed["items"]?.array ?? []
    #expect(items.first?["date_modified"] == .string("2026-05-07T10:00:00+02:00"))
    #expect(items.last?["date_modified"] == .string("2026-05-06T18:00:21+02:00"))
  }

  @Test("The manifest lets the page be installed")
  func manifestLets() throws {
    let manifest = try json("/manifest.webmanifest")
    #expect(manifest["id"] == .string("/"))
    #expect(manifest["display"] == .string("standalone"))
    let icons = manifest["icons"]?.array ?? []
    #expect(icons.contains { $0["sizes"] == .string("192x192") })
    #expect(icons.contains { $0["purpose"] == .string("maskable") })
    for file in Publisher(settings: Fixtures.settings).siteFiles(newest: nil, recent: [], all: [], sample: nil)
    where file.path.hasSuffix(".png") {
      #expect(file.bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]), "\(file.path)")
    }
  }

  @Test("Markdown of an edition has its stories")
  func markdownOfAnEdition() throws {
    let text = try #require(Self.files["/editions/2026-05-06-evening.md"])
    #expect(text.hasPrefix("# Evening edition, Wednesday, 6 May 2026\n"))
    #expect(text.contains("## 10\\. Story \\<10> & more"))
    #expect(text.contains("> quoted\n>\n> whole\n>\n> — [reader](https://news.ycombinator.com/item?id=77)"))
    #expect(text.contains("[^10-1]: the note"))
    #expect(text.contains("**That’s all.** The morning edition comes on Thursday, 7 May 2026 at 06:00 Berlin time."))
  }
}

extension JSON {
  /// The names of an object's members.
  var keys: [String] { members?.map(\.name) ?? [] }
}
