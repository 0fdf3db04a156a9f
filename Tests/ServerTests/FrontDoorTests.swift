import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing
import SampleSite
import Testing

@testable import Programs
@testable import Server

@Suite("What every request and answer must have") struct FrontDoorTests {
  /// A server at an address.
  private func server(
    _ sample: SampleSite, at base: String, followsRequests: Bool = false, isOpen: Bool = false
  ) async throws -> WebServer {
    var settings = sample.publisher.settings
    settings.baseURL = base
    let server = WebServer(
      ServedPublication(
        store: sample.store, source: SampleSite.source,
        publisher: Publisher(settings: settings, image: sample.publisher.image, deflate: sample.publisher.deflate),
        schedule: Schedule(zone: .utc)),
      access: ServerAccess(
        proxies: try TrustedProxies("loopback"), followsRequests: followsRequests, isOpenToScripts: isOpen),
      now: { Fixture.cutoff + 13 * 3600 },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await server.refresh()
    return server
  }

  private static let key = "2026-05-06-evening"

  @Test(
    "A request without exactly one valid Host is refused",
    arguments: [
      "", "Host: a.example\r\nHost: b.example\r\n", "Host: a.example\r\nhost: a.example\r\n", "Host: a b\r\n",
      "Host: a.example/x\r\n", "Host: user@a.example\r\n", "Host:\r\n",
    ])
  func hosts(fields: String) async throws {
    let server = try await server(SampleSite(keys: [Self.key]), at: "http://a.example")
    try await RawServer.run(server) { raw in
      let answer = try await raw.answer("GET / HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer.prefix(80))")
      let head = try await raw.answer("HEAD / HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n")
      #expect(head.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("No answer to HEAD has a body, on any route or off it, and the next answer on the connection is whole")
  func heads() async throws {
    let server = try await server(SampleSite(keys: [Self.key]), at: "http://a.example")
    let filled = server.table.map {
      $0.path.replacing("{key}", with: Self.key).replacing("{number}", with: "1").replacing("{page}", with: "2")
        .replacing("{hash}", with: "0").replacing("{id}", with: "1")
    }
    try await RawServer.run(server) { raw in
      for path in Set(filled + ["/nowhere", "/api/v1/nowhere", "/archive/", "/mcp"]).sorted() {
        let answer = try await raw.answer(
          "HEAD \(path) HTTP/1.1\r\nHost: a.example\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"
        )
        let parts = answer.components(separatedBy: "\r\n\r\n")
        #expect(parts.count == 3, "\(path): \(answer.prefix(200))")
        #expect(parts.count == 3 && parts[1].hasPrefix("HTTP/1.1 200"), "\(path)")
        #expect(parts.last == "alive\n", "\(path)")
      }
    }
  }

  @Test("A site under a path is the same whether the proxy cuts the prefix off or keeps it", arguments: ["", "/news"])
  func prefixes(prefix: String) async throws {
    let server = try await server(SampleSite(keys: [Self.key]), at: "https://a.example/news")
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for path in ["/", "/archive", "/editions/\(Self.key)", "/editions/\(Self.key).json", "/feed.atom", "/status"] {
        let answer = try await client.execute(uri: prefix + path, method: .get)
        #expect(answer.status == .ok, "\(prefix + path)")
        #expect(!String(buffer: answer.body).contains("href=\"/archive"))
      }
      let moved = try await client.execute(uri: prefix + "/archive/", method: .get)
      #expect(moved.status == .permanentRedirect)
      #expect(moved.headers[.location] == "/news/archive")
      #expect(try await client.execute(uri: "/news", method: .get).status == .ok)
      #expect(try await client.execute(uri: "/newsarchive", method: .get).status == .notFound)
    }
  }

  @Test("Links follow the host that a trusted proxy was asked for, and its scheme")
  func requestedHost() async throws {
    let server = try await server(SampleSite(keys: [Self.key]), at: "http://127.0.0.1:8010", followsRequests: true)
    try await RawServer.run(server) { raw in
      for (fields, base) in [
        ("Host: 127.0.0.1:8010", "http://127.0.0.1:8010"), ("Host: News.Example.org", "http://news.example.org"),
        ("Host: news.example.org\r\nX-Forwarded-Proto: https", "https://news.example.org"),
      ] {
        for _ in 0..<2 {
          let answer = try await raw.answer("GET /feed.atom HTTP/1.1\r\n\(fields)\r\nConnection: close\r\n\r\n")
          #expect(answer.contains("href=\"\(base)/"), "\(fields)")
        }
      }
    }
  }

  @Test("An address that somebody wrote is the only one, and strangers can't name another")
  func writtenAddress() async throws {
    let sample = try await SampleSite(keys: [Self.key])
    let fixed = try await server(sample, at: "https://a.example")
    try await RawServer.run(fixed) { raw in
      let answer = try await raw.answer("GET /feed.atom HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
      #expect(answer.contains("https://a.example/") && !answer.contains("evil.example"))
    }
    // Without a socket there is no peer, so nobody is trusted.
    let following = try await server(sample, at: "http://127.0.0.1:8010", followsRequests: true)
    try await following.application(host: "127.0.0.1", port: 0).test(.router) { client in
      let answer = try await client.execute(uri: "/feed.atom", method: .get)
      #expect(!String(buffer: answer.body).contains("localhost"))
    }
  }

  @Test("Scripts of other sites may read data, and only data, of a site that allows it")
  func crossOrigin() async throws {
    let sample = try await SampleSite(keys: [Self.key])
    let open = try await server(sample, at: "https://a.example", isOpen: true)
    let data = ["/feed.atom", "/feed.json", "/api/v1/editions", "/editions/\(Self.key).json", "/api/v1/openapi.json"]
    try await open.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for path in data {
        let answer = try await client.execute(uri: path, method: .get)
        #expect(answer.headers[.accessControlAllowOrigin] == "*", "\(path)")
        let asked = try await client.execute(uri: path, method: .options)
        #expect(asked.headers[.accessControlAllowMethods] == "GET, HEAD", "\(path)")
      }
      #expect(try await client.execute(uri: "/", method: .get).headers[.accessControlAllowOrigin] == nil)
      #expect(try await client.execute(uri: "/mcp", method: .post).headers[.accessControlAllowOrigin] == nil)
    }
    let closed = try await server(sample, at: "https://a.example")
    try await closed.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for path in data {
        let answer = try await client.execute(uri: path, method: .get)
        #expect(answer.headers[.accessControlAllowOrigin] == nil)
      }
    }
  }
}

@Suite("Ranges") struct RangeTests {
  @Test(
    "A range is read as RFC 9110 has it",
    arguments: [
      ("bytes=0-3", ByteRange.part(0..<4)), ("bytes=4-", .part(4..<10)), ("bytes=-3", .part(7..<10)),
      ("bytes=8-99", .part(8..<10)), ("bytes=-99", .part(0..<10)), ("bytes=10-", .unsatisfiable),
      ("bytes=-0", .unsatisfiable), ("bytes=99999999999999999999-", .unsatisfiable), ("bytes=3-1", .whole),
      ("bytes=0-1,3-4", .whole), ("bytes=a-b", .whole), ("lines=0-1", .whole), ("bytes=-", .whole), ("bytes=", .whole),
    ])
  func reading(text: String, range: ByteRange) {
    #expect(ByteRange([.range: text], size: 10, tag: "\"t\"") == range)
    #expect(ByteRange([.range: text, .ifRange: "\"other\""], size: 10, tag: "\"t\"") == .whole)
    #expect(ByteRange([.range: text, .ifRange: "\"t\""], size: 10, tag: "\"t\"") == range)
  }

  @Test("Parts of a book and of an image make the whole, and a page is sent whole")
  func parts() async throws {
    let fixture = try await Fixture()
    let paths = ["/editions/2026-05-06-evening.epub", "/blobs/\(fixture.image)"]
    try await fixture.test { client in
      for path in paths {
        let whole = try await client.execute(uri: path, method: .get)
        #expect(whole.headers[.acceptRanges] == "bytes")
        let first = try await client.execute(uri: path, method: .get, headers: [.range: "bytes=0-9"])
        let rest = try await client.execute(uri: path, method: .get, headers: [.range: "bytes=10-"])
        #expect(first.status == .partialContent && rest.status == .partialContent)
        #expect(first.headers[.contentRange] == "bytes 0-9/\(whole.body.readableBytes)")
        #expect(Array(buffer: first.body) + Array(buffer: rest.body) == Array(buffer: whole.body))
        let none = try await client.execute(uri: path, method: .get, headers: [.range: "bytes=99999999-"])
        #expect(none.status == .rangeNotSatisfiable)
        #expect(none.headers[.contentRange] == "bytes */\(whole.body.readableBytes)")
      }
      let page = try await client.execute(uri: "/", method: .get, headers: [.range: "bytes=0-9"])
      #expect(page.status == .ok)
    }
  }
}
