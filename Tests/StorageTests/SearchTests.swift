import ArticleModel
import EditionModel
import Foundation
import GRDB
import Testing
import TextSearch

@testable import Storage

@Suite struct Searching {
  @Test(
    "Words, phrases, short words and scripts without spaces are found, each in its story",
    arguments: [
      ("borrow", [1]), ("BORROW checker", [1]), ("\"borrow checker\"", [1]), ("\"checker borrow\"", []),
      ("trust", []), ("AI", [2]), ("C", [2]), ("C++", [2]), ("東京", [3]), ("京", [3]), ("京東", []), ("ラーメン", [3]),
      ("lodz", [4]), ("Łódź", [4]), ("author:", []), ("Ada", [4]), ("story -borrow", [2, 3, 4]),
      ("site:example.org story", [1, 2]), ("site:github.com", [3]), ("site:github.com/apple", [3]),
      ("story -site:example.org", [3, 4]), ("site:sub.example.org", [2]), ("site:deep.example.com", [4]),
      ("site:www.deep.example.com", [4]), ("site:example", []), ("site:ample.org", []), ("site:org", [1, 2]),
      ("site:github.com/app", []), ("site:GitHub.com/Apple/", [3]), ("site:example.org site:github.com", [1, 2, 3]),
      ("site:nowhere.example story", []), ("story -site:sub.example.org", [1, 3, 4]), ("site:example.org -borrow", [2]),
      ("site:example.org -site:sub.example.org", [1]), ("story -memory -ラーメン", [4]), ("site:com -\"weekend in\"", [3]),
      ("🍜", [3]), ("ﾗｰﾒﾝ", [3]),
    ] as [(String, [Int])])
  func finds(query: String, numbers: [Int]) async throws {
    #expect(try await searchable().search(SearchQuery(query)).hits.map(\.number).sorted() == numbers)
  }

  @Test("A match in the title comes before one in the text")
  func titlesComeFirst() async throws {
    #expect(try await searchable().search(SearchQuery("memory")).hits.map(\.number) == [2, 1])
  }

  @Test("What is found shows where: marks in the title and in a piece of the text")
  func showsWhere() async throws {
    let hit = try #require(try await searchable().search(SearchQuery("checker")).hits.first)
    #expect(hit.text?.parts.first { $0.isMatch }?.text == "checker")
    #expect(hit.key.description == "2026-05-06-morning")
  }

  @Test("Whatever a reader types is answered, never refused as a mistake of syntax", arguments: oddQueries)
  func neverFails(query: String) async throws {
    _ = try await searchable().search(SearchQuery(query))
  }

  static let oddQueries = [
    "\"", "\"\"\"", "AND", "a AND", "NEAR(a b, 3)", "title:x", "{title} : x", "x*", "^x", "-", "--x", "(", ")", "a + b",
    "'; DROP TABLE story; --", "site:", "site:%", "site:'\"", "\u{0}\u{1}", "\u{202e}abc",
    String(repeating: "\"a ", count: 99),
    "😀", "e\u{301}", "ﷺ", "\\", "%", "_",
  ]

  @Test("A long list comes in pages that stay what they were while new editions come")
  func pages() async throws {
    let store = try await searchable()
    let first = try await store.search(SearchQuery("story"), limit: 3)
    #expect(first.total == 4)
    let next = try #require(first.next)
    _ = try await store.seal(Manifest(sealing: written("2026-05-06-evening", in: store)), archive: [])
    let second = try await store.search(SearchQuery("story"), from: next, limit: 3)
    #expect(second.total == 4 && second.next == nil)
    #expect(Set(first.hits + second.hits).count == 4)
    #expect(try await store.search(SearchQuery("story")).total == 8)
  }

  @Test("A withdrawal takes the text out of the search in the same transaction, whoever records it")
  func withdrawals() async throws {
    let store = try await searchable()
    try await store.pool.write { db in
      try db.execute(
        sql: """
          INSERT INTO correction (publication, key, date, kind, story, text)
          VALUES ('hn', '2026-05-06-morning', 1, 'withdrawn', 1, 'at the publisher''s word')
          """)
    }
    #expect(try await store.search(SearchQuery("checker")).hits.isEmpty)
    #expect(try await store.search(SearchQuery("\"story one\"")).hits.map(\.text) == [nil], "the entry stays")
    #expect(try await store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM story_text") } == 3)
    #expect(try await store.search(SearchQuery("ラーメン")).hits.count == 1, "other stories stand")
  }

  @Test("Of what is too common to rank, the newest come, the newest first, and the answer says that there are more")
  func common() async throws {
    let store = try PublicationStore.temporary()
    let count = SearchResults.cap / 4 + 1
    for number in 0..<count {
      let day = CivilDate(daysSinceEpoch: 20_000 + number)
      var edition = try written("\(day)-morning", in: store)
      edition.cutoff = Timestamp(Int64(20_000 + number) * 86_400)
      _ = try await store.seal(Manifest(sealing: edition), archive: [])
    }
    let results = try await store.search(SearchQuery("story"), limit: 8)
    #expect(results.isCapped && results.total == SearchResults.cap)
    #expect(results.hits.map(\.number) == [1, 2, 3, 4, 1, 2, 3, 4])
    #expect(results.hits.first?.cutoff == Timestamp(Int64(20_000 + count - 1) * 86_400))
    let rarer = try await store.search(SearchQuery("checker"))
    #expect(rarer.total == count && !rarer.isCapped)
  }

  @Test("A search whose work is spent gives what it has found; one without a reader ends")
  func work() async throws {
    let store = try await searchable()
    let spent = try await store.search(SearchQuery("site:example.org"), work: SearchWork(steps: 1))
    #expect(spent.total <= 2)
    let work = SearchWork()
    work.stop()
    await #expect(throws: CancellationError.self) { try await store.search(SearchQuery("story"), work: work) }
    #expect(try await store.search(SearchQuery("story")).total == 4, "the connection is usable afterwards")
  }

  @Test("What may not be shown in full is not found by its text")
  func visibility() async throws {
    let store = try PublicationStore.temporary()
    var edition = try written("2026-05-06-morning", in: store)
    for index in edition.stories.indices { edition.stories[index].reading.visibility = .excerpt }
    _ = try await store.seal(Manifest(sealing: edition), archive: [])
    #expect(try await store.search(SearchQuery("checker")).hits.isEmpty)
  }

  @Test(
    "An article that can't be read when its edition is indexed costs its own words, and the edition is sealed and found"
  )
  func damagedArticle() async throws {
    let store = try PublicationStore.temporary()
    let edition = try written("2026-05-06-morning", in: store)
    let hash = try #require(edition.stories[0].article)
    try FileManager.default.removeItem(at: store.blobs.file(of: hash))
    #expect(try await store.seal(Manifest(sealing: edition), archive: []) == .sealed)
    #expect(try await store.completeSearch() == 0)
    #expect(try await store.search(SearchQuery("story")).total == 4)
  }

  private func searchable() async throws -> PublicationStore {
    let store = try PublicationStore.temporary()
    _ = try await store.seal(Manifest(sealing: written("2026-05-06-morning", in: store)), archive: [])
    return store
  }

  private func written(_ key: String, in store: PublicationStore) throws -> Edition {
    var edition = edition(key)
    let rows: [(title: String, site: String, author: String?, text: String)] = [
      ("Story one", "example.org", nil, "How the borrow\nchecker keeps memory safe."),
      ("Story two: memory in C++", "sub.example.org", nil, "An AI wrote C that nobody understood, he said."),
      ("Story three", "github.com/apple", nil, "東京のラーメン🍜は世界一。"),
      ("Story four", "blog.example.com", "Ada Łoś", "A weekend in Łódź."),
    ]
    edition.stories = try rows.enumerated().map { index, row in
      let article = Article(blocks: [.paragraph([.text(row.text)])])
      return Story(
        number: index + 1, source: "hn",
        submission: Submission(
          id: "\(index)", title: row.title, url: index == 3 ? "https://deep.example.com/1" : nil,
          discussion: "https://example.org/d", points: 1, comments: 1),
        reading: Reading(
          site: row.site, author: row.author, readingMinutes: 1, visibility: .full,
          receipt: Receipt(kind: .full, why: "w", source: "page"),
          article: try store.blobs.put(CanonicalJSON.encode(article))), decision: Decision(reason: Reason(text: "r")))
    }
    return edition
  }
}
