import EditionModel
import Foundation
import JSONFormat
import Publishing
import Testing

@Suite("The catalogue for e-readers") struct CatalogueTests {
  /// Sixty editions, of which every second is of an evening.
  private static let bundles: [EditionBundle] = (0..<60).map { index in
    let date = CivilDate(daysSinceEpoch: 20_000 + index / 2)
    return Fixtures.bundle(EditionKey(date: date, slot: index % 2 == 0 ? "morning" : "evening"))
  }

  /// What a reader could fetch, by address.
  private static let site: [String: OutputFile] = {
    let publisher = Publisher(settings: Fixtures.settings)
    var files = publisher.siteFiles(
      newest: bundles.last, recent: Array(bundles.suffix(2)), all: bundles.map(\.summary), sample: nil)
    for bundle in bundles {
      if let cover = publisher.file(.cover, of: bundle) { files.append(cover) }
      let key = bundle.edition.key
      files.append(
        OutputFile(path: "/editions/\(key).epub", exportPath: "", contentType: "application/epub+zip", bytes: []))
      files.append(
        OutputFile(path: "/editions/\(key)", exportPath: "", contentType: "text/html; charset=utf-8", bytes: []))
    }
    return Dictionary(files.map { (Fixtures.settings.baseURL + $0.path, $0) }) { first, _ in first }
  }()

  private func markup(_ address: String) throws -> MarkupChecker {
    let file = try #require(Self.site[address], "\(address)")
    #expect(WellFormedXML.problem(in: file.bytes) == nil)
    return MarkupChecker(String(decoding: file.bytes, as: UTF8.self))
  }

  private func link(_ relation: String, in page: MarkupChecker) -> MarkupChecker.Element? {
    page.all("link").first { $0.attributes["rel"] == relation && !$0.path.contains("entry") }
  }

  @Test("The catalogue leads from its beginning, page by page, to every edition's book once")
  func walk() throws {
    let root = try markup("https://ten.example/opds")
    let start = try #require(root.all("link").first { $0.path.contains("entry") })
    #expect(start.attributes["type"] == "application/atom+xml;profile=opds-catalog;kind=acquisition")
    var next = start.attributes["href"]
    var books: [String] = []
    var pages = 0
    while let address = next {
      let page = try markup(address)
      #expect(Self.site[address]?.contentType == "application/atom+xml;profile=opds-catalog;kind=acquisition")
      books += page.all("link").filter { $0.attributes["type"] == "application/epub+zip" }
        .compactMap { $0.attributes["href"] }
      #expect(link("self", in: page)?.attributes["href"] == address)
      #expect(link("start", in: page)?.attributes["href"] == "https://ten.example/opds")
      next = link("next", in: page)?.attributes["href"]
      pages += 1
      try #require(pages < 10)
    }
    #expect(pages == 3)
    #expect(books.count == 60 && Set(books).count == 60)
    #expect(books.first == "https://ten.example/editions/2024-11-02-evening.epub")
  }

  @Test("The catalogue names only files that exist, with their types")
  func links() throws {
    for (address, file) in Self.site where file.contentType.contains("opds-catalog") {
      for link in try markup(address).all("link") {
        let target = try #require(link.attributes["href"].flatMap { Self.site[$0] }, "\(link.attributes)")
        let type = link.attributes["type"] ?? ""
        #expect(target.contentType.hasPrefix(type), "\(link.attributes)")
      }
    }
  }

  @Test("An entry of the catalogue has what OPDS asks for: title, id, update, author, book, cover")
  func entries() throws {
    let page = try markup("https://ten.example/opds-editions.xml")
    let entries = page.all("entry").count
    #expect(entries == 28)
    for name in ["title", "id", "updated", "summary", "dc:issued"] {
      #expect(page.all(name).count { $0.path.contains("entry") } == entries, "\(name)")
    }
    for relation in [
      "http://opds-spec.org/acquisition/open-access", "http://opds-spec.org/image",
      "http://opds-spec.org/image/thumbnail",
    ] { #expect(page.all("link").count { $0.attributes["rel"] == relation } == entries) }
  }

  @Test("The catalogue says the same as OPDS 2.0")
  func json() throws {
    func document(_ address: String) throws -> JSON {
      let file = try #require(Self.site[address], "\(address)")
      #expect(file.contentType.hasPrefix("application/opds+json"))
      return try JSON(parsing: file.bytes)
    }
    func address(_ relation: String, _ links: JSON?) -> String? {
      for link in links?.array ?? [] where link["rel"] == .string(relation) {
        if case .string(let address)? = link["href"] { return address }
      }
      return nil
    }
    var next = address("current", try document("https://ten.example/opds.json")["navigation"])
    var books: Set<String> = []
    while let page = next {
      let shelf = try document(page)
      #expect(shelf["metadata"]?["numberOfItems"] == 60)
      for publication in shelf["publications"]?.array ?? [] {
        books.insert(try #require(address("http://opds-spec.org/acquisition/open-access", publication["links"])))
        guard case .string(let cover)? = publication["images"]?.array?.first?["href"] else {
          Issue.record("no cover")
          continue
        }
        #expect(Self.site[cover]?.contentType == "image/png")
      }
      next = address("next", shelf["links"])
    }
    #expect(books.count == 60)
  }

  @Test("The catalogue exists, and is empty, before the first edition")
  func empty() throws {
    let files = Publisher(settings: Fixtures.settings).siteFiles(newest: nil, recent: [], all: [], sample: nil)
    for path in ["/opds", "/opds-editions.xml"] {
      let file = try #require(files.first { $0.path == path })
      #expect(WellFormedXML.problem(in: file.bytes) == nil)
    }
    #expect(files.contains { $0.path == "/opds-editions.json" })
  }

  @Test("A list of editions for programs and llms.txt say the same as the catalogue")
  func lists() throws {
    let index = try JSON(
      parsing: try #require(Self.site["https://ten.example/editions.json"]).bytes)
    #expect(index["editions"]?.array?.count == 60)
    #expect(index["editions"]?.array?.first?["json"] == .string("https://ten.example/editions/2024-11-02-evening.json"))
    let text = String(decoding: try #require(Self.site["https://ten.example/llms.txt"]).bytes, as: UTF8.self)
    #expect(text.hasPrefix("# 10HN\n\n> Ten interesting stories"))
    for line in [
      "/editions/2024-11-02-evening.md)", "/editions/2024-11-02-evening/10.md)", "/opds)", "/editions.json)",
    ] {
      #expect(text.contains("(https://ten.example" + line), "\(line)")
    }
  }
}
