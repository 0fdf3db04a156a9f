import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Publishing
import SampleSite
import Site
import Storage
import Synchronization
import Testing

@testable import Server

@Suite("Pages") struct PageTests {
  @Test(
    "Pages exist, with a strong tag and without cookies",
    arguments: [
      "/", "/editions/2026-05-06-evening", "/editions/2026-05-06-evening/3", "/editions/2026-05-06-evening.json",
      "/editions/2026-05-06-evening.md", "/editions/2026-05-06-morning", "/editions/2026-05-06-morning/10", "/archive",
      "/about", "/feed.atom", "/feed.json", "/manifest.webmanifest",
    ]) func areThere(path: String) async throws
  {
    try await Fixture().test { client in
      try await client.execute(uri: path, method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.eTag]?.hasPrefix("\"") == true)
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(response.headers[.contentSecurityPolicy]?.contains("unsafe-inline") == false)
        #expect(response.headers[.setCookie] == nil)
      }
    }
  }

  @Test("The front page is the newest edition") func theFrontPageIsTheNewestEdition() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/", method: .get) { response in
        #expect(String(buffer: response.body).contains("Story 1 of 2026-05-06-evening"))
      }
    }
  }

  @Test("A page's script is shown as text, never run") func whatAPageSaidIsShownButNeverRun() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/editions/2026-05-06-evening/1", method: .get) { response in
        let page = String(buffer: response.body)
        #expect(page.contains("Marker paragraph"))
        #expect(!page.contains("<script>alert"))
      }
    }
  }

  @Test("A second visit costs no bytes") func aSecondVisitCostsNoBytes() async throws {
    try await Fixture().test { client in
      let tag = try await client.execute(uri: "/", method: .get) { $0.headers[.eTag] ?? "" }
      try await client.execute(uri: "/", method: .get, headers: [.ifNoneMatch: tag]) { response in
        #expect(response.status == .notModified)
        #expect(response.body.readableBytes == 0)
        #expect(response.headers[.eTag] == tag)
      }
    }
  }

  @Test("Compressed bytes have a tag of their own") func compressedBytesHaveATagOfTheirOwn() async throws {
    try await Fixture().test { client in
      let plain = try await client.execute(uri: "/", method: .get) { $0.headers[.eTag] }
      try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: "br;q=0, gzip"]) { response in
        #expect(response.headers[.contentEncoding] == "gzip")
        #expect(response.headers[.vary] == "Accept-Encoding")
        #expect(response.headers[.eTag] != plain)
        #expect(Array(buffer: response.body).prefix(2) == [0x1f, 0x8b])
      }
      try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: "gzip;q=0"]) { response in
        #expect(response.headers[.contentEncoding] == nil)
      }
    }
  }

  @Test("Brotli is served to who takes it, smaller than gzip, under a tag of its own")
  func brotli() async throws {
    try await Fixture().test { client in
      let gzip = try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: "gzip"]) { $0 }
      try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: "gzip, br"]) { response in
        #expect(response.headers[.contentEncoding] == "br")
        #expect(response.headers[.eTag] != gzip.headers[.eTag])
        #expect(response.body.readableBytes < gzip.body.readableBytes)
      }
    }
  }

  @Test("HEAD is answered like GET, without a body") func headAnswersLikeGetWithoutABody() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/archive", method: .head) { response in
        #expect(response.status == .ok)
        #expect(response.body.readableBytes == 0)
        #expect(Int(response.headers[.contentLength] ?? "") ?? 0 > 0)
      }
    }
  }

  @Test(
    "An unknown address gets a page that says so",
    arguments: [
      "/nothing", "/editions/2026-05-06-noon", "/editions/2026-05-06-evening/11", "/editions/../etc/passwd",
    ])
  func whatDoesNotExistIsSaidOnAPage(path: String) async throws {
    try await Fixture().test { client in
      try await client.execute(uri: path, method: .get) { response in
        #expect(response.status == .notFound)
        #expect(response.headers[.contentType]?.hasPrefix("text/html") == true)
      }
    }
  }

  @Test("Programs get problem details") func programsGetProblemDetails() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/editions/2020-01-01-morning.json", method: .get) { response in
        #expect(response.status == .notFound)
        #expect(response.headers[.contentType] == "application/problem+json")
      }
    }
  }

  @Test("A slash too many leads to the one page") func aSlashTooManyLeadsToTheOnePage() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/archive/", method: .get) { response in
        #expect(response.status == .permanentRedirect)
        #expect(response.headers[.location] == "/archive")
      }
    }
  }
}

@Suite("Stored images") struct ImageTests {
  @Test("Images are served for ever under their hash") func areServedForEverUnderTheirHash() async throws {
    let fixture = try await Fixture()
    try await fixture.test { [image = fixture.image] client in
      try await client.execute(uri: "/blobs/\(image)", method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "image/png")
        #expect(response.headers[.cacheControl]?.contains("immutable") == true)
      }
    }
  }

  @Test("Whoever asks for images that aren't there makes no faults, and a damaged image is one")
  func unknownHashesAreNoFaults() async throws {
    let fixture = try await Fixture(keys: ["2026-05-06-morning"])
    let blobs = fixture.store.blobs
    let name = fixture.image.hex
    let file = fixture.store.folder.blobs.appendingPathComponent("\(name.prefix(2))/\(name)")
    let bytes = try Data(contentsOf: file)
    try await fixture.test { [image = fixture.image] client in
      func ask(_ path: String) async throws {
        try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
      }
      for number in 0..<50 {
        try await ask("/blobs/\(ContentHash(of: Array("\(number)".utf8)))")
        try await ask("/blobs/\(ContentHash(of: Array("\(number)".utf8))).svg")
      }
      // As a withdrawal leaves it, for a reader whose browser shows the old page.
      try FileManager.default.removeItem(at: file)
      try await ask("/blobs/\(image)")
      #expect(blobs.unreadable.isEmpty && blobs.newlyUnreadable().isEmpty)
      try (bytes + Data([0])).write(to: file)
      try await ask("/blobs/\(image)")
      #expect(blobs.newlyUnreadable() == [image])
    }
  }

  @Test("Articles are blobs too, and are not served") func articlesAreNoBlobsForTheWorld() async throws {
    let fixture = try await Fixture()
    let key = try #require(EditionKey("2026-05-06-morning"))
    let manifest = try await fixture.store.manifest(of: key)
    let hash = try #require(manifest?.edition.stories[0].article)
    try await fixture.test { client in
      for path in ["/blobs/\(hash)", "/blobs/..%2f..%2fetc%2fpasswd", "/blobs/"] {
        try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
      }
    }
  }
}

@Suite("Operation") struct OperationTests {
  @Test("Ready means that the newest edition is as young as it must be")
  func readyMeansThatTheNewestEditionIsAsYoungAsItMustBe() async throws {
    try await Fixture(now: Fixture.cutoff + 13 * 3600).test { client in
      try await client.execute(uri: "/readyz", method: .get) { #expect($0.status == .ok) }
    }
    try await Fixture(now: Fixture.cutoff + 25 * 3600).test { client in
      try await client.execute(uri: "/readyz", method: .get) { response in
        #expect(response.status == .serviceUnavailable)
        #expect(String(buffer: response.body).contains("2026-05-07-morning is missing"))
      }
      try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
    }
  }

  @Test("The sample is shown, and the server is not ready") func theSampleIsShownButReadyItIsNot() async throws {
    try await Fixture(keys: ["sample"]).test { client in
      try await client.execute(uri: "/", method: .get) { response in
        #expect(response.status == .ok)
        #expect(String(buffer: response.body).lowercased().contains("sample"))
      }
      try await client.execute(uri: "/editions/sample/2", method: .get) { #expect($0.status == .ok) }
      try await client.execute(uri: "/readyz", method: .get) { #expect($0.status == .serviceUnavailable) }
      try await client.execute(uri: "/feed.atom", method: .get) { response in
        #expect(!String(buffer: response.body).contains("Story 1 of"))
      }
    }
  }

  @Test("Metrics count and time requests by route, and give the edition's age")
  func metricsCountByRouteAndStatusAndTellTheEditionsAge() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/", method: .get) { _ in }
      try await client.execute(uri: "/nothing", method: .get) { _ in }
      try await client.execute(uri: "/metrics", method: .get) { response in
        let text = String(buffer: response.body)
        #expect(text.contains("tenhn_requests_total{route=\"page\",status=\"200\"} 1"))
        #expect(text.contains("tenhn_requests_total{route=\"none\",status=\"404\"} 1"))
        #expect(text.contains("tenhn_request_duration_seconds_bucket{route=\"page\",le=\"+Inf\"} 1"))
        #expect(text.contains("tenhn_request_duration_seconds_count{route=\"page\"} 1"))
        #expect(text.contains("edition_age_seconds 3600"))
        #expect(!text.contains("nothing"))
      }
    }
  }

  @Test("A new edition shows after a refresh") func aNewEditionShowsAfterARefresh() async throws {
    let fixture = try await Fixture(keys: ["2026-05-06-morning"])
    let other = try await Fixture(keys: ["2026-05-06-morning", "2026-05-06-evening"])
    let key = try #require(EditionKey("2026-05-06-evening"))
    let evening = try #require(try await other.store.manifest(of: key))
    _ = try await fixture.store.seal(evening, archive: [])
    try await fixture.server.refresh()
    try await fixture.test { client in
      try await client.execute(uri: "/", method: .get) { response in
        #expect(String(buffer: response.body).contains("Story 1 of 2026-05-06-evening"))
      }
    }
  }
}

@Suite("The present") struct PresentTests {
  @Test("A server whose newest edition is late says so on its front page, in its feed and to programs")
  func late() async throws {
    try await Fixture(now: Fixture.cutoff + 13 * 3600 + 30 * 86_400).test { client in
      for path in ["/", "/feed.atom", "/feed.json"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(String(buffer: response.body).contains("should be out by now"), "\(path)")
        }
      }
      for path in ["/api/v1/editions/2026-05-06-evening", "/editions.json"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(String(buffer: response.body).contains("\"overdue\":{\"key\":\"2026-06-05-evening\""), "\(path)")
        }
      }
      try await client.execute(uri: "/editions/2026-05-06-evening.json", method: .get) { response in
        #expect(!String(buffer: response.body).contains("overdue"), "a published edition keeps its bytes")
      }
      try await client.execute(uri: "/editions/2026-05-06-morning", method: .get) { response in
        #expect(!String(buffer: response.body).contains("should be out by now"), "an older edition is never late")
      }
    }
  }

  @Test("A server that is on time says nothing of lateness")
  func onTime() async throws {
    try await Fixture().test { client in
      for path in ["/", "/feed.atom", "/feed.json"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(!String(buffer: response.body).contains("should be out by now"), "\(path)")
        }
      }
    }
  }

  @Test("A page becomes late without a change of the store")
  func becomesLate() async throws {
    let sample = try await SampleSite()
    let clock = TestClock(Fixture.cutoff + 13 * 3600)
    let server = WebServer(
      ServedPublication(
        store: sample.store, source: SampleSite.source, publisher: sample.publisher, schedule: Schedule(zone: .utc)),
      now: { clock.time }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await server.refresh()
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      let tag = try await client.execute(uri: "/", method: .get) { $0.headers[.eTag] }
      clock.time = clock.time + 86_400
      try await server.refresh()
      try await client.execute(uri: "/", method: .get) { response in
        #expect(response.headers[.eTag] != tag)
        #expect(String(buffer: response.body).contains("should be out by now"))
      }
    }
  }
}

/// A clock that a test sets.
private final class TestClock: Sendable {
  private let value: Mutex<Timestamp>
  init(_ time: Timestamp) { value = Mutex(time) }
  var time: Timestamp {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

@Suite("Search engines") struct SearchEngineTests {
  @Test("A private site tells search engines to keep away, in every answer and in robots.txt")
  func isPrivate() async throws {
    try await Fixture().test { client in
      let tag = try #require(HTTPField.Name("X-Robots-Tag"))
      for path in ["/", "/editions/2026-05-06-evening/3", "/feed.atom", "/nothing", "/api/v1/week", "/robots.txt"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(response.headers[tag] == "noindex, nofollow", "\(path)")
        }
      }
      try await client.execute(uri: "/robots.txt", method: .get) {
        #expect(String(buffer: $0.body) == "User-agent: *\nDisallow: /\n")
      }
      try await client.execute(uri: "/sitemap.xml", method: .get) { #expect($0.status == .notFound) }
    }
  }
}

@Suite("An export") struct ExportTests {
  @Test("An export has the bytes that the server serves") func writesTheVeryBytesThatTheServerServes() async throws {
    let fixture = try await Fixture()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    let export = SiteExport(shelf: EditionShelf(fixture.store, source: SampleSite.source), publisher: fixture.publisher)
    let first = try export.write(to: folder)
    #expect(first.total == first.changed)
    #expect(try export.write(to: folder).changed == 0, "unchanged files keep their bytes")

    let enumerator = try #require(FileManager.default.enumerator(atPath: folder.path))
    let pairs = enumerator.compactMap { $0 as? String }.filter { name in
      // What a static host says about the present differs, on purpose; the export's own record is no page.
      !name.hasPrefix("status") && name != ".tenhn-export" && !(folder.appendingPathComponent(name).hasDirectoryPath)
    }.map { name in
      let path = name == "index.html" ? "" : name.hasSuffix("/index.html") ? String(name.dropLast(11)) : name
      return ("/" + path, folder.appendingPathComponent(name))
    }.filter { (try? Data(contentsOf: $0.1)) != nil }
    #expect(pairs.count > 30)
    try await fixture.test { client in
      for (path, file) in pairs {
        let written = try Data(contentsOf: file)
        try await client.execute(uri: path, method: .get) { response in
          let served = Data(Array(buffer: response.body))
          if ["/editions.json", "/editions/2026-05-06-evening.json"].contains(path) {
            // A file can't know when it is read, so it says nothing of the next edition.
            let (here, there) = (try timeless(served), try timeless(written))
            #expect(here == there, "\(path)")
          } else {
            #expect(served == written, "\(path)")
          }
        }
      }
    }
  }
}

/// A JSON object without what is said of the present.
private func timeless(_ json: Data) throws -> NSDictionary {
  var members = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
  for name in ["next", "overdue"] { members[name] = nil }
  return NSDictionary(dictionary: members)
}

@Suite("A live server") struct LiveTests {
  @Test("The server answers over a socket") func theServerAnswersOverASocket() async throws {
    try await Fixture().server.application(host: "127.0.0.1", port: 0).test(.live) { client in
      try await client.execute(uri: "/editions/2026-05-06-evening/1", method: .get) { response in
        #expect(response.status == .ok)
        #expect(String(buffer: response.body).contains("Marker paragraph"))
      }
    }
  }
}
