import Foundation
import HummingbirdTesting

@testable import Server

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on loopback that gets requests byte by byte as a test writes them.
struct RawServer: Sendable {
  private let port: Int

  static func run(_ server: WebServer, _ body: @escaping @Sendable (RawServer) async throws -> Void) async throws {
    try await server.application(host: "127.0.0.1", port: 0).test(.live) { client in
      try await body(RawServer(port: client.port ?? 0))
    }
  }

  /// Sends bytes and reads all that comes until the server closes. It waits on a thread of its own: the server needs the others.
  func answer(_ request: String) async throws -> String {
    try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread { done.resume(with: Result { try read(request) }) }
    }
  }

  private func read(_ request: String) throws -> String {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0, send(descriptor, request, request.utf8.count, 0) == request.utf8.count else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
