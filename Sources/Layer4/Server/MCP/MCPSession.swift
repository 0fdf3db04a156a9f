import Foundation
import HTTPTypes
import JSONFormat

/// Answers the messages of one POST.
struct MCPSession: Sendable {
  let era: MCPEra
  let tools: MCPTools
  /// The program's.
  let version: String
  let headers: HTTPFields

  enum Answer {
    /// To a notification.
    case nothing
    case result(JSON)
    case failure(JSON, RPCError)
  }

  func answer(_ message: JSON) -> Answer {
    guard message["jsonrpc"] == "2.0", let method = message["method"]?.string else {
      return failure(RPCError(.invalidRequest, "This is no request of JSON-RPC 2.0."), id: .null)
    }
    guard let id = message["id"] else { return .nothing }
    switch id {
    case .string, .integer, .number: break
    default: return failure(RPCError(.invalidRequest, "An id is a text or a number."), id: .null)
    }
    do {
      let parameters = message["params"] ?? [:]
      guard case .object = parameters else { throw RPCError(.invalidParameters, "params must be an object.") }
      if era == .stateless { try check(method, parameters) }
      return .result(["jsonrpc": "2.0", "id": id, "result": try result(of: method, parameters)])
    } catch let error as RPCError {
      return failure(error, id: id)
    } catch {
      return failure(RPCError(.internalError, "It could not be done; the operator's log says why."), id: id)
    }
  }

  private func failure(_ error: RPCError, id: JSON) -> Answer { .failure(error.reply(id: id), error) }

  private func result(of method: String, _ parameters: JSON) throws -> JSON {
    switch (era, method) {
    case (.handshake, "initialize"):
      return [
        "protocolVersion": .string(MCPEra.negotiated(parameters["protocolVersion"]?.string)),
        "capabilities": ["tools": [:]], "serverInfo": info, "instructions": .string(MCPTools.instructions),
      ]
    case (.handshake, "ping"): return [:]
    case (.stateless, "server/discover"):
      return complete(
        [
          .init(name: "supportedVersions", value: .array(MCPEra.all.map(JSON.string))),
          .init(name: "capabilities", value: ["tools": [:]]),
          .init(name: "instructions", value: .string(MCPTools.instructions)),
        ], isCacheable: true)
    case (_, "tools/list"): return complete([.init(name: "tools", value: tools.list)], isCacheable: true)
    case (_, "tools/call"):
      guard let name = parameters["name"]?.string else { throw RPCError(.invalidParameters, "name is missing.") }
      return complete(try tools.call(name, parameters["arguments"] ?? [:]), isCacheable: false)
    default: throw RPCError(.methodNotFound, "There is no such method here.")
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

  /// What a request says of itself must agree: the headers that proxies go by with the body that is carried out.
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
    for name in ["Mcp-Protocol-Version", "Mcp-Method", "Mcp-Name"] where headers.values(named: name).count > 1 {
      throw mismatch(name)
    }
    guard headers[named: "Mcp-Protocol-Version"] == version.string else { throw mismatch("Mcp-Protocol-Version") }
    guard headers[named: "Mcp-Method"] == method else { throw mismatch("Mcp-Method") }
    if method == "tools/call", let name = parameters["name"]?.string {
      guard headers[named: "Mcp-Name"].flatMap(MCPSession.decoded) == name else { throw mismatch("Mcp-Name") }
    }
  }

  /// A header's value, which stands in base64 where a header couldn't hold it.
  private static func decoded(_ value: String) -> String? {
    guard value.hasPrefix("=?base64?"), value.hasSuffix("?=") else { return value }
    return Data(base64Encoded: String(value.dropFirst(9).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) }
  }
}
