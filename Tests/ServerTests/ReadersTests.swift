import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ReaderKit
import Testing

@testable import Server

@Suite("Over a socket") struct ReadersTests {
  /// A reader's client against the real server.
  private struct Wire: ReaderTransport {
    let client: any TestClientProtocol

    func get(_ path: String, tag: String?) async throws -> ReaderResponse {
      let fields: HTTPFields = tag.map { [.ifNoneMatch: $0] } ?? [:]
      return try await client.execute(uri: path, method: .get, headers: fields) { response in
        switch response.status {
        case .ok: .found(bytes: Array(buffer: response.body), tag: response.headers[.eTag])
        case .notModified: .unchanged
        default: .missing
        }
      }
    }
  }

  @Test("A reader's client gets two whole editions, and a second visit costs two tags and a list")
  func client() async throws {
    let fixture = try await Fixture()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reader-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await fixture.server.application(host: "127.0.0.1", port: 0).test(.live) { wire in
      let reader = ReaderClient(transport: Wire(client: wire), store: FolderStore(folder: folder.path))
      let report = try await reader.update()
      #expect(report.added.map(\.description) == ["2026-05-06-evening", "2026-05-06-morning"])
      #expect(report.incomplete == [])
      let edition = try #require(try reader.edition(report.added[0]))
      #expect(edition.stories.count == 10)
      #expect(edition.stories.allSatisfy { ($0.article?.blocks.count ?? 0) > 0 })
      #expect(try reader.image(fixture.image) != nil)
      #expect(try await reader.update() == UpdateReport())
    }
  }

  @Test("An e-reader walks the catalogue and finds nothing missing")
  func catalogue() async throws {
    try await Fixture().server.application(host: "127.0.0.1", port: 0).test(.live) { client in
      var waiting = ["/opds"]
      var seen: Set<String> = []
      while let path = waiting.popLast() {
        guard seen.insert(path).inserted else { continue }
        let (type, body) = try await client.execute(uri: path, method: .get) { response in
          #expect(response.status == .ok, "\(path)")
          return (response.headers[.contentType] ?? "", String(buffer: response.body))
        }
        guard type.contains("opds-catalog") else { continue }
        for part in body.components(separatedBy: " href=\"").dropFirst() {
          let address = part.prefix { $0 != "\"" }
          waiting.append(String(address.dropFirst("http://127.0.0.1:8010".count)))
        }
      }
      for path in ["/opds-editions.xml", "/editions/2026-05-06-evening.epub", "/editions/2026-05-06-morning.png"] {
        #expect(seen.contains(path), "\(path)")
      }
    }
  }
}
