public import JSONFormat

/// An error of JSON-RPC 2.0.
public struct RPCError: Error, Sendable {
  /// The numbers of JSON-RPC, and those that the protocol adds.
  public enum Code: Int, Sendable {
    case parse = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case internalError = -32603
    case headerMismatch = -32020
    case unsupportedVersion = -32022
  }

  /// What kind of error it is.
  public let code: Code
  let message: String
  let data: JSON?

  /// Makes an error.
  ///
  /// - Parameter message: one of our own sentences.
  public init(_ code: Code, _ message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The answer to the message with an id.
  public func reply(id: JSON) -> JSON {
    var error: [JSON.Member] = [
      .init(name: "code", value: .integer(code.rawValue)), .init(name: "message", value: .string(message)),
    ]
    if let data { error.append(.init(name: "data", value: data)) }
    return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
  }
}
