import EditionModel
import Hummingbird
import HummingbirdTesting
import SampleSite
import Site
import Testing

@testable import Server

@Suite("Answers to operators") struct OperatorTests {
  private func server(_ metrics: Metrics = Metrics(), hasMetrics: Bool) async throws -> WebServer {
    let server = Fixture.server(over: try await SampleSite(), metrics: metrics, hasMetrics: hasMetrics)
    try await server.refresh()
    return server
  }

  @Test("Counters can be left out of the pages and have a port of their own")
  func ownPort() async throws {
    let server = try await server(hasMetrics: false)
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

  @Test("Where editions are made an old one is not ready, and where none are made it is")
  func notLive() async throws {
    let sample = try await SampleSite()
    for isLive in [true, false] {
      let server = Fixture.server(over: sample, isLive: isLive, now: Fixture.cutoff + 90 * 86_400)
      try await server.refresh()
      try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
        try await client.execute(uri: "/readyz", method: .get) {
          #expect($0.status == (isLive ? .serviceUnavailable : .ok))
        }
      }
    }
  }

  @Test(
    "Before it is open the server is alive and not ready, and says so to readers who waited; then it serves")
  func opening() async throws {
    var limits = ServerLimits()
    limits.opening = .milliseconds(30)
    let server = Fixture.server(over: try await SampleSite(), limits: limits)
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
      try await server.refresh()
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
}
