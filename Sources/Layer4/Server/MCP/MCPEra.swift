import HTTPTypes
import JSONFormat

/// Which revision of the protocol a request speaks.
enum MCPEra: Sendable, Hashable {
  /// Since 2026-07-28: no handshake, every request for itself.
  case stateless
  /// Before: `initialize` first. Nil where no header says which, as in `initialize` itself.
  case handshake(String?)

  static let statelessVersion = "2026-07-28"
  /// The newest first.
  static let handshakeVersions = ["2025-11-25", "2025-06-18", "2025-03-26"]
  static let all = [statelessVersion] + handshakeVersions

  /// - Throws: ``RPCError`` for a revision that isn't spoken here, with those that are.
  init(_ header: String?) throws(RPCError) {
    guard let header else {
      self = .handshake(nil)
      return
    }
    if header == MCPEra.statelessVersion {
      self = .stateless
    } else if MCPEra.handshakeVersions.contains(header) {
      self = .handshake(header)
    } else {
      throw RPCError(
        .unsupportedVersion, "This protocol version is not spoken here.",
        data: ["supported": .array(MCPEra.all.map(JSON.string)), "requested": .string(header)])
    }
  }

  /// What `initialize` agrees on: the version asked for, else the newest with a handshake.
  static func negotiated(_ requested: String?) -> String {
    requested.flatMap { handshakeVersions.contains($0) ? $0 : nil } ?? handshakeVersions[0]
  }

  var hasBatches: Bool {
    switch self {
    case .stateless: false
    case .handshake(let version): version == nil || version == "2025-03-26"
    }
  }

  /// Errors have HTTP statuses since 2026-07-28; before, the answer to a request that was understood is 200.
  func status(of error: RPCError) -> HTTPResponse.Status {
    switch (self, error.code) {
    case (_, .invalidRequest): .badRequest
    case (.handshake, _), (.stateless, .internalError): .ok
    case (.stateless, .methodNotFound): .notFound
    case (.stateless, _): .badRequest
    }
  }
}

/// An error of JSON-RPC 2.0.
struct RPCError: Error, Sendable {
  enum Code: Int, Sendable {
    case parse = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case internalError = -32603
    case headerMismatch = -32020
    case unsupportedVersion = -32022
  }

  let code: Code
  let message: String
  let data: JSON?

  init(_ code: Code, _ message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  func reply(id: JSON) -> JSON {
    var error: [JSON.Member] = [
      .init(name: "code", value: .integer(code.rawValue)), .init(name: "message", value: .string(message)),
    ]
    if let data { error.append(.init(name: "data", value: data)) }
    return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
  }
}
