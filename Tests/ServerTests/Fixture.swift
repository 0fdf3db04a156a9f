import Archive
import ArticleModel
import EditionModel
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing

@testable import Server
@testable import Storage

/// A data folder with editions, and the server over it.
struct Fixture {
  let store: PublicationStore
  let server: WebServer
  let publisher: Publisher
  let image: ContentHash

  static let cutoff = Timestamp(1_778_047_200)

  init(
    keys: [String] = ["2026-05-06-morning", "2026-05-06-evening"], now: Timestamp = Fixture.cutoff + 13 * 3600
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    store = try Store(DataFolder(folder)).publication("hn")
    let image = try store.blobs.put(
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + [UInt8](repeating: 7, count: 40))
    self.image = image
    let article = Article(
      metadata: Metadata(title: "A title"),
      blocks: [
        .paragraph([.text("Marker paragraph <script>alert(1)</script> of the article.")]),
        .code(CodeBlock(language: "sh", text: "tenhn --flag\n\tindented")),
        .figure(Figure(images: [Image(url: "https://example.org/i.png", alternative: "A dot")])),
      ])
    let bytes = try CanonicalJSON.encode(article)
    let hash = try store.blobs.put(bytes)
    for (index, name) in keys.enumerated() {
      let key = EditionKey(name) ?? .sample
      var archive = WARCWriter(date: Fixture.cutoff, info: [])
      for number in 1...10 {
        archive.append(
          response: HTTPResponseMessage(
            status: 200, headers: HeaderFields([.init("Content-Type", "text/html")]),
            body: Array("<p>Marker paragraph</p>".utf8)), url: "https://example.org/\(index)/\(number)",
          date: Fixture.cutoff)
      }
      let stories = (1...10).map { number in
        Story(
          number: number, source: "hn",
          submission: Submission(
            id: "\(index)00\(number)", title: "Story \(number) of \(name)",
            url: "https://example.org/\(index)/\(number)",
            discussion: "https://news.ycombinator.com/item?id=\(index)00\(number)", points: 100, comments: 50),
          reading: Reading(
            site: "example.org", readingMinutes: 3, visibility: .full,
            receipt: Receipt(kind: .full, why: "the whole text is in the page", source: "page"), article: hash,
            images: [StoredImage(url: "https://example.org/i.png", hash: image, type: "image/png", bytes: 48)]),
          decision: Decision(reason: Reason(text: "100 points in 2 hours", facts: ["points": 100, "hours": 2])))
      }
      let edition = Edition(
        key: key, publication: "hn", cutoff: Fixture.cutoff + Int64(index) * 12 * 3600,
        published: Fixture.cutoff + Int64(index) * 12 * 3600, timeZone: "UTC",
        basis: key.isSample ? .sample : .recorded,
        isLate: false, engine: "tenhn/test", stories: stories, unreadable: [], reserves: [],
        archive: ContentHash(of: archive.bytes))
      try store.sealNow(Manifest(sealing: edition), archive: archive.bytes)
    }
    publisher = Publisher(settings: SiteSettings())
    let clock = now
    server = try WebServer(
      store: store, publisher: publisher, schedule: Schedule(zone: .utc), now: { clock },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    try await server.application(host: "127.0.0.1", port: 0).test(.router, body)
  }
}

extension PublicationStore {
  /// Seals an edition while the test waits.
  func sealNow(_ manifest: Manifest, archive: [UInt8]) throws {
    try write { tables in
      _ = try tables.seal(manifest, archive: archive, in: store, archiveWritten: {}, beforeCommit: {})
    }
  }
}
