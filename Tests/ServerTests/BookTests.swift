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
          #expect(response.headers[.contentDisposition] == "attachment; filename=\"10HN \(key).epub\"")
          #expect(Array(buffer: response.body).dropFirst(30).starts(with: Array("mimetypeapplication/epub+zip".utf8)))
          return try #require(response.headers[.eTag])
        }
        try await client.execute(
          uri: "/editions/\(key).epub", method: .get, headers: [.ifNoneMatch: tag, .acceptEncoding: "gzip"]
        ) { #expect($0.status == .notModified) }
      }
    }
  }

  @Test(
    "The name of a book can't say anything else to a browser, whatever the site is called",
    arguments: [
      ("Ten 1.epub", "attachment; filename=\"Ten 1.epub\""),
      ("a\"b/c\\d.epub", "attachment; filename=\"a-b-c-d.epub\""),
      ("a\r\nSet-Cookie: x.epub", "attachment; filename=\"a-Set-Cookie- x.epub\""),
      ("Zehn é.epub", "attachment; filename=\"Zehn -.epub\"; filename*=UTF-8''Zehn%20%C3%A9.epub"),
    ])
  func names(name: String, header: String) { #expect(ContentDisposition.attachment(name) == header) }

  @Test("An e-reader's search finds the books of editions, in both forms of the catalogue")
  func catalogueSearch() async throws {
    try await Fixture().test { client in
      for (path, type) in [
        ("/opds-search?q=marker", "application/atom+xml"), ("/opds-search.json?query=marker", "application/opds+json"),
      ] {
        try await client.execute(uri: path, method: .get) { response in
          #expect(response.status == .ok)
          #expect(response.headers[.contentType]?.hasPrefix(type) == true)
          let text = String(buffer: response.body)
          for key in ["2026-05-06-evening", "2026-05-06-morning"] {
            #expect(text.contains("/editions/\(key).epub"), "\(key)")
          }
        }
      }
      try await client.execute(uri: "/opds-search?q=%3Cx%3E&zzyzx", method: .get) { response in
        #expect(response.status == .ok && !String(buffer: response.body).contains("<x>"))
      }
      try await client.execute(uri: "/opensearch.xml", method: .get) {
        #expect(String(buffer: $0.body).contains("/opds-search?q={searchTerms}"))
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
