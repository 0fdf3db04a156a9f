import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONFormat
import Logging
import NIOCore
import Publishing
import SampleSite
import Site
import Status
import Storage
import Testing

@testable import Server

@Suite("The status") struct StatusTests {
  @Test(
    "The status has three forms and a route for programs, each with a tag",
    arguments: [
      ("/status", "text/html"), ("/status.json", "application/json"), ("/status.atom", "application/atom+xml"),
      ("/api/v1/status", "application/json"),
    ]) func forms(path: String, type: String) async throws
  {
    try await Fixture().test { client in
      try await client.execute(uri: path, method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType]?.hasPrefix(type) == true)
        #expect(response.headers[.eTag] != nil && response.headers[.cacheControl] == "no-cache")
      }
      try await client.execute(uri: path, method: .head) { #expect($0.status == .ok) }
    }
  }

  @Test("The status names no path, no address and no machine, whatever went wrong")
  func noSecrets() async throws {
    let fixture = try await Fixture()
    try await fixture.store.store.record(
      .backup, ["path": "/mnt/secret-host/backup"], at: Fixture.cutoff + -20 * 86_400)
    try await fixture.store.store.record(
      .restoreDrill, ["backup": "/mnt/secret-host/backup", "result": "secret-host is gone"], at: Fixture.cutoff)
    try await fixture.store.note("Hacker News", .connection, at: Fixture.cutoff)
    let now = Fixture.cutoff + 13 * 3600
    let reporter = StatusReporter(store: fixture.store, schedule: Schedule(zone: .utc))
    try await fixture.store.apply(
      IncidentRules.changes(try reporter.facts(watchedSince: Fixture.cutoff, now: now), open: []), at: now)
    let folder = fixture.store.folder.url.path
    let machine = ProcessInfo.processInfo.hostName
    try await fixture.test { client in
      for path in StatusFile.allCases.map(\.path) {
        try await client.execute(uri: path, method: .get) { response in
          let text = String(buffer: response.body)
          #expect(text.contains("backup"), "\(path)")
          for secret in ["secret-host", folder, "/mnt", machine, "sqlite"] where secret.count > 3 {
            #expect(!text.contains(secret), "\(path): \(secret)")
          }
        }
      }
    }
  }

  @Test(
    "Strangers learn of no number of mails from any form of the status; the operator does",
    arguments: [Audience.public, .private])
  func mailCounts(audience: Audience) async throws {
    let sample = try await SampleSite()
    let key = try #require(EditionKey("2026-05-06-morning"))
    let recipients = (1...4321).map { "r\($0)" }
    try await sample.store.outbox.enqueue(
      key, channel: "mail", recipients: recipients, isNamed: false, at: Fixture.cutoff)
    let rows = try await sample.store.outbox.claim(channel: "mail", owner: "1 a", limit: 321, at: Fixture.cutoff)
    for row in rows.prefix(3) { #expect(try sample.store.outbox.commit(row, at: Fixture.cutoff)) }
    try await sample.store.outbox.abandon(owner: "1 a", at: Fixture.cutoff)
    let now = Fixture.cutoff + 13 * 3600
    let facts = try StatusReporter(store: sample.store, schedule: Schedule(zone: .utc)).facts(
      watchedSince: Fixture.cutoff, now: now)
    try await sample.store.apply(IncidentRules.changes(facts, open: []), at: now)
    var settings = SiteSettings()
    settings.audience = audience
    let server = WebServer(
      ServedPublication(
        store: sample.store, source: SampleSite.source, publisher: Publisher(settings: settings),
        schedule: Schedule(zone: .utc)),
      now: { now }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await server.refresh()
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for path in ["/status", "/status.json", "/status.atom", "/api/v1/status", "/metrics"] {
        try await client.execute(uri: path, method: .get) { response in
          let text = String(buffer: response.body)
          let hasCount = text.contains("4321") || text.contains("4318")
          let mayHaveCount = audience == .private && !path.hasSuffix("atom") && path != "/metrics"
          #expect(hasCount == mayHaveCount, "\(path)")
          if path.hasPrefix("/status") { #expect(text.contains("deliveries are uncertain"), "\(path)") }
        }
      }
    }
  }

  @Test("The status shows incidents that another process wrote, and recorded corrections are in their list")
  func programs() async throws {
    let fixture = try await Fixture()
    try await fixture.store.apply([.open(.disk, subject: "", text: "There is no room.")], at: Fixture.cutoff)
    let key = try #require(EditionKey("2026-05-06-morning"))
    let look = Revisit(time: Fixture.cutoff + 90_000, link: .gone)
    try await fixture.store.record(
      look, corrections: [Correction(date: look.time, kind: .dead, story: 3, text: "It is gone.")], story: 3, of: key)
    try await fixture.server.refresh()
    try await fixture.test { client in
      try await client.execute(uri: "/api/v1/status", method: .get) { response in
        let answer = try JSON(parsing: Array(buffer: response.body))
        #expect(answer["open"] == .integer(1))
      }
      try await client.execute(uri: "/api/v1/corrections", method: .get) { response in
        let text = String(buffer: response.body)
        #expect(text.contains("\"kind\":\"dead\"") && text.contains("Story 3 of 2026-05-06-morning"))
      }
      for path in ["/corrections", "/corrections.atom", "/editions/2026-05-06-morning/3"] {
        try await client.execute(uri: path, method: .get) { #expect(String(buffer: $0.body).contains("It is gone.")) }
      }
    }
  }
}
