import Archive
import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Publishing
import SampleSite
import Site
import Storage
import Testing

@testable import Server

/// A withdrawn story must be gone from every place that anybody can reach. What is left says that it was withdrawn.
@Suite("A withdrawal") struct WithdrawalTests {
  static let key = "2026-05-06-evening"

  /// Every address that a reader or a program can ask: the files of the site, the books, the programs' face, the search.
  private func addresses(_ fixture: Fixture) async throws -> [String] {
    let key = try #require(EditionKey(Self.key))
    let edition = try #require(try await fixture.store.manifest(of: key)).edition
    let files =
      SiteFile.all(editions: 1).map(\.path) + EditionFile.all(of: edition).map { $0.path(in: key) }
      + StatusFile.allCases.map(\.path)
    return files + [
      "/api/v1/editions/\(Self.key)",
      "/api/v1/stories?limit=100",
      "/api/v1/search?q=marker", "/search?q=marker", "/api/v1/week", "/api/v1/corrections",
      "/api/v1/editions?limit=100",
    ]
      + ["markdown", "text", "html", "blocks"].flatMap { form in
        (1...10).map { "/api/v1/editions/\(Self.key)/stories/\($0)?format=\(form)" }
      }
  }

  /// What an address gives, books unpacked.
  private func text(_ path: String, _ client: any TestClientProtocol) async throws -> String {
    try await client.execute(uri: path, method: .get) { response in
      let bytes = Array(buffer: response.body)
      guard path.hasSuffix(".epub") else { return String(decoding: bytes, as: UTF8.self) }
      return try TestBook.text(of: bytes)
    }
  }

  private func tool(_ name: String, _ arguments: String, _ client: any TestClientProtocol) async throws -> String {
    let body =
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\#(name)","arguments":\#(arguments)}}"#
    return try await client.execute(
      uri: "/mcp", method: .post,
      headers: [.contentType: "application/json", .accept: "application/json, text/event-stream"],
      body: ByteBuffer(string: body)
    ) { String(buffer: $0.body) }
  }

  @Test(
    "A withdrawal removes a story from pages, feeds, book, Markdown, JSON, search, catalogue, tools, image, archive and export"
  )
  func everywhere() async throws {
    let fixture = try await Fixture(keys: [Self.key])
    let key = try #require(EditionKey(Self.key))
    let addresses = try await addresses(fixture)
    try await fixture.test { client in
      // Before: the words are in all these places, so that the test could find them there.
      for path in [
        "/editions/\(Self.key)/3", "/editions/\(Self.key)/3.md", "/feed.atom", "/feed-editions.json",
        "/editions/\(Self.key).epub",
        "/editions/\(Self.key).json", "/search?q=marker",
      ] {
        let text = try await text(path, client)
        #expect(text.contains("Marker"), "\(path)")
      }
    }
    let archive = fixture.store.folder.archive(publication: "hn", key: Self.key)
    #expect(try records(archive).contains { $0.contains("Marker") })
    let before = try await tag(of: fixture)
    // All ten show the same article: the last one takes it away.
    let date = Fixture.cutoff + 14 * 3600
    for number in 1...10 {
      _ = try await fixture.store.withdraw(
        story: number, of: key, text: "Withdrawn by its author.", at: date, source: nil)
    }
    try await fixture.server.refresh()
    try await fixture.test { [image = fixture.image] client in
      for path in addresses {
        let text = try await text(path, client)
        #expect(!text.contains("Marker") && !text.contains("marker paragraph"), "\(path)")
        #expect(!text.contains(image.hex), "\(path)")
      }
      for path in [
        "/editions/\(Self.key)/3", "/editions/\(Self.key)/3.md", "/editions/\(Self.key).md", "/corrections",
        "/corrections.atom", "/feed.atom",
      ] {
        #expect(try await text(path, client).contains("Withdrawn by its author."), "\(path)")
        #expect(try await !text(path, client).contains("author.."), "\(path)")
      }
      try await client.execute(uri: "/blobs/\(image)", method: .get) { #expect($0.status == .notFound) }
      for (name, arguments) in [
        ("get_story", #"{"key":"latest","number":3}"#), ("get_edition", #"{"key":"latest"}"#),
        ("search", #"{"q":"marker paragraph"}"#),
      ] {
        let answer = try await tool(name, arguments, client)
        #expect(!answer.contains("Marker paragraph"), "\(name)")
      }
      // What a reader's device has is told to be old at the next visit, and which pages to drop.
      try await client.execute(
        uri: "/editions/\(Self.key)/3", method: .get, headers: [.ifNoneMatch: before]
      ) { #expect($0.status == .ok) }
      let list = try await text("/editions/\(Self.key)/offline.json", client)
      #expect(
        list.contains("\"withdrawn\":[\"/editions/\(Self.key)/1\",\"/editions/\(Self.key)/2\""))
    }
    #expect(try !records(archive).contains { $0.contains("Marker") })
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    _ = try SiteExport(shelf: EditionShelf(fixture.store, source: SampleSite.source), publisher: fixture.publisher)
      .write(to: folder)
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
      #expect(!String(decoding: data, as: UTF8.self).contains("Marker"), "\(name)")
      #expect(!name.contains(fixture.image.hex))
    }
    // The edition itself is what was sealed.
    try await fixture.store.verify(key)
  }

  private func tag(of fixture: Fixture) async throws -> String {
    try await fixture.server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      try await client.execute(uri: "/editions/\(Self.key)/3", method: .get) { try #require($0.headers[.eTag]) }
    }
  }

  private func records(_ archive: URL) throws -> [String] {
    WARCReader.readAll([UInt8](try Data(contentsOf: archive))).records.map { String(decoding: $0.block, as: UTF8.self) }
  }
}
