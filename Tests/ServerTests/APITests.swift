import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONFormat
import NIOCore
import Testing

@testable import Programs
@testable import Server

@Suite("The API") struct APITests {
  @Test(
    "The API answers with JSON and a strong tag, and with 304 if the client has it",
    arguments: [
      "/api/v1/editions", "/api/v1/editions/latest", "/api/v1/editions/2026-05-06-morning",
      "/api/v1/editions/latest/stories/3", "/api/v1/editions/latest/stories/3?format=blocks", "/api/v1/stories?limit=5",
      "/api/v1/stories?id=1003", "/api/v1/search?q=marker", "/api/v1/week", "/api/v1/corrections?limit=5",
      "/api/v1/status",
      "/api/v1/openapi.json",
    ]) func answer(path: String) async throws
  {
    try await Fixture().test { client in
      let tag = try await client.execute(uri: path, method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType]?.hasPrefix("application/json") == true)
        _ = try JSON(parsing: Array(buffer: response.body))
        return try #require(response.headers[.eTag])
      }
      try await client.execute(uri: path, method: .get, headers: [.ifNoneMatch: tag]) { response in
        #expect(response.status == .notModified)
      }
      try await client.execute(uri: path, method: .head) { #expect($0.status == .ok && $0.body.readableBytes == 0) }
    }
  }

  @Test(
    "The API answers a wrong request with problem details that repeat nothing of it",
    arguments: [
      ("/api/v1/editions/2020-01-01-morning", 404), ("/api/v1/editions/sample", 404), ("/api/v1/editions/%2e%2e", 404),
      ("/api/v1/editions/latest/stories/11", 404), ("/api/v1/editions/latest/stories/0", 400),
      ("/api/v1/editions/latest/stories/x", 400), ("/api/v1/editions/latest/stories/1?format=pdf", 400),
      ("/api/v1/editions?limit=0", 400), ("/api/v1/editions?limit=+5", 400), ("/api/v1/editions?limit=5&limit=6", 400),
      ("/api/v1/editions?cursor=xyz<b>", 404), ("/api/v1/stories?cursor=ZTE", 404), ("/api/v1/search", 400),
      ("/api/v1/search?q=a&unknown=b", 400), ("/api/v1/nothing", 404),
    ] as [(String, Int)])
  func problems(path: String, status: Int) async throws {
    try await Fixture().test { client in
      try await client.execute(uri: path, method: .get) { response in
        #expect(response.status.code == status)
        #expect(response.headers[.contentType] == "application/problem+json")
        let problem = try JSON(parsing: Array(buffer: response.body))
        #expect(problem["status"] == .integer(status))
        #expect(problem["detail"]?.string?.contains("xyz") == false)
      }
    }
  }

  @Test("The API continues a list at its cursor, each entry once")
  func cursors() async throws {
    try await Fixture().test { client in
      for (path, list, count) in [
        ("/api/v1/stories?limit=7", "stories", 20), ("/api/v1/editions?limit=1", "editions", 2),
      ] {
        var seen: [JSON] = []
        var next: String? = ""
        while let cursor = next {
          let page = try await client.execute(
            uri: path + (cursor.isEmpty ? "" : "&cursor=\(cursor)"), method: .get
          ) { try JSON(parsing: Array(buffer: $0.body)) }
          guard case .array(let items)? = page[list] else { break }
          seen += items
          next = page["next"]?.string
          if seen.count > count { break }
        }
        #expect(seen.count == count && Set(seen).count == count, "\(list)")
      }
    }
  }

  @Test("The API answers other methods with those that an address takes")
  func methods() async throws {
    try await Fixture().test { client in
      for (path, method, allow) in [
        ("/api/v1/editions", HTTPRequest.Method.post, "GET, HEAD, OPTIONS"), ("/", .delete, "GET, HEAD, OPTIONS"),
        ("/api/v1/feedback", .get, "POST, OPTIONS"), ("/mcp", .get, "POST, OPTIONS"),
      ] {
        try await client.execute(uri: path, method: method) { response in
          #expect(response.status == .methodNotAllowed)
          #expect(response.headers[.allow] == allow)
        }
        try await client.execute(uri: path, method: .options) { response in
          #expect(response.status == .noContent)
          #expect(response.headers[.allow] == allow)
        }
      }
    }
  }

  @Test("The API lists editions without articles, and gives a story in the form asked for")
  func sizes() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/api/v1/editions/latest", method: .get) { response in
        let text = String(buffer: response.body)
        #expect(!text.contains("Marker paragraph") && text.contains("/api/v1/editions/2026-05-06-evening/stories/10"))
      }
      try await client.execute(uri: "/api/v1/editions/latest/stories/1?format=text", method: .get) { response in
        let story = try JSON(parsing: Array(buffer: response.body))
        #expect(story["article"]?["text"]?.string?.contains("Marker paragraph") == true)
        #expect(story["article"]?["html"] == nil)
        #expect(story["edition"]?["key"] == "2026-05-06-evening")
      }
    }
  }
}

@Suite("Search pages") struct SearchPageTests {
  @Test("Search results find, mark and link, work without a script and stay out of search engines")
  func finds() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/search?q=marker+paragraph", method: .get) { response in
        let page = String(buffer: response.body)
        #expect(response.status == .ok)
        #expect(page.contains("<mark>Marker</mark>") && page.contains("/editions/2026-05-06-evening/1\""))
        #expect(page.contains("20 stories") && page.contains("noindex"))
        #expect(page.contains("role=\"search\" action=\"/search\""))
      }
    }
  }

  @Test(
    "Search results show what a reader typed as text, whatever it is",
    arguments: ["%3Cscript%3Ealert(1)%3C/script%3E", "%22%20onfocus=x", "%ff%fe", "%00", "\u{202e}".utf8Percent])
  func escapes(query: String) async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/search?q=\(query)", method: .get) { response in
        #expect(response.status == .ok)
        let page = String(buffer: response.body)
        #expect(!page.contains("<script>alert") && !page.contains("value=\"\" onfocus"))
      }
    }
  }

  @Test("Search results refuse a wrong cursor, and show the form for an empty query")
  func odd() async throws {
    try await Fixture().test { client in
      try await client.execute(uri: "/search?q=story&cursor=nonsense", method: .get) {
        #expect($0.status == .notFound)
      }
      try await client.execute(uri: "/search", method: .get) { #expect($0.status == .ok) }
      try await client.execute(uri: "/search?q=-story", method: .get) { response in
        #expect(String(buffer: response.body).contains("Add a word to search for."))
      }
    }
  }
}

extension String {
  fileprivate var utf8Percent: String { utf8.map { "%" + String($0, radix: 16) }.joined() }
}
