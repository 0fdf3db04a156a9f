import EditionModel
import Hummingbird
import Logging
import Publishing
import SampleSite
import Testing

@testable import Server

@Suite("A private site and its names") struct HostGuardTests {
  @Test(
    "A public name with our own port is strange, unless the settings have it; what a proxy or a home network says isn't",
    arguments: [
      ("evil.example:8010", true), ("EVIL.example.:8010", true), ("127.0.0.1.evil.example:8010", true),
      ("localhost.evil.example:8010", true), ("nip.10.0.0.1.io:8010", true), ("evil.example", false),
      ("evil.example:443", false), ("127.0.0.1:8010", false), ("[::1]:8010", false), ("localhost:8010", false),
      ("tenhn:8010", false), ("nas.local:8010", false), ("reader.localhost:8010", false),
      ("host.docker.internal:8010", false), ("news.example.org:8010", false), ("News.Example.org.:8010", false),
      ("", false), (":8010", false), (".:8010", false), ("evil.example:", false),
      ("evil.example:99999999999999999999", false),
    ])
  func names(authority: String, isStrange: Bool) {
    #expect(HostName.isStrange(authority, at: 8010, own: ["news.example.org"]) == isStrange)
  }

  @Test("At the ports that browsers leave out, a name without a port is as strange", arguments: [80, 443])
  func usualPorts(port: Int) {
    #expect(HostName.isStrange("evil.example", at: port, own: []))
    #expect(!HostName.isStrange("192.0.2.1", at: port, own: []))
  }

  @Test(
    "A page whose name was rebound to this machine reads nothing of a private site and writes nothing; a public one is everybody's",
    arguments: [Audience.private, .public])
  func rebound(audience: Audience) async throws {
    let sample = try await SampleSite()
    var settings = SiteSettings()
    settings.audience = audience
    let server = WebServer(
      ServedPublication(
        store: sample.store, source: SampleSite.source, publisher: Publisher(settings: settings),
        schedule: Schedule(zone: .utc)),
      now: { Fixture.cutoff + 13 * 3600 },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await server.refresh()
    try await RawServer.run(server) { raw in
      for path in ["/", "/editions/2026-05-06-evening.json", "/status.json", "/mcp", "/healthz", "/nowhere"] {
        let host = "evil.example:\(raw.port)"
        let answer = try await raw.answer(
          "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
        )
        #expect(answer.hasPrefix("HTTP/1.1 421") == (audience == .private), "\(path): \(answer.prefix(60))")
        #expect(!answer.contains("Story 1 of") || audience == .public, "\(path)")
      }
      let own = try await raw.answer("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(raw.port)\r\nConnection: close\r\n\r\n")
      #expect(own.hasPrefix("HTTP/1.1 200"))
    }
  }
}
