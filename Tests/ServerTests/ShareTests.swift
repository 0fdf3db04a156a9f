import EditionModel
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Publishing
import SampleSite
import Site
import Storage
import Testing

@testable import Delivery
@testable import Server

@Suite("Editions for processes that deliver a share of them") struct ShareTests {
  private static let key = EditionKey("2026-05-06-morning") ?? .sample

  private static func list(_ store: PublicationStore, _ publisher: Publisher, key: UInt8 = 7) -> Subscriptions {
    Subscriptions(
      publication: store, publisher: publisher, setup: DeliverySetup(), now: { Fixture.cutoff },
      random: { [UInt8](repeating: key, count: 32) })
  }

  /// Tests a server with the token `share`, whose clock stands at the cut-off.
  private func test(
    _ body: @escaping @Sendable (any TestClientProtocol, SampleSite) async throws -> Void
  ) async throws {
    let sample = try await SampleSite(isVaried: true)
    let desk = ShareDesk(
      publication: sample.store, subscriptions: Self.list(sample.store, sample.publisher), token: "share",
      now: { Fixture.cutoff })
    let server = Fixture.server(over: sample, mail: MailDesk(shares: desk))
    try await server.refresh()
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { try await body($0, sample) }
  }

  private static func answer(_ client: any TestClientProtocol) async throws -> [UInt8] {
    try await client.execute(
      uri: "/editions/\(key)/sealed", method: .get, headers: [.authorization: "Bearer share"]
    ) { response in
      #expect(response.status == .ok && response.headers[.cacheControl] == "no-store")
      return Array(buffer: response.body)
    }
  }

  /// Reads an answer as a folder of the same list would.
  private static func read(
    _ bytes: [UInt8], key: EditionKey = key, publication: String = "hn", listKey: UInt8 = 7,
    now: Timestamp = Fixture.cutoff, store: PublicationStore
  ) async throws -> ReadEdition {
    let mark = try await list(store, Publisher(settings: SiteSettings()), key: listKey).listMark()
    return try SharedEdition(checking: bytes, for: (publication, key, mark), from: "https://ten.example", now: now)
      .edition(from: "https://ten.example")
  }

  private static func emptyFolder() throws -> PublicationStore {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    return try Store(DataFolder(folder)).publication("hn")
  }

  @Test("They are given to whoever has the token alone, and to nobody where there is none")
  func token() async throws {
    let path = "/editions/\(Self.key)/sealed"
    try await test { client, _ in
      for field in ["", "Bearer ", "Bearer shar", "Bearer share2", "share", "Basic share"] {
        try await client.execute(uri: path, method: .get, headers: [.authorization: field]) {
          #expect($0.status == .unauthorized)
        }
      }
      for missing in ["2026-05-07-morning", "sample", "x"] {
        try await client.execute(
          uri: "/editions/\(missing)/sealed", method: .get, headers: [.authorization: "Bearer share"]
        ) { #expect($0.status == .notFound) }
      }
    }
    try await Fixture().test { client in
      try await client.execute(uri: path, method: .get, headers: [.authorization: "Bearer "]) {
        #expect($0.status == .notFound)
      }
    }
  }

  @Test("Another folder has the same edition by it: same hash, same mail, also after corrections and withdrawals")
  func isTheSame() async throws {
    try await test { client, sample in
      let here = try Self.emptyFolder()
      _ = try await sample.store.withdraw(
        story: 3, of: Self.key, text: "Gone.", at: Fixture.cutoff + 5, source: SampleSite.source)
      let read = try await Self.read(Self.answer(client), store: here)
      #expect(try await here.keep(read, source: SampleSite.source, at: Fixture.cutoff) == .kept)
      #expect(try await here.manifest(of: Self.key) == sample.store.manifest(of: Self.key))
      try await here.verify(Self.key)
      let mails = try [sample.store, here].map { store in
        let bundle = try EditionShelf(store, source: SampleSite.source).bundle(of: Self.key)
        return sample.publisher.mail(of: try #require(bundle), now: Fixture.cutoff, unsubscribe: nil, publisher: nil)
      }
      #expect(mails[0] == mails[1] && mails[0].text.contains("Gone."))
    }
  }

  @Test("What is altered, cut, old, of another edition or of another list is refused, with the reason")
  func refusals() async throws {
    try await test { client, sample in
      let here = try Self.emptyFolder()
      let bytes = try await Self.answer(client)
      let text = String(decoding: bytes, as: UTF8.self)
      func refuses(
        _ word: String, _ text: String, key: EditionKey = Self.key, publication: String = "hn", listKey: UInt8 = 7,
        store: PublicationStore? = nil, now: Timestamp = Fixture.cutoff, _ place: SourceLocation = #_sourceLocation
      ) async throws {
        let store = store ?? here
        await #expect(sourceLocation: place) {
          _ = try await Self.read(
            Array(text.utf8), key: key, publication: publication, listKey: listKey, now: now, store: store)
        } throws: { ($0 as? ShareFailure)?.description.contains(word) ?? false }
      }
      // Each part of it that a mail shows, altered.
      try await refuses("isn't what was sealed", text.replacing("Story 4 of", with: "Story 4 in"))
      try await refuses("isn't what was sealed", text.replacing("100 points in 2 hours", with: "900 points in 2 hours"))
      try await refuses("aren't those that were sealed", text.replacing("Own words number5", with: "Our words number5"))
      let other = ContentHash(of: [1])
      let sealed = try #require(try await sample.store.manifest(of: Self.key)?.hash)
      try await refuses("isn't what was sealed", text.replacing(sealed.hex, with: other.hex))
      // An article left out, or one too many.
      let found = try CanonicalJSON.decode(SharedEdition.self, from: bytes)
      var cut = found
      cut.articles.removeLast()
      try await refuses(
        "aren't those that were sealed", String(decoding: try CanonicalJSON.encode(cut), as: UTF8.self))
      cut.articles = found.articles + ["{}"]
      try await refuses(
        "aren't those that were sealed", String(decoding: try CanonicalJSON.encode(cut), as: UTF8.self))
      for end in [0, 1, text.utf8.count / 2, text.utf8.count - 1] {
        try await refuses("can't be read", String(decoding: bytes.prefix(end), as: UTF8.self))
      }
      try await refuses("can't be read", "<html>Sign in</html>")
      try await refuses("another edition", text, key: EditionKey("2026-05-06-evening") ?? .sample)
      try await refuses("another edition", text, publication: "lobsters")
      try await refuses("clock", text, now: Fixture.cutoff + 901)
      try await refuses("clock", text, now: Fixture.cutoff - 901)
      try await refuses("list isn't the one", text, listKey: 8, store: try Self.emptyFolder())
      // And as it is it is taken.
      _ = try await Self.read(bytes, store: here)
    }
  }

  @Test("An article that the site itself lacks is said to be missing, and the edition is delivered without it")
  func lacking() async throws {
    try await test { client, sample in
      let manifest = try #require(try await sample.store.manifest(of: Self.key))
      let article = try #require(manifest.edition.stories[1].article)
      let file = sample.store.folder.blobs.appendingPathComponent("\(article.hex.prefix(2))/\(article.hex)")
      try FileManager.default.removeItem(at: file)
      let read = try await Self.read(Self.answer(client), store: try Self.emptyFolder())
      #expect(read.articles.count == 9)
    }
  }

  @Test(
    "A site is read by HTTPS, or on this machine",
    arguments: [
      ("https://ten.example", "https://ten.example"), ("https://ten.example/go/", "https://ten.example/go"),
      ("http://127.0.0.1:8010/", "http://127.0.0.1:8010"), ("http://localhost:1", "http://localhost:1"),
      ("http://ten.example", nil), ("http://127.example", nil), ("https://me:x@ten.example", nil),
      ("https://ten.example/?x", nil), ("ftp://ten.example", nil), ("ten.example", nil), ("", nil),
    ] as [(String, String?)])
  func sites(text: String, wanted: String?) { #expect(ShareSite(text)?.description == wanted) }
}

@Suite("Passes over HTTP") struct PassRouteTests {
  @Test("Without keys there are none")
  func off() async throws {
    try await Fixture().test { client in
      for path in ["/editions/2026-05-06-morning.pkpass", "/editions/2026-05-06-morning/wallet"] {
        try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
      }
    }
  }
}
