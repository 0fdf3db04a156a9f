import Foundation

/// Takes connections on loopback, each on a thread of its own, until it is stopped.
public final class LoopbackListener: Sendable {
  /// Where it listens.
  public let port: Int
  private let listener: Int32

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - serve: talks on a connection, which is closed when it returns.
  public init(host: String = "127.0.0.1", port: Int = 0, serve: @escaping @Sendable (Int32) -> Void) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    self.listener = listener
    guard status else { throw POSIXError(.EADDRINUSE) }
    self.port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread {
          serve(connection)
          close(connection)
        }
      }
    }
  }

  deinit { stop() }

  /// Takes no more connections.
  public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Sends text to whoever connected; false if it is gone.
  public static func send(_ text: String, to connection: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
