import JSONFormat

/// Names the revision of the protocol that a request speaks.
public enum MCPEra: Sendable, Hashable {
  /// Since 2026-07-28: no handshake, every request by itself.
  case stateless
  /// Before: `initialize` first. Nil where no header names a revision, as in `initialize` itself.
  case handshake(String?)

  static let statelessVersion = "2026-07-28"
  /// The newest first.
  static let handshakeVersions = ["2025-11-25", "2025-06-18", "2025-03-26"]
  static let all = [statelessVersion] + handshakeVersions

  /// Reads the header `Mcp-Protocol-Version`.
  ///
  /// - Throws: ``RPCError`` for an unknown revision, with the known ones.
  public init(_ header: String?) throws(RPCError) {
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
        .unsupportedVersion, "Unsupported protocol version.",
        data: ["supported": .array(MCPEra.all.map(JSON.string)), "requested": .string(header)])
    }
  }

  /// The version that `initialize` agrees on: the one asked for, else the newest with a handshake.
  static func negotiated(_ requested: String?) -> String {
    requested.flatMap { handshakeVersions.contains($0) ? $0 : nil } ?? handshakeVersions[0]
  }

  /// Whether one request may hold several messages.
  public var hasBatches: Bool {
    switch self {
    case .stateless: false
    case .handshake(let version): version == nil || version == "2025-03-26"
    }
  }
}
