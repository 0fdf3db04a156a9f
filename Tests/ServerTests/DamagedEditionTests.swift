import EditionModel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Publishing
import SampleSite
import Testing

@testable import Server

@Suite("A server over damaged editions") struct DamagedEditionTests {
  private static let keys = ["2026-05-06-morning", "2026-05-06-evening", "2026-05-07-morning"]

  @Test(
    "A server whose newest editions are damaged shows the newest whole one everywhere, and says what is wrong",
    arguments: [1, 2], ManifestFault.allCases)
  func newest(damaged: Int, _ fault: ManifestFault) async throws {
    let sample = try await SampleSite(keys: Self.keys)
    for key in Self.keys.suffix(damaged) { try sample.damage(key, fault) }
    let server = Fixture.server(over: sample, now: Fixture.cutoff + 25 * 3600)
    try await server.refresh()
    let (shown, lost) = (Self.keys[2 - damaged], Self.keys[2])
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      for path in ["/", "/feed.atom", "/feed.json", "/feed-editions.atom", "/feed-editions.json"] {
        try await client.execute(uri: path, method: .get) { response in
          let text = String(buffer: response.body)
          #expect(response.status == .ok, "\(path)")
          #expect(text.contains("A newer edition is damaged") && text.contains("Story 1 of \(shown)"), "\(path)")
          #expect(!text.contains("should be out by now"), "\(path)")
        }
      }
      for path in ["/api/v1/editions/latest", "/editions.json"] {
        try await client.execute(uri: path, method: .get) { response in
          let text = String(buffer: response.body)
          #expect(response.status == .ok && text.contains("\"damaged\":[\"\(lost)\""), "\(path)")
        }
      }
      for path in ["/status", "/status.json", "/api/v1/status", "/api/v1/editions", "/archive", "/week", "/opds"] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(response.status == .ok, "\(path)")
          if path.contains("status") { #expect(String(buffer: response.body).contains(lost), "\(path)") }
        }
      }
      for path in ["", ".json", ".md", ".epub", "/1", "/1.md", "/offline.json"].map({ "/editions/\(lost)\($0)" })
        + ["/api/v1/editions/\(lost)", "/api/v1/editions/\(lost)/stories/1"]
      {
        try await client.execute(uri: path, method: .get) { response in
          let text = String(buffer: response.body)
          #expect(response.status == .serviceUnavailable, "\(path)")
          #expect(text.contains("is damaged here"), "\(path)")
        }
      }
      try await client.execute(uri: "/readyz", method: .get) { response in
        #expect(response.status == .serviceUnavailable)
        #expect(String(buffer: response.body).contains("\(lost) isn't what was sealed"))
      }
      try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
    }
  }
}
