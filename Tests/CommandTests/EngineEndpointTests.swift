import ArticleModel
import Briefs
import EditionModel
import Editor
import Status
import TestSupport
import Testing

@testable import tenhn

/// The endpoint for briefs against servers that misbehave, over real sockets.
@Suite("The endpoint of an engine") struct EngineEndpointTests {
  private static func reply(_ body: String, status: String = "200 OK", fields: String = "") -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)"
  }
  private static let choice = #"{"choices":[{"message":{"content":"{\"sentences\":[2]}"}}]}"#

  private func ask(_ server: ScriptedServer, path: String = "", key: String? = nil, time: Duration = .seconds(20))
    async throws -> Result<BriefEngine.Answer, BriefEngine.Failure>
  {
    let address = "http://127.0.0.1:\(server.port)\(path)"
    return await (try #require(EngineEndpoint(address, key: key, time: time))).ask(Array(#"{"model":"m"}"#.utf8))
  }

  @Test("It posts the question with the key, and gives the answer as it came", arguments: ["", "/", "/v1", "/v1/"])
  func asks(path: String) async throws {
    let server = try ScriptedServer(Self.reply(Self.choice))
    let answer = try await ask(server, path: path, key: "secret").get()
    #expect(String(decoding: answer.body, as: UTF8.self) == Self.choice && answer.milliseconds >= 0)
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
    #expect(request.contains("Authorization: Bearer secret\r\n") && request.hasSuffix(#"{"model":"m"}"#))
  }

  @Test("A key that would add a field to the request is left out")
  func key() async throws {
    let server = try ScriptedServer(Self.reply(Self.choice))
    _ = try await ask(server, key: "a\r\nX-Evil: 1")
    #expect(
      server.requests.first?.contains("Authorization") == false && server.requests.first?.contains("Evil") == false)
  }

  @Test("Nobody is there: the connection failed")
  func absent() async throws {
    let server = try ScriptedServer("")
    server.stop()
    #expect(try await ask(server) == .failure(.connection))
  }

  @Test(
    "One that is silent, drips or stops half-way costs its time, and no more",
    arguments: [
      ("", ScriptedServer.End.hang), ("HTTP/1.1 200 OK\r\n", .drip("X-A: b\r\n")),
      ("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n", .drip(" ")),
      ("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{", .hang),
    ])
  func slow(answer: String, end: ScriptedServer.End) async throws {
    let server = try ScriptedServer(answer, then: end)
    #expect(try await ask(server, time: .milliseconds(400)) == .failure(.time))
  }

  @Test(
    "One that talks without an end, or announces more than it may, is read no further",
    arguments: [
      "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n", "HTTP/1.1 200 OK\r\nX: ",
    ])
  func talkative(head: String) async throws {
    let server = try ScriptedServer(head, then: .again(String(repeating: "x", count: 1000)))
    #expect(try await ask(server) == .failure(.broken))
  }

  @Test("An answer that is closed half-way, or is no HTTP, is none")
  func broken() async throws {
    let half = try ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n{\"choices\":[", then: .close)
    #expect(try await ask(half) == .failure(.broken))
    let other = try ScriptedServer("220 mail.example ESMTP\r\n", then: .close)
    guard case .failure = try await ask(other) else { return #expect(Bool(false), "no answer was taken for one") }
  }

  @Test(
    "An error is no answer, whatever its body says",
    arguments: ["401 Unauthorized", "403 Forbidden", "404 Not Found", "429 Too Many Requests", "500 Error", "204 None"])
  func status(line: String) async throws {
    let server = try ScriptedServer(Self.reply(Self.choice, status: line))
    #expect(try await ask(server) == .failure(.refused))
    #expect(server.requests.count == 1)
  }

  @Test("A redirect is followed nowhere: the article and the key stay with whom the operator named")
  func redirect() async throws {
    let elsewhere = try ScriptedServer(Self.reply(Self.choice))
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
      let server = try ScriptedServer(
        Self.reply("", status: status, fields: "Location: http://127.0.0.1:\(elsewhere.port)/\r\n"))
      #expect(try await ask(server, key: "secret") == .failure(.refused))
    }
    #expect(elsewhere.connections == 0)
  }

  @Test(
    "The host is named to readers only if it is a public one",
    arguments: [
      ("https://api.models.example/v1", "api.models.example"), ("http://127.0.0.1:8080", "local"),
      ("http://gpu-box:8080", "local"), ("https://models.lan", "local"), ("http://192.168.1.5", "local"),
      ("http://[::1]:8080", "local"), ("https://user:word@api.models.example", "local"),
    ])
  func host(address: String, host: String) throws {
    #expect(try #require(EngineEndpoint(address, key: nil)).host == host)
  }

  @Test("Each way to fail has its words in the status")
  func words() {
    var tally = BriefEngine.Tally()
    tally.asked = 3
    #expect(tally.trouble == nil)
    tally.invalid = 1
    #expect(tally.trouble?.words == "its answer could not be used")
    for (failure, words) in [
      (BriefEngine.Failure.refused, "it answered with an error"), (.connection, "the connection failed"),
      (.time, "it did not answer in time"), (.broken, "its answer was invalid"),
    ] {
      tally.failure = failure
      #expect(tally.trouble?.words == words)
    }
  }
}
