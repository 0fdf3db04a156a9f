import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONFormat
import NIOCore
import Testing

@testable import Programs
@testable import Server

@Suite("Model Context Protocol") struct MCPTests {
  @Test(
    "An older client gets its version, or the newest that opens with a handshake",
    arguments: [
      ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"),
      ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
    ])
  func negotiates(asked: String, given: String) async throws {
    let reply = try await call(
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(asked)","capabilities":{}}}"#)
    #expect(reply.json?["result"]?["protocolVersion"] == .string(given))
    #expect(reply.json?["result"]?["serverInfo"]?["name"] == "10hn")
  }

  @Test("A tool reads a story: its text, in words")
  func tools() async throws {
    let list = try await call(#"{"jsonrpc":"2.0","id":"a","method":"tools/list"}"#, version: "2025-11-25")
    guard case .array(let tools)? = list.json?["result"]?["tools"] else {
      Issue.record("no tools")
      return
    }
    #expect(tools.map { $0["name"] } == ProgramOperation.allCases.map { .string($0.tool) })
    #expect(tools.filter { $0["annotations"]?["readOnlyHint"] == false }.map { $0["name"] } == ["give_feedback"])
    let story = try await call(
      #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_story","arguments":{"key":"latest","number":1}}}"#,
      version: "2025-11-25")
    guard case .array(let content)? = story.json?["result"]?["content"] else {
      Issue.record("no content")
      return
    }
    #expect(content.first?["text"]?.string?.contains("Marker paragraph") == true)
  }

  @Test("A tool's refusal is a result that a model can read")
  func refusals() async throws {
    let reply = try await call(
      #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_story","arguments":{"key":"latest","number":77}}}"#,
      version: "2025-11-25")
    #expect(reply.json?["result"]?["isError"] == true)
  }

  @Test("Since 2026-07-28 a request needs no session, and its headers and body must agree")
  func stateless() async throws {
    let good = try await stateless("tools/call", name: "get_edition", arguments: #"{"key":"latest"}"#)
    #expect(good.status == .ok)
    #expect(good.json?["result"]?["resultType"] == "complete")
    let discovered = try await stateless("server/discover")
    #expect(discovered.json?["result"]?["supportedVersions"] == .array(MCPEra.all.map(JSON.string)))
    #expect(discovered.json?["result"]?["ttlMs"] != nil)
    let wrongMethod = try await stateless("tools/list", method: "tools/call")
    #expect(wrongMethod.status == .badRequest)
    #expect(wrongMethod.json?["error"]?["code"] == -32020)
    let wrongName = try await stateless("tools/call", name: "search", header: "get_week", arguments: #"{"q":"x"}"#)
    #expect(wrongName.json?["error"]?["code"] == -32020)
    let unknown = try await stateless("resources/list")
    #expect(unknown.status == .notFound)
    #expect(unknown.json?["error"]?["code"] == -32601)
    let noMeta = try await call(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}"#, version: "2026-07-28",
      ["Mcp-Method": "tools/list"])
    #expect(noMeta.json?["error"]?["code"] == -32602)
  }

  @Test("An unknown version gets the list of known ones")
  func unknownVersion() async throws {
    let reply = try await call(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, version: "2031-01-01")
    #expect(reply.status == .badRequest)
    #expect(reply.json?["error"]?["code"] == -32022)
    #expect(reply.json?["error"]?["data"]?["supported"] == .array(MCPEra.all.map(JSON.string)))
  }

  @Test(
    "A malformed request gets an error of JSON-RPC",
    arguments: [
      ("{", -32700), ("", -32700), ("1", -32600), ("null", -32600),
      (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
      (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
      (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
      (#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#, -32601),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}"#, -32602),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rm"}}"#, -32602),
      (String(repeating: "[", count: 5000), -32700), ("[]", -32600),
      // One odd value costs itself: what is around it is read, and judged.
      (#"{"jsonrpc":"2.0","id":NaN,"method":"ping"}"#, -32600),
      (#"{"jsonrpc":"2.0","id":1e400,"method":"ping"}"#, -32600),
      (#"{"jsonrpc":"2.0","id":1,"method":"\ud800","params":{"x":1e400}}"#, -32601),
    ] as [(String, Int)])
  func malformed(body: String, code: Int) async throws {
    #expect(try await call(body).json?["error"]?["code"] == .integer(code))
  }

  @Test("A batch is answered in revisions that have batches, and is bounded")
  func batches() async throws {
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    let note = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
    guard case .array(let replies)? = try await call("[\(ping),\(note),\(ping)]", version: "2025-03-26").json else {
      Issue.record("no batch")
      return
    }
    #expect(replies.count == 2)
    #expect(try await call("[\(ping)]", version: "2025-11-25").status == .badRequest)
    let many = Array(repeating: ping, count: 21).joined(separator: ",")
    #expect(try await call("[\(many)]", version: "2025-03-26").status == .badRequest)
    #expect(try await call(note).status == .accepted)
  }

  @Test("Pages of other sites, bodies that aren't JSON and large bodies are refused")
  func guarded() async throws {
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    #expect(try await call(ping, ["Origin": "https://evil.example"]).status == .forbidden)
    #expect(try await call(ping, ["Origin": "null"]).status == .forbidden)
    #expect(try await call(ping, ["Content-Type": "text/plain"]).status == .unsupportedMediaType)
    #expect(try await call(String(repeating: " ", count: 70_000)).status == .contentTooLarge)
  }

  private func stateless(
    _ header: String, method: String? = nil, name: String? = nil, header nameHeader: String? = nil,
    arguments: String = "{}"
  ) async throws -> (status: HTTPResponse.Status, json: JSON?) {
    let meta =
      #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#
    let target = name.map { #","name":"\#($0)","arguments":\#(arguments)"# } ?? ""
    var headers = ["Mcp-Method": header]
    headers["Mcp-Name"] = nameHeader ?? name
    return try await call(
      #"{"jsonrpc":"2.0","id":1,"method":"\#(method ?? header)","params":{\#(meta)\#(target)}}"#, version: "2026-07-28",
      headers)
  }

  private func call(
    _ body: String, version: String? = nil, _ more: [String: String] = [:]
  ) async throws -> (status: HTTPResponse.Status, json: JSON?) {
    var headers: HTTPFields = [.contentType: "application/json", .accept: "application/json, text/event-stream"]
    headers[try #require(HTTPField.Name("Mcp-Protocol-Version"))] = version
    for (name, value) in more { headers[try #require(HTTPField.Name(name))] = value }
    let fixture = try await Fixture()
    return try await fixture.server.application(host: "127.0.0.1", port: 0).test(.router) { [headers] client in
      try await client.execute(uri: "/mcp", method: .post, headers: headers, body: ByteBuffer(string: body)) {
        ($0.status, try? JSON(parsing: Array(buffer: $0.body)))
      }
    }
  }
}
