import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SampleSite
import Site
import Testing

@testable import Server

@Suite("EPUB files") struct BookTests {
  @Test("Books are made on request, named by a tag, and not sent twice")
  func served() async throws {
    try await Fixture().test { client in
      for key in ["2026-05-06-evening", "2026-05-06-morning"] {
        let tag = try await client.execute(uri: "/editions/\(key).epub", method: .get) { response in
          #expect(response.headers[.contentType] == "application/epub+zip")
          #expect(response.headers[.contentEncoding] == nil)
          #expect(Array(buffer: response.body).dropFirst(30).starts(with: Array("mimetypeapplication/epub+zip".utf8)))
          return try #require(response.headers[.eTag])
        }
        try await client.execute(
          uri: "/editions/\(key).epub", method: .get, headers: [.ifNoneMatch: tag, .acceptEncoding: "gzip"]
        ) { #expect($0.status == .notModified) }
      }
    }
  }

  @Test("Books of editions that don't exist, or of the sample beside real ones, are not found")
  func missing() async throws {
    try await Fixture().test { client in
      for name in ["2026-05-07-morning", "sample", "nothing"] {
        try await client.execute(uri: "/editions/\(name).epub", method: .get) {
          #expect($0.status == .notFound, "\(name)")
        }
      }
    }
    try await Fixture(keys: ["sample"]).test { client in
      try await client.execute(uri: "/editions/sample.epub", method: .get) { #expect($0.status == .ok) }
    }
  }

  @Test("Books have the same bytes in an export as on the server")
  func exported() async throws {
    let fixture = try await Fixture()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try SiteExport(shelf: EditionShelf(fixture.store, source: SampleSite.source), publisher: fixture.publisher)
      .write(to: folder)
    let path = "editions/2026-05-06-morning.epub"
    let written = try Data(contentsOf: folder.appendingPathComponent(path))
    try await fixture.test { client in
      try await client.execute(uri: "/" + path, method: .get) { #expect(Data(Array(buffer: $0.body)) == written) }
    }
  }
}
