import Archive
import ArticleModel
import EditionModel
import Fetching
import Foundation
import Selection
import Storage
import StorySources
import Synchronization
import Testing
import WebAddress

@testable import Editor

/// A web whose pages can be exchanged; what it lacks does not answer.
private final class SmallWeb: Transport {
  let pages: Mutex<[String: (status: Int, body: String)]>

  init(_ pages: [String: (status: Int, body: String)]) { self.pages = Mutex(pages) }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    guard let page = pages.withLock({ $0[request.url.href] }) else { throw FetchFailure(.timeout, "no answer") }
    let headers = HeaderFields([.init("Content-Type", "text/html; charset=utf-8")])
    return Exchange(
      date: Timestamp(0),
      response: HTTPResponseMessage(status: page.status, headers: headers, body: Array(page.body.utf8)))
  }
}

@Suite("Looking at published stories again") struct RevisitorTests {
  static let published = Timestamp(1_778_047_200)
  static let url = "https://site.example/page"
  static let policy = FetchPolicy(userAgent: "tenhn/test")
  let store: PublicationStore
  let key: EditionKey

  static func page(_ words: String) -> String {
    let text = (0..<30).map { "Sentence \($0) \(words) tells of the \($0 * 37)th thing that was seen on the road." }
    return "<html><head><title>T</title></head><body><nav>Home About</nav><article><h1>T</h1><p>"
      + text.joined(separator: "</p><p>") + "</p></article></body></html>"
  }

  init() async throws {
    store = try Store(
      DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
    ).publication("hn")
    key = try #require(EditionKey("2026-05-06-morning"))
    var archive = WARCWriter(date: Self.published, info: [])
    let headers = HeaderFields([.init("Content-Type", "text/html; charset=utf-8")])
    for (url, status, body) in [
      (Self.url, 200, Self.page("of old")), ("https://site.example/robots.txt", 404, ""),
    ] {
      archive.append(
        response: HTTPResponseMessage(status: status, headers: headers, body: Array(body.utf8)), url: url,
        date: Self.published)
    }
    let article = try store.blobs.put(CanonicalJSON.encode(Article(blocks: [.paragraph([.text("kept")])])))
    var story = Story.test(number: 1, url: Self.url)
    story.reading.article = article
    var own = Story.test(number: 2, url: nil)
    own.reading.article = article
    let edition = Edition(
      key: key, publication: "hn", cutoff: Self.published, published: Self.published, timeZone: "UTC", basis: .recorded,
      isLate: false, engine: "tenhn/test", stories: [story, own], unreadable: [], reserves: [],
      archive: ContentHash(of: archive.bytes))
    _ = try await store.seal(Manifest(sealing: edition), archive: archive.bytes)
  }

  var revisitor: Revisitor {
    Revisitor(publication: store, schedule: Schedule(zone: .utc), policy: Self.policy)
  }

  func source(title: String = "A title") -> FixedSource {
    FixedSource(
      shown: [1, 2].map {
        Candidate(id: CandidateID(source: "hn", nativeID: "40\($0)"), title: title, posted: .epoch, history: [])
      })
  }

  /// Looks at all stories so many hours after publication.
  @discardableResult
  func look(_ hours: Int64, _ web: any Transport, _ source: FixedSource? = nil) async throws -> [Correction.Kind] {
    let now = Self.published + hours * 3600
    let before = try await store.corrections(of: key).count
    let fetcher = Fetcher(transport: web, policy: Self.policy) { now }
    _ = try await revisitor.look(
      at: revisitor.followed(now: now), source: source ?? self.source(), fetcher: fetcher, now: now)
    return try await store.corrections(of: key).dropFirst(before).map(\.kind)
  }

  private func web(_ status: Int, _ body: String) -> SmallWeb {
    SmallWeb([Self.url: (status, body), "https://site.example/robots.txt": (404, "")])
  }

  @Test("A page that is as it was, with another advertisement, gives no correction")
  func unchanged() async throws {
    let page = Self.page("of old").replacing("Home About", with: "Home About Buy this now")
    #expect(try await look(25, web(200, page)) == [])
    let revisit = try #require(try await store.revisits(of: key)[1]?.first)
    #expect(revisit.link == .alive && revisit.removed == 0 && revisit.added == 0 && revisit.title == "A title")
    #expect(try await store.revisits(of: key)[2]?.first?.link == Revisit.Link.none)
  }

  @Test("A rewritten page gets a correction, and the edition stays what was sealed")
  func rewritten() async throws {
    let other = Self.page("of old").replacing("tells of", with: "is silent about").replacing("seen on", with: "lost at")
    #expect(try await look(25, web(200, other)) == [.edited])
    try await store.verify(key)
  }

  @Test("A page behind a wall doesn't count as rewritten")
  func wall() async throws {
    let wall =
      "<html><head><title>Just a moment...</title></head><body><p>Enable JavaScript and cookies to continue</p></body></html>"
    #expect(try await look(25, web(200, wall)) == [])
    #expect(try await store.revisits(of: key)[1]?.first?.removed == nil)
  }

  @Test("A page that is gone at three looks is dead, and its return gets a correction too")
  func deadAndBack() async throws {
    let gone = web(404, "gone")
    #expect(try await look(25, gone) == [])
    #expect(try await look(26, gone) == [])
    #expect(try await look(50, gone) == [.dead])
    #expect(try await look(80, web(200, Self.page("of old"))) == [.recovered])
  }

  @Test("While the source doesn't answer, nothing is kept and no site is blamed")
  func noNetwork() async throws {
    var silent = source()
    silent.fails = true
    await #expect(throws: SourceFailure.self) { try await look(25, SmallWeb([:]), silent) }
    #expect(try await store.revisits(of: key).isEmpty)
  }

  @Test("A site whose robots.txt says no is left alone")
  func robots() async throws {
    let web = SmallWeb([
      Self.url: (200, Self.page("of new")), "https://site.example/robots.txt": (200, "User-agent: *\nDisallow: /"),
    ])
    #expect(try await look(25, web) == [])
    #expect(try await store.revisits(of: key)[1]?.first?.link == .refused)
  }

  @Test("A title that the source has changed gives a correction for each story")
  func titles() async throws {
    #expect(try await look(25, web(200, Self.page("of old")), source(title: "B")) == [.retitled, .retitled])
  }

  @Test("A withdrawn story is no longer followed")
  func withdrawn() async throws {
    _ = try await store.withdraw(story: 1, of: key, text: "Gone.", at: Self.published + 10, source: nil)
    let followed = try await revisitor.followed(now: Self.published + 90_000)
    #expect(followed.filter { !$0.isWithdrawn }.map(\.story.number) == [2])
  }
}
