import Foundation
import Synchronization

/// A server on loopback that answers each request on a connection with the same bytes, whatever is asked.
public final class ScriptedServer: Sendable {
  /// Where it listens.
  public let port: Int
  private let listener: Int32
  private let counts = Mutex((connections: 0, requests: [String]()))

  /// How many connections it took.
  public var connections: Int { counts.withLock { $0.connections } }
  /// What it was asked, head and body.
  public var requests: [String] { counts.withLock { $0.requests } }

  /// What follows the answer.
  public enum End: Sendable {
    /// The connection stays for the next request.
    case keep
    case close
    /// Nothing more comes, and the connection stays.
    case hang
    /// The part is sent again and again.
    case again(String)
    /// The part is sent again and again, with a twentieth of a second between.
    case drip(String)
  }

  /// - Parameter port: 0 for any that is free.
  public init(_ answer: String, then end: End = .keep, host: String = "127.0.0.1", port: Int = 0) throws {
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
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let self else { return }
        counts.withLock { $0.connections += 1 }
        Thread.detachNewThread { [self] in
          serve(connection, answer: answer, end: end)
          close(connection)
        }
      }
    }
  }

  deinit { stop() }

  /// Takes no more connections.
  public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve(_ connection: Int32, answer: String, end: End) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var pending: [UInt8] = []
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      pending += buffer[..<count]
      let request = String(decoding: pending, as: UTF8.self)
      guard Self.isWhole(request) else { continue }
      pending = []
      counts.withLock { $0.requests.append(request) }
      guard send(answer, to: connection) else { return }
      switch end {
      case .keep: continue
      case .close: return
      case .hang: continue
      case .again(let part): while send(part, to: connection) {}
      case .drip(let part): while send(part, to: connection) { usleep(50_000) }
      }
    }
  }

  /// A connection that is closed with a part of the request unread loses the answer as well.
  private static func isWhole(_ request: String) -> Bool {
    guard let head = request.firstRange(of: "\r\n\r\n") else { return false }
    let length = request[..<head.lowerBound].split(separator: "\r\n").first {
      $0.lowercased().hasPrefix("content-length:")
    }
    let wanted = length.flatMap { Int($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) } ?? 0
    return request[head.upperBound...].utf8.count >= wanted
  }

  private func send(_ text: String, to connection: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
