import EditionModel
import FeedFormat
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing
import SampleSite
import Site
import Testing

@testable import Programs
@testable import Server

@Suite("Several publications at one address") struct PublicationsTests {
  private static let key = "2026-05-06-evening"

  private func member(
    _ name: String, _ sample: SampleSite, base: String, followsRequests: Bool, metrics: Metrics,
    now: Timestamp = Fixture.cutoff + 13 * 3600, isOpen: Bool = true
  ) async throws -> PublicationsServer.Member {
    var settings = sample.publisher.settings
    settings.title = "The \(name)"
    settings.baseURL = "\(base)/\(name)"
    settings.publication = name
    settings.listing = SiteSettings(baseURL: base).basePath + "/"
    var limits = ServerLimits()
    limits.opening = .milliseconds(50)
    let server = WebServer(
      ServedPublication(
        store: sample.store, source: SampleSite.source,
        publisher: Publisher(settings: settings, image: sample.publisher.image, deflate: sample.publisher.deflate),
        schedule: Schedule(zone: .utc)),
      access: ServerAccess(
        proxies: try TrustedProxies("loopback"), followsRequests: followsRequests, limits: limits),
      metrics: metrics, now: { now },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    if isOpen { try await server.refresh() }
    return .init(name: name, server: server)
  }

  private func server(
    at base: String = "http://a.example", followsRequests: Bool = false, isSecondOpen: Bool = true
  ) async throws -> PublicationsServer {
    let metrics = Metrics()
    let first = try await member(
      "hn", SampleSite(keys: ["2026-05-05-evening", Self.key]), base: base, followsRequests: followsRequests,
      metrics: metrics)
    let second = try await member(
      "mine", SampleSite(keys: ["2026-05-06-morning", Self.key]), base: base, followsRequests: followsRequests,
      metrics: metrics, isOpen: isSecondOpen)
    var settings = SiteSettings(title: "Our papers", baseURL: base)
    settings.isListing = true
    return PublicationsServer(
      first: first, others: [second], publisher: Publisher(settings: settings), metrics: metrics, hasMetrics: true)
  }

  @Test(
    "Every route of a publication is there under its name, with links under its name, whether a proxy cuts the prefix or not",
    arguments: [("http://a.example", ""), ("https://a.example/news", "/news"), ("https://a.example/news", "")])
  func routes(base: String, prefix: String) async throws {
    let server = try await server(at: base)
    let root = SiteSettings(baseURL: base).basePath
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for name in ["hn", "mine"] {
        for path in [
          "/", "/archive", "/week", "/about", "/get", "/search?q=story", "/editions/\(Self.key)",
          "/editions/\(Self.key)/1",
          "/editions/\(Self.key).json", "/editions/\(Self.key).md", "/editions/\(Self.key).epub",
          "/editions/\(Self.key)/card.png", "/feed.atom", "/feed.json", "/opds", "/manifest.webmanifest", "/sw.js",
          "/offline.json", "/api/v1/editions", "/status", "/healthz", "/readyz",
        ] {
          let answer = try await client.execute(uri: "\(prefix)/\(name)\(path)", method: .get)
          #expect(answer.status == .ok, "\(name)\(path)")
          let text = String(buffer: answer.body)
          for other in ["/archive", "/feed.atom", "/about", "/editions/"] {
            #expect(!text.contains("href=\"\(root)\(other)"), "\(name)\(path)")
          }
        }
        let manifest = try await client.execute(uri: "\(prefix)/\(name)/manifest.webmanifest", method: .get)
        #expect(String(buffer: manifest.body).contains("\"scope\":\"\(root)/\(name)/\""))
        let page = try await client.execute(uri: "\(prefix)/\(name)/editions/\(Self.key)", method: .get)
        #expect(String(buffer: page.body).contains("href=\"\(root)/\">All publications</a>"))
        let straight = try await client.execute(uri: "\(prefix)/\(name)/archive/", method: .get)
        #expect(straight.headers[.location] == "\(root)/\(name)/archive")
        let bare = try await client.execute(uri: "\(prefix)/\(name)?x=1", method: .get)
        #expect(bare.status == .temporaryRedirect && bare.headers[.location] == "\(root)/\(name)/?x=1")
        let mcp = try await client.execute(
          uri: "\(prefix)/\(name)/mcp", method: .post, headers: [.contentType: "application/json"],
          body: ByteBuffer(string: #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#))
        #expect(mcp.status == .ok)
      }
      // One publication's editions aren't the other's.
      #expect(try await client.execute(uri: "\(prefix)/mine/editions/2026-05-06-morning", method: .get).status == .ok)
      #expect(
        try await client.execute(uri: "\(prefix)/hn/editions/2026-05-06-morning", method: .get).status == .notFound)
      #expect(try await client.execute(uri: "\(prefix)/mines/", method: .get).status == .notFound)
      #expect(try await client.execute(uri: "\(prefix)/", method: .post).status == .methodNotAllowed)
    }
  }

  /// Every address that a text names: below the root of its host, or with the site's own host.
  private static func addresses(in text: String, host: String) throws -> Set<String> {
    var text = text.replacing(try Regex("(?s)<(style|script)[ >].*?</(style|script)>"), with: " ")
    text = text.replacing(host, with: "")
    // End tags in feeds and in JSON.
    for tag in ["&lt;/", "&amp;lt;/", "\\u003c/", "<\\/"] { text = text.replacing(tag, with: " ") }
    // Only an operator's server has it, and this one has none.
    text = text.replacing("/mine/doctor", with: "/mine/status")
    // Not behind a letter (as in "and/or"), a host, a dot, or in an end tag.
    let address = try Regex("(?:^|[^A-Za-z0-9:/._<*-])/[A-Za-z0-9][A-Za-z0-9._~%/-]*")
    return Set(
      text.matches(of: address).map { match in
        let address = text[match.range].drop { $0 != "/" }
        return String(address.last == "." ? address.dropLast() : address)
      })
  }

  @Test(
    "Every address that any text of a publication under a path names is there",
    arguments: ["http://a.example", "https://a.example/news"])
  func addresses(base: String) async throws {
    let server = try await server(at: base)
    let host = "\(base.prefix { $0 != "/" })//a.example"
    let home = SiteSettings(baseURL: base).basePath + "/mine"
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      var named: [String: String] = [:]
      for path in [
        "/", "/archive", "/week", "/about", "/get", "/corrections", "/saved", "/settings", "/offline",
        "/search?q=story",
        "/llms.txt", "/robots.txt", "/manifest.webmanifest", "/editions.json", "/offline.json", "/opensearch.xml",
        "/feed.atom", "/feed.json", "/feed-editions.json", "/corrections.atom", "/opds", "/opds.json",
        "/opds-editions.xml", "/status", "/status.json", "/editions/\(Self.key)", "/editions/\(Self.key)/1",
        "/editions/\(Self.key).json", "/editions/\(Self.key).md", "/editions/\(Self.key)/1.md",
        "/editions/\(Self.key)/offline.json", "/api/v1/editions", "/api/v1/editions/latest",
        "/api/v1/editions/latest/stories/1", "/api/v1/stories", "/api/v1/search?q=story", "/api/v1/week",
        "/api/v1/status", "/nothing", "/nothing.json", "/api/v1/editions/2020-01-01-morning",
        "/api/v1/editions/sample",
      ] {
        let answer = try await client.execute(uri: home + path, method: .get)
        for address in try Self.addresses(in: String(buffer: answer.body), host: host) { named[address] = path }
      }
      #expect(named.count > 60)
      for (address, page) in named {
        let place = address.replacing("KEY", with: Self.key)
        // The root of several publications has its own page and list.
        let isAbove = [base == "http://a.example" ? "" : "/news"].contains {
          place == $0 + "/" || place == $0 + "/publications.opml"
        }
        #expect(place == home || place.hasPrefix(home + "/") || isAbove, "\(page) names \(address)")
        let status = try await client.execute(uri: place, method: .get).status
        // What takes only POST is there too.
        #expect([.ok, .temporaryRedirect, .methodNotAllowed].contains(status), "\(page) names \(address): \(status)")
      }
    }
  }

  @Test("The root lists the publications, with a strong tag, and what is there is about the whole")
  func root() async throws {
    let server = try await server()
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      let page = try await client.execute(uri: "/", method: .get)
      let text = String(buffer: page.body)
      #expect(page.status == .ok && text.contains("The hn") && text.contains("The mine") && !text.contains("<script"))
      #expect(page.headers[.contentSecurityPolicy] == Publisher.contentSecurityPolicy)
      let tag = try #require(page.headers[.eTag])
      let again = try await client.execute(uri: "/", method: .get, headers: [.ifNoneMatch: tag])
      #expect(again.status == .notModified)
      let list = try await client.execute(uri: "/publications.opml", method: .get)
      #expect(
        FeedList.read(Array(buffer: list.body))?.entries.map(\.address)
          == ["http://a.example/hn/feed.atom", "http://a.example/mine/feed.atom"])
      #expect(
        String(buffer: try await client.execute(uri: "/status", method: .get).body).contains("href=\"/mine/status\""))
      #expect(try await client.execute(uri: "/robots.txt", method: .get).status == .ok)
      let ready = try await client.execute(uri: "/readyz", method: .get)
      #expect(String(buffer: ready.body) == "hn: ready: \(Self.key)\nmine: ready: \(Self.key)\n")
      let counters = String(buffer: try await client.execute(uri: "/metrics", method: .get).body)
      #expect(counters.contains("tenhn_editions{basis=\"recorded\",publication=\"mine\"} 2\n"))
      #expect(counters.contains("tenhn_ready{publication=\"hn\"} 1\n"))
      #expect(counters.components(separatedBy: "# TYPE tenhn_ready").count == 2)
      let nothing = try await client.execute(uri: "/nothing/at/all", method: .get)
      #expect(nothing.status == .notFound && String(buffer: nothing.body).contains("See all publications"))
      let head = try await client.execute(uri: "/", method: .head)
      #expect(head.status == .ok && head.body.readableBytes == 0)
    }
    try await server.operatorApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      let (counters, page) = (
        try await client.execute(uri: "/metrics", method: .get), try await client.execute(uri: "/", method: .get)
      )
      #expect(counters.status == .ok && page.status == .notFound)
    }
  }

  @Test("Addresses of the time with one publication lead to it, and what mail and programs hold works as it is")
  func former() async throws {
    let server = try await server(at: "https://a.example/news")
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for path in [
        "/editions/\(Self.key)", "/editions/\(Self.key)/3", "/feed.atom", "/archive?x=1", "/week", "/icon.svg",
        "/manifest.webmanifest", "/search?q=a", "/blobs/00", "/opds",
      ] {
        let answer = try await client.execute(uri: path, method: .get)
        #expect(answer.status == .temporaryRedirect, "\(path)")
        #expect(answer.headers[.location] == "/news/hn\(path)")
      }
      #expect(try await client.execute(uri: "/api/v1/editions", method: .get).status == .ok)
      #expect(try await client.execute(uri: "/bounces", method: .post).status == .notFound)
      // The worker of that time answered for the whole site, so it must end.
      let worker = try await client.execute(uri: "/sw.js", method: .get)
      #expect(worker.status == .ok && String(buffer: worker.body).contains("registration.unregister()"))
    }
  }

  @Test("A request with a whole address as its target is led like any other, and one without a valid Host is refused")
  func targets() async throws {
    let server = try await server()
    try await RawServer.run(server) { raw in
      for (target, status) in [
        ("http://a.example/mine/archive", 200), ("http://a.example/", 200), ("http://a.example/nothing", 404),
        ("/mine/", 200),
      ] {
        let answer = try await raw.answer("GET \(target) HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(target): \(answer.prefix(80))")
      }
      for fields in ["", "Host: a b\r\n", "Host: a.example\r\nHost: b.example\r\n"] {
        let answer = try await raw.answer("GET /mine/ HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(fields)")
      }
    }
  }

  @Test("A publication that isn't there yet holds up nothing of the others, and is said to be on its way")
  func opening() async throws {
    let server = try await server(isSecondOpen: false)
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      #expect(try await client.execute(uri: "/hn/", method: .get).status == .ok)
      #expect(try await client.execute(uri: "/mine/", method: .get).status == .serviceUnavailable)
      #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
      let ready = try await client.execute(uri: "/readyz", method: .get)
      #expect(ready.status == .serviceUnavailable && String(buffer: ready.body).contains("mine: not ready"))
      let list = try await client.execute(uri: "/", method: .get)
      #expect(list.status == .ok && String(buffer: list.body).contains("still being made"))
    }
  }

  @Test("Requests without one valid Host are refused, and links follow the host that a trusted proxy was asked for")
  func hosts() async throws {
    let server = try await server(at: "http://127.0.0.1:8010", followsRequests: true)
    try await server.application(host: "127.0.0.1", port: 0).test(.live) { client in
      let feed = try await client.execute(uri: "/mine/feed.atom", method: .get, headers: [:])
      #expect(String(buffer: feed.body).contains("/mine/editions/"))
      let list = try await client.execute(uri: "/publications.opml", method: .get)
      #expect(String(buffer: list.body).contains("http://localhost/mine/feed.atom"))
    }
  }

  @Test("The page on publications names every address at the root")
  func documented() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("Documentation/Publications.md"), encoding: .utf8)
    for route in try await server().table { #expect(text.contains("`\(route.path)`"), "\(route.path)") }
  }

  @Test("No route of a publication begins with a name that a publication could have")
  func names() async throws {
    let fixture = try await Fixture()
    for route in fixture.server.table + (try await server()).table {
      let name = route.path.split(separator: "/").first.map(String.init) ?? ""
      #expect(name.contains(".") || name.contains("{") || !SiteAddresses.isFree(name), "\(route.path)")
    }
  }
}
