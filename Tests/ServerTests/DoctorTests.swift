import EditionModel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Publishing
import SampleSite
import Site
import Testing

@testable import Server

@Suite("The operator's page on the way to a host") struct DoctorTests {
  private static let view = DoctorView(
    host: "site.de",
    layers: [
      .init(name: "name", state: .sound, text: "site.de is 192.0.2.1", hint: nil),
      .init(
        name: "chain", state: .broken, text: "the name can't be validated", hint: "Whoever runs de must sign anew."),
      .init(name: "TCP", state: .notReached, text: "not reached", hint: nil),
    ],
    zones: [
      .init(name: ".", state: .sound, verdict: "secure", signers: ["20326"], keys: ["20326", "1", "2"]),
      .init(name: "de", state: .broken, verdict: "bogus", signers: ["26755"], keys: ["26755", "33834"]),
    ],
    remarks: [
      .init(
        state: .broken, text: "the signature of NSEC3 x.de by key 33834 is invalid", record: "RRSIG NSEC3 x.de",
        hint: "…")
    ])

  private func test(
    hasMetrics: Bool = true, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    let server = Fixture.server(over: try await SampleSite(), hasMetrics: hasMetrics, doctor: { _ in Self.view })
    try await server.refresh()
    try await server.application(host: "127.0.0.1", port: 0).test(.router, body)
  }

  private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  @Test(
    "Its form examines a host, and the page shows the layers, the chain as a figure with a text, and who must do what")
  func examines() async throws {
    try await test { client in
      try await client.execute(uri: "/doctor", method: .get) { response in
        #expect(response.status == .ok)
        #expect(String(buffer: response.body).contains("name=\"host\""))
      }
      let body = ByteBuffer(string: "host=site.de")
      try await client.execute(uri: "/doctor", method: .post, headers: Self.form, body: body) { response in
        let page = String(buffer: response.body)
        #expect(response.headers[.cacheControl] == "no-store")
        for words in [
          "✗ the name can't be validated", "Whoever runs de", "<svg", "the root: secure; de: bogus", "key 33834",
        ] {
          #expect(page.contains(words.replacing("'", with: "&#39;")) || page.contains(words), "\(words)")
        }
      }
    }
  }

  @Test(
    "Of a public site whoever comes through a proxy finds neither the form nor the counters, whatever the proxy adds",
    arguments: [
      "X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Proto", "X-Forwarded-Host", "CF-Connecting-IP",
    ])
  func proxies(field: String) async throws {
    for audience in [Audience.public, .private] {
      let sample = try await SampleSite()
      var settings = SiteSettings()
      settings.audience = audience
      let server = WebServer(
        ServedPublication(
          store: sample.store, source: SampleSite.source, publisher: Publisher(settings: settings),
          schedule: Schedule(zone: .utc)),
        desks: ServerDesks(doctor: { _ in Self.view }), now: { Fixture.cutoff },
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      try await server.refresh()
      try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
        let wanted: HTTPResponse.Status = audience == .public ? .notFound : .ok
        let headers = Self.form.merging([field: "8.8.8.8"])
        for path in ["/doctor", "/metrics"] {
          try await client.execute(uri: path, method: .get, headers: headers) { #expect($0.status == wanted) }
          try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
        }
        let body = ByteBuffer(string: "host=a.b")
        try await client.execute(uri: "/doctor", method: .post, headers: headers, body: body) {
          #expect(($0.status == .ok) == (audience == .private))
        }
      }
    }
  }

  @Test("A form of another site is refused, and nobody is asked")
  func otherSites() async throws {
    try await test { client in
      let headers = Self.form.merging(["Sec-Fetch-Site": "cross-site"])
      try await client.execute(uri: "/doctor", method: .post, headers: headers, body: ByteBuffer(string: "host=a.b")) {
        #expect($0.status == .forbidden)
      }
    }
  }

  @Test("Where strangers read there is no such page")
  func hidden() async throws {
    try await test(hasMetrics: false) { client in
      try await client.execute(uri: "/doctor", method: .get) { #expect($0.status == .notFound) }
    }
  }
}

extension HTTPFields {
  fileprivate func merging(_ more: [String: String]) -> HTTPFields {
    more.reduce(into: self) { fields, pair in
      if let name = HTTPField.Name(pair.key) { fields[name] = pair.value }
    }
  }
}
