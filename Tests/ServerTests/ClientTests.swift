import ArticleModel
import EditionModel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONFormat
import NIOCore
import Programs
import Publishing
import SampleSite
import Site
import Storage
import Testing

@testable import Server

@Suite("What clients meet first, and what they get in each case") struct ClientTests {
  private static let key = "2026-05-06-evening"

  /// A server over an edition that has everything that JSON can tell, and a reserve that was read.
  private func rich() async throws -> WebServer {
    let sample = try await SampleSite(keys: ["2026-05-06-morning"], isVaried: true)
    let listed = try #require(try await sample.store.listed(0..<1).first)
    var edition = try #require(try await sample.store.manifest(of: listed.key)).edition
    edition.key = try #require(EditionKey(Self.key))
    edition.cutoff = edition.cutoff + 43_200
    edition.published = edition.cutoff
    edition.muted = ["crypto"]
    var story = edition.stories[0]
    story.reading.canonical = "https://example.org/canonical"
    story.reading.author = "Ann"
    story.reading.language = "he"
    story.reading.direction = .rightToLeft
    story.reading.standfirst = "What it is about."
    story.reading.permission = .licence
    story.reading.lead = LeadPicture(hash: sample.image, width: 300, height: 200, alt: "A dot")
    story.decision.also = [Submission(id: "9", title: "Again", url: nil, discussion: "https://again.example")]
    story.decision.follows = FollowedStory(id: "1", title: "Before", edition: "2026-05-05-morning", number: 2)
    story.conversation.note = [.paragraph([.text("A note.")])]
    edition.stories[0] = story
    var reserve = edition.stories[1]
    reserve.number = 11
    reserve.submission.id = "reserve"
    edition.reserves = [
      ReserveStory(
        Submission(id: "reserve", title: "Nearly", url: nil, discussion: "https://nearly.example"),
        reason: Reason(text: "It came eleventh."), story: reserve)
    ]
    let archive = try #require(try sample.store.archive(of: listed.key))
    _ = try await sample.store.seal(Manifest(sealing: edition), archive: archive)
    let server = Fixture.server(over: sample)
    try await server.refresh()
    return server
  }

  private func test(
    _ server: WebServer, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    try await server.application(host: "127.0.0.1", port: 0).test(.router, body)
  }

  /// The fields of a value that its schema doesn't name, by their paths.
  private static func unnamed(_ value: JSON, _ schema: JSON?, _ path: String = "") -> [String] {
    if let items = value.array { return items.flatMap { unnamed($0, schema?["items"], path + "[]") } }
    guard let members = value.members, let properties = schema?["properties"] else { return [] }
    return members.flatMap { member -> [String] in
      guard let known = properties[member.name] else { return ["\(path).\(member.name)"] }
      return unnamed(member.value, known, "\(path).\(member.name)")
    }
  }

  @Test("Every field that the API sends is named in its description")
  func described() async throws {
    let document = OpenAPI.document(version: "1", basePath: "", routes: Routes.api)
    let schemas = try #require(document["components"]?["schemas"])
    try await test(try await rich()) { client in
      for (path, name) in [
        ("/api/v1/editions", "Editions"), ("/api/v1/editions/latest", "Edition"),
        ("/api/v1/editions/latest/stories/1", "Story"), ("/api/v1/editions/latest/stories/11", "Story"),
        ("/api/v1/editions/latest/stories/1/discussion", "Discussion"), ("/api/v1/stories", "Stories"),
        ("/api/v1/search?q=marker", "Search"), ("/api/v1/search?q=said+in:comments", "Search"),
        ("/api/v1/week", "Week"), ("/api/v1/corrections", "Corrections"), ("/api/v1/status", "Status"),
        ("/api/v1/nothing", "Problem"),
      ] {
        let answer = try await client.execute(uri: path, method: .get)
        let value = try JSON(parsing: Array(buffer: answer.body))
        let schema: JSON = try #require(schemas[name])
        #expect(Self.unnamed(value, schema) == [], "\(path)")
      }
      let story = try JSON(
        parsing: Array(buffer: try await client.execute(uri: "/api/v1/editions/latest/stories/1", method: .get).body))
      for field in ["canonical", "direction", "permission", "lead", "follows"] {
        #expect(story[field] != nil && story[field] != .null, "\(field)")
      }
    }
  }

  @Test("A field that a schema lacks is found, however deep it is")
  func finds() throws {
    let schema: JSON = ["properties": ["a": ["items": ["properties": ["b": [:]]]]]]
    #expect(Self.unnamed(["a": [["b": 1, "c": 2]], "d": 1], schema) == [".a[].c", ".d"])
  }

  @Test("A reserve that was read is there for programs under its number, and its permalink is its page")
  func reserves() async throws {
    try await test(try await rich()) { client in
      let answer = try await client.execute(uri: "/api/v1/editions/latest/stories/11", method: .get)
      #expect(answer.status == .ok)
      let story = try JSON(parsing: Array(buffer: answer.body))
      #expect(story["id"]?.string == "reserve" && story["permalink"]?.string?.hasSuffix("/\(Self.key)/R1") == true)
      #expect(story["article"]?["markdown"]?.string?.contains("Marker paragraph") == true)
      for path in ["/api/v1/editions/latest/stories/11/discussion", "/editions/\(Self.key)/R1"] {
        #expect(try await client.execute(uri: path, method: .get).status == .ok, "\(path)")
      }
      let listing = try JSON(
        parsing: Array(buffer: try await client.execute(uri: "/api/v1/editions/latest", method: .get).body))
      let href = try #require(listing["reserves"]?.array?.first?["story"]?["article"]?["href"]?.string)
      #expect(try await client.execute(uri: href, method: .get).status == .ok)
      #expect(try await client.execute(uri: "/api/v1/editions/latest/stories/12", method: .get).status == .notFound)
    }
  }

  @Test("A correction of a reserve is listed with the address of its page")
  func corrected() async throws {
    let server = try await rich()
    let key = try #require(EditionKey(Self.key))
    let correction = Correction(date: Fixture.cutoff + 50_000, kind: .edited, story: 11, text: "It changed.")
    try await server.editions.shelf.store.record(
      Revisit(time: correction.date, link: .alive), corrections: [correction], story: 11, of: key)
    try await server.refresh()
    try await test(server) { client in
      let page = String(buffer: try await client.execute(uri: "/corrections", method: .get).body)
      #expect(page.contains("href=\"/editions/\(Self.key)/R1\"") && !page.contains("/\(Self.key)/11\""))
      let list = try JSON(
        parsing: Array(buffer: try await client.execute(uri: "/api/v1/corrections", method: .get).body))
      let href = try #require(list["corrections"]?.array?.first?["href"]?.string)
      #expect(try await client.execute(uri: href, method: .get).status == .ok)
    }
  }

  @Test("Where the API is guessed to begin leads to its description", arguments: ["/api", "/api/v1", "/openapi.json"])
  func guessed(path: String) async throws {
    try await Fixture().test { client in
      let answer = try await client.execute(uri: path, method: .get)
      #expect(answer.status == .temporaryRedirect && answer.headers[.location] == "/api/v1/openapi.json")
    }
  }

  @Test(
    "Pages that clients meet first say in a header where the API is described",
    arguments: ["/", "/about", "/get", "/llms.txt", "/editions.json"])
  func link(path: String) async throws {
    let name = try #require(HTTPField.Name("Link"))
    try await Fixture().test { client in
      let answer = try await client.execute(uri: path, method: .get)
      #expect(answer.headers[name] == "</api/v1/openapi.json>; rel=\"service-desc\"")
      #expect(answer.headers[.contentSecurityPolicy] == Publisher.contentSecurityPolicy)
      #expect(try await client.execute(uri: "/editions/\(Self.key)", method: .get).headers[name] == nil)
    }
  }

  @Test(
    "A failure comes in the form that was asked for: words for texts, problem details for programs, a page for readers")
  func failures() async throws {
    try await Fixture().test { client in
      for (path, method, type) in [
        ("/editions/2020-01-01-morning.md", .get, "text/plain; charset=utf-8"),
        ("/editions/\(Self.key)/99.md", .get, "text/plain; charset=utf-8"),
        ("/nothing.txt", .get, "text/plain; charset=utf-8"),
        ("/push", .get, "application/problem+json"), ("/push", .post, "application/problem+json"),
        ("/push/remove", .post, "application/problem+json"), ("/bounces", .post, "application/problem+json"),
        ("/editions/2020-01-01-morning.json", .get, "application/problem+json"),
        ("/editions/2020-01-01-morning", .get, "text/html; charset=utf-8"),
      ] as [(String, HTTPRequest.Method, String)] {
        let answer = try await client.execute(uri: path, method: method)
        #expect(answer.status == .notFound && answer.headers[.contentType] == type, "\(path)")
        if type.hasPrefix("text/plain") { #expect(answer.body.readableBytes < 200, "\(path)") }
      }
    }
  }

  @Test(
    "The sample is no edition for programs, and the answer says so; without an edition the newest is said to be none")
  func sample() async throws {
    try await Fixture(keys: ["sample"]).test { client in
      for (path, words) in [
        ("/api/v1/editions/sample", "not an edition"), ("/api/v1/editions/latest", "There is no edition yet."),
      ] {
        let answer = try await client.execute(uri: path, method: .get)
        #expect(answer.status == .notFound && String(buffer: answer.body).contains(words), "\(path)")
      }
      let search = String(buffer: try await client.execute(uri: "/search?q=marker", method: .get).body)
      #expect(search.contains("no editions to search yet"))
    }
  }
}
