import EditionModel
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing
import SampleSite
import Site
import Storage

@testable import Server

/// A data folder with editions, and the server over it.
struct Fixture {
  let sample: SampleSite
  let server: WebServer

  static let cutoff = SampleSite.cutoff

  var store: PublicationStore { sample.store }
  var publisher: Publisher { sample.publisher }
  var image: ContentHash { sample.image }

  init(
    keys: [String] = ["2026-05-06-morning", "2026-05-06-evening"], now: Timestamp = Fixture.cutoff + 13 * 3600
  ) async throws {
    sample = try await SampleSite(keys: keys)
    server = Fixture.server(over: sample, now: now)
    try await server.refresh()
  }

  /// A server that isn't open yet.
  static func server(
    over sample: SampleSite, isLive: Bool = true, metrics: Metrics = Metrics(), hasMetrics: Bool = true,
    limits: ServerLimits = ServerLimits(), doctor: (@Sendable (String) async -> DoctorView)? = nil,
    mail: MailDesk = MailDesk(), now: Timestamp = Fixture.cutoff + 13 * 3600
  ) -> WebServer {
    WebServer(
      ServedPublication(
        store: sample.store, source: SampleSite.source, publisher: sample.publisher, schedule: Schedule(zone: .utc),
        isLive: isLive),
      access: ServerAccess(hasMetrics: hasMetrics, limits: limits), desks: ServerDesks(doctor: doctor, mail: mail),
      metrics: metrics, now: { now },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    try await server.application(host: "127.0.0.1", port: 0).test(.router, body)
  }
}
