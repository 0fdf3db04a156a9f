import Foundation
import HummingbirdTesting
import TestSupport

@testable import Server

/// A server on loopback that gets requests byte by byte as a test writes them.
struct RawServer: Sendable {
  let port: Int

  static func run(_ server: WebServer, _ body: @escaping @Sendable (RawServer) async throws -> Void) async throws {
    try await server.application(host: "127.0.0.1", port: 0).test(.live) { client in
      try await body(RawServer(port: client.port ?? 0))
    }
  }

  static func run(
    _ server: PublicationsServer, _ body: @escaping @Sendable (RawServer) async throws -> Void
  ) async throws {
    try await server.application(host: "127.0.0.1", port: 0).test(.live) { client in
      try await body(RawServer(port: client.port ?? 0))
    }
  }

  /// Sends bytes and reads all that comes until the server closes.
  func answer(_ request: String) async throws -> String { try await LoopbackClient.answer(request, port: port) }
}
