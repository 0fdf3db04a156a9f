import EditionModel
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import Server

@Suite struct WhatAnOperatorSees {
  private func server(_ metrics: Metrics, hasMetrics: Bool) throws -> WebServer {
    let fixture = try Fixture()
    return try WebServer(
      store: fixture.store, publisher: fixture.publisher, schedule: Schedule(zone: .utc), metrics: metrics,
      hasMetrics: hasMetrics, now: { Fixture.cutoff + 13 * 3600 },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test("Where strangers read, the counters are not among the pages, and on a port of their own they are")
  func ownPort() async throws {
    let server = try server(Metrics(), hasMetrics: false)
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      try await client.execute(uri: "/metrics", method: .get) { #expect($0.status == .notFound) }
      try await client.execute(uri: "/readyz", method: .get) { #expect($0.status == .ok) }
    }
    try await server.operatorApplication(host: "127.0.0.1", port: 0).test(.live) { client in
      try await client.execute(uri: "/metrics", method: .get) { response in
        #expect(response.status == .ok)
        #expect(String(buffer: response.body).contains("tenhn_ready 1\n"))
      }
      try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
      try await client.execute(uri: "/", method: .get) { #expect($0.status == .notFound) }
    }
  }

  @Test(
    "Before its pages are made the server is alive and not ready, and tells readers so who waited; then it has them")
  func opening() async throws {
    let fixture = try Fixture()
    var limits = ServerLimits()
    limits.opening = .milliseconds(30)
    let server = try WebServer(
      store: fixture.store, publisher: fixture.publisher, schedule: Schedule(zone: .utc), limits: limits,
      isOpenedLater: true, now: { Fixture.cutoff + 13 * 3600 },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
      try await client.execute(uri: "/readyz", method: .get) { response in
        #expect(response.status == .serviceUnavailable)
        #expect(String(buffer: response.body).contains("being made"))
      }
      for path in ["/", "/feed.atom", "/api/v1/editions", "/nothing"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(response.status == .serviceUnavailable, "\(path)")
          #expect(response.headers[.retryAfter] == "5")
        }
      }
      try server.refresh()
      try await client.execute(uri: "/readyz", method: .get) { #expect($0.status == .ok) }
      try await client.execute(uri: "/", method: .get) { #expect($0.status == .ok) }
    }
  }

  @Test("Fetches are counted by purpose and outcome, editions by basis")
  func counters() async throws {
    let metrics = Metrics()
    for outcome in ["ok", "timeout", "timeout"] { metrics.count(.fetches, ["purpose": "page", "outcome": outcome]) }
    try await server(metrics, hasMetrics: true).application(host: "127.0.0.1", port: 0).test(.router) { client in
      try await client.execute(uri: "/metrics", method: .get) { response in
        let text = String(buffer: response.body)
        #expect(text.contains("tenhn_fetch_total{purpose=\"page\",outcome=\"timeout\"} 2\n"))
        #expect(text.contains("tenhn_fetch_total{purpose=\"page\",outcome=\"ok\"} 1\n"))
        #expect(text.contains("tenhn_editions{basis=\"recorded\"} 2\n"))
        #expect(text.contains("# TYPE tenhn_fetch_total counter\n"))
      }
    }
  }

  @Test("A label can't end its own quotes")
  func labels() {
    let metrics = Metrics()
    metrics.count(.sources, ["host": "a\"} 1\nforged \\"])
    let text = metrics.text(.init(age: nil, editions: [:], isReady: false))
    #expect(text.contains("{host=\"a\\\"} 1\\nforged \\\\\"} 1\n"))
    #expect(!text.contains("\nforged"))
  }
}
