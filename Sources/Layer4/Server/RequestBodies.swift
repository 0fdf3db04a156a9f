import HTTPTypes
import Hummingbird
import NIOCore
import Programs
import WebAddress

/// Reads the body of a request, and who sent it.
struct RequestBodies: Sendable {
  /// The proxies that may name the client.
  let proxies: TrustedProxies

  /// Bytes that a body may have.
  static let limit = 8192

  /// A small body.
  func read(_ request: Request, upTo limit: Int = RequestBodies.limit) async throws(HTTPFailure) -> [UInt8] {
    do {
      return Array(buffer: try await request.body.collect(upTo: limit))
    } catch is NIOTooManyBytesError {
      throw HTTPFailure(.contentTooLarge, "The body is larger than \(limit) bytes.")
    } catch {
      // The client has left, or what it sent was no HTTP: whoever still listens is told that, not that the body was large.
      throw HTTPFailure(.badRequest, "The body ended before it was whole.")
    }
  }

  /// A small body that says that it is JSON.
  func readJSON(_ request: Request, upTo limit: Int = RequestBodies.limit) async throws(HTTPFailure) -> [UInt8] {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    guard type == "application/json" else {
      throw HTTPFailure(.unsupportedMediaType, "The body must be JSON, with Content-Type: application/json.")
    }
    return try await read(request, upTo: limit)
  }

  /// Who asks.
  func caller(_ request: Request, _ context: ServerContext) -> Caller {
    Caller(address: context.client(of: request, trusted: proxies).address.map(\.household))
  }
}

extension ServerContext {
  /// A parameter of the path, percent-decoded.
  func value(of parameter: String) -> String {
    // A plus is a plus in a path.
    FormText.decoded((parameters.get(parameter) ?? "").replacing("+", with: "%2B"))
  }
}

extension IPAddress {
  /// The bytes that one household has for itself: all of IPv4's, the first eight of IPv6's.
  fileprivate var household: [UInt8] {
    switch self {
    case .v4(let number): (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    case .v6(let high, _): (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64($0))) }
    }
  }
}
