import Foundation
public import JSONFormat

/// Answers the messages of the Model Context Protocol that one request carries.
///
/// Two eras speak it. Since 2026-07-28 each request is complete in itself: its version, method and tool are in headers as well as in
/// the body, and must agree. Before, a client opens with `initialize`; it needs a version from that, and nothing is
/// remembered between requests.
public struct MCPSession: Sendable {
  /// The headers that repeat what a request's body says; each with all its values.
  public struct Headers: Sendable {
    let version, method, name: [String]

    /// Takes the values of `Mcp-Protocol-Version`, `Mcp-Method` and `Mcp-Name`.
    public init(version: [String], method: [String], name: [String]) {
      (self.version, self.method, self.name) = (version, method, name)
    }
  }

  /// What a message gets.
  public enum Answer: Sendable {
    /// Nothing, after a notification.
    case nothing
    /// A result.
    case result(JSON)
    /// An error, as JSON and as a value.
    case failure(JSON, RPCError)
  }

  /// The revision that is spoken.
  public let era: MCPEra
  let tools: MCPTools
  /// The program's.
  let version: String
  let headers: Headers

  /// Prepares to answer one request.
  ///
  /// - Parameters:
  ///   - tools: what `tools/call` calls.
  ///   - version: the program's.
  ///   - headers: those of the request.
  public init(era: MCPEra, tools: MCPTools, version: String, headers: Headers) {
    self.era = era
    self.tools = tools
    self.version = version
    self.headers = headers
  }

  /// Answers one message.
  public func answer(_ message: JSON) async -> Answer {
    guard message["jsonrpc"] == "2.0", let method = message["method"]?.string else {
      return failure(RPCError(.invalidRequest, "This isn't a JSON-RPC 2.0 request."), id: .null)
    }
    guard let id = message["id"] else { return .nothing }
    switch id {
    case .string, .integer, .number: break
    default: return failure(RPCError(.invalidRequest, "An id must be a string or a number."), id: .null)
    }
    do {
      let parameters = message["params"] ?? [:]
      guard case .object = parameters else { throw RPCError(.invalidParameters, "params must be an object.") }
      if era == .stateless { try check(method, parameters) }
      return .result(["jsonrpc": "2.0", "id": id, "result": try await result(of: method, parameters)])
    } catch let error as RPCError {
      return failure(error, id: id)
    } catch {
      return failure(RPCError(.internalError, "Something went wrong here. The operator's log says what."), id: id)
    }
  }

  private func failure(_ error: RPCError, id: JSON) -> Answer { .failure(error.reply(id: id), error) }

  private func result(of method: String, _ parameters: JSON) async throws -> JSON {
    switch (era, method) {
    case (.handshake, "initialize"):
      return [
        "protocolVersion": .string(MCPEra.negotiated(parameters["protocolVersion"]?.string)),
        "capabilities": ["tools": [:]], "serverInfo": info, "instructions": .string(tools.instructions),
      ]
    case (.handshake, "ping"): return [:]
    case (.stateless, "server/discover"):
      return complete(
        [
          .init(name: "supportedVersions", value: .array(MCPEra.all.map(JSON.string))),
          .init(name: "capabilities", value: ["tools": [:]]),
          .init(name: "instructions", value: .string(tools.instructions)),
        ], isCacheable: true)
    case (_, "tools/list"): return complete([.init(name: "tools", value: tools.list)], isCacheable: true)
    case (_, "tools/call"):
      guard let name = parameters["name"]?.string else { throw RPCError(.invalidParameters, "name is missing.") }
      return complete(try await tools.call(name, parameters["arguments"] ?? [:]), isCacheable: false)
    default: throw RPCError(.methodNotFound, "Unknown method.")
    }
  }

  /// A result as its era writes it.
  private func complete(_ members: [JSON.Member], isCacheable: Bool) -> JSON {
    guard era == .stateless else { return .object(members) }
    var all =
      members + [
        .init(name: "resultType", value: "complete"),
        .init(name: "_meta", value: ["io.modelcontextprotocol/serverInfo": info]),
      ]
    if isCacheable {
      all += [.init(name: "ttlMs", value: 3_600_000), .init(name: "cacheScope", value: "public")]
    }
    return .object(all)
  }

  private var info: JSON { ["name": "10hn", "title": "10HN", "version": .string(version)] }

  /// Compares the headers, which proxies go by, with the body, which is carried out.
  private func check(_ method: String, _ parameters: JSON) throws(RPCError) {
    let meta = parameters["_meta"]
    guard case .object? = meta, let version = meta?["io.modelcontextprotocol/protocolVersion"],
      meta?["io.modelcontextprotocol/clientCapabilities"] != nil
    else {
      throw RPCError(
        .invalidParameters,
        "params._meta must have io.modelcontextprotocol/protocolVersion and io.modelcontextprotocol/clientCapabilities."
      )
    }
    func mismatch(_ name: String) -> RPCError {
      RPCError(.headerMismatch, "The header \(name) and the body don't agree.")
    }
    // A header that is there twice agrees with nothing.
    func only(_ values: [String]) -> String? { values.count == 1 ? values[0] : nil }
    guard only(headers.version) == version.string else { throw mismatch("Mcp-Protocol-Version") }
    guard only(headers.method) == method else { throw mismatch("Mcp-Method") }
    guard headers.name.count <= 1 else { throw mismatch("Mcp-Name") }
    if method == "tools/call", let name = parameters["name"]?.string {
      guard only(headers.name).flatMap(MCPSession.decoded) == name else { throw mismatch("Mcp-Name") }
    }
  }

  /// A header's value, decoded from base64 if it is written so: a header can't hold every character.
  private static func decoded(_ value: String) -> String? {
    guard value.hasPrefix("=?base64?"), value.hasSuffix("?=") else { return value }
    return Data(base64Encoded: String(value.dropFirst(9).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) }
  }
}
