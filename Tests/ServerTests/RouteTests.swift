import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONFormat
import NIOCore
import Publishing
import SampleSite
import Site
import Testing

@testable import Programs
@testable import Server

@Suite("The table of routes") struct RouteTests {
  @Test("Every operation has one route, and the OpenAPI document names these routes and nothing else")
  func description() throws {
    #expect(Routes.api.compactMap(\.operation) == ProgramOperation.allCases)
    let document = OpenAPI.document(version: "1.0", basePath: "", routes: Routes.api)
    let paths = try #require(document["paths"]?.members)
    #expect(document["openapi"] == "3.1.1")
    #expect(paths.map(\.name) == Routes.api.map(\.path))
    for (route, path) in zip(Routes.api, paths) {
      guard let operation = route.operation else { continue }
      let description = path.value[operation.isWrite ? "post" : "get"]
      #expect(description?["operationId"] == .string(operation.tool))
      let schema = description?["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["$ref"]?.string
      let name = try #require(schema).split(separator: "/").last.map(String.init)
      #expect(document["components"]?["schemas"]?[try #require(name)] != nil, "\(operation) has no schema")
    }
  }

  @Test("Every file that a publisher renders has a route of its own kind")
  func files() async throws {
    let table = try await Fixture().server.table
    let paths = Set(table.map(\.path))
    for file in SiteFile.all(editions: 100) { #expect(paths.contains(file.route), "\(file)") }
    for file in [
      EditionFile.page, .story("1"), .storyMarkdown("1"), .offlineList, .json, .markdown, .book, .cover, .card,
      .storyCard(1),
    ] { #expect(paths.contains(file.route), "\(file)") }
    for file in StatusFile.allCases { #expect(paths.contains(file.path), "\(file)") }
  }

  @Test(
    "A path without an end in the table is unknown, whatever begins like it",
    arguments: [
      "/editions", "/editions/", "/api/v2", "/api/v1/editions/latest/stories", "/blobs", "/editions//3",
      "//", "//archive", "/editions/2026-05-06-evening.json/3", "/editions/2026-05-06-evening/3/thanks/more",
      "/editions/2026-05-06-evening/3/x", "/opds-editions-9.xml", "/opds-editions-x", "/archive/more",
    ])
  func unknown(path: String) async throws {
    try await Fixture().test { client in
      try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound, "\(path)") }
      try await client.execute(uri: path, method: .head) { response in
        #expect(response.status == .notFound && response.body.readableBytes == 0, "\(path)")
      }
    }
  }

  @Test(
    "Each path answers other methods and OPTIONS with those that it takes, and the next path after it still answers")
  func methods() async throws {
    let key = "2026-05-06-evening"
    try await Fixture().test { client in
      for (path, allow) in [
        ("/editions/\(key)", "GET, HEAD, OPTIONS"), ("/editions/\(key)/3", "GET, HEAD, OPTIONS"),
        ("/editions/\(key)/3/feedback", "POST, OPTIONS"), ("/editions/\(key)/3/thanks", "GET, HEAD, OPTIONS"),
        ("/blobs/x", "GET, HEAD, OPTIONS"), ("/healthz", "GET, HEAD, OPTIONS"), ("/nothing", "GET, HEAD, OPTIONS"),
        ("//", "GET, HEAD, OPTIONS"),
      ] {
        for method in [HTTPRequest.Method.put, .delete, .trace, .options, try #require(HTTPRequest.Method("BREW"))] {
          try await client.execute(uri: path, method: method) { response in
            #expect(response.status == (method == .options ? .noContent : .methodNotAllowed), "\(method) \(path)")
            #expect(response.headers[.allow] == allow, "\(method) \(path)")
          }
        }
      }
      try await client.execute(uri: "/editions/\(key)/3", method: .get) { #expect($0.status == .ok) }
    }
  }

  @Test("Requests are counted by the name of their route, whether the page was ready or not, and never by their path")
  func counted() async throws {
    try await Fixture().test { client in
      for _ in 0..<2 {
        try await client.execute(uri: "/editions/2026-05-06-evening/3", method: .get) { #expect($0.status == .ok) }
      }
      try await client.execute(uri: "/editions/2026-05-06-evening/3", method: .put) { _ in }
      try await client.execute(uri: "/api/v1/editions/secret", method: .get) { _ in }
      try await client.execute(uri: "/metrics", method: .get) { response in
        let text = String(buffer: response.body)
        #expect(text.contains("tenhn_requests_total{route=\"story\",status=\"200\"} 2\n"))
        #expect(text.contains("tenhn_requests_total{route=\"story\",status=\"405\"} 1\n"))
        #expect(text.contains("tenhn_requests_total{route=\"api\",status=\"404\"} 1\n"))
        #expect(!text.contains("secret") && !text.contains("2026-05-06"))
      }
    }
  }

  @Test("The tables in the documentation are the ones that the program makes")
  func documentation() async throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Documentation/Programs.md").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    let table = try await Fixture().server.table
    for (name, made) in [("operations", Self.operations), ("routes", table.markdown)] {
      let start = try #require(text.range(of: "<!-- \(name) -->\n")?.upperBound)
      let end = try #require(text.range(of: "<!-- /\(name) -->")?.lowerBound)
      if text[start..<end] != made { Issue.record("\(name) should be:\n\(made)") }
    }
  }

  /// The table of what programs can ask for.
  private static var operations: String {
    func code(_ text: String?) -> String { text.map { " `\($0)`" } ?? "" }
    let rows = Routes.api.compactMap { route in
      route.operation.map { operation in
        "| \(operation.rawValue) |\(code(operation.page)) | `\(operation.isWrite ? "POST" : "GET") \(route.path)` | "
          + "`\(operation.tool)` |\(code(operation.command)) |"
      }
    }
    return (["| operation | page | route | tool | command |", "| --- | --- | --- | --- | --- |"] + rows)
      .joined(separator: "\n") + "\n"
  }
}
