import Foundation
import Synchronization

/// A server on loopback that answers each request on a connection with the same bytes, whatever is asked.
public final class ScriptedServer: Sendable {
  private let listener: LoopbackListener
  private let counts: Counts

  /// Where it listens.
  public var port: Int { listener.port }
  /// How many connections it took.
  public var connections: Int { counts.state.withLock { $0.connections } }
  /// What it was asked, head and body.
  public var requests: [String] { counts.state.withLock { $0.requests } }

  private final class Counts: Sendable {
    let state = Mutex((connections: 0, requests: [String]()))
  }

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
    let counts = Counts()
    self.counts = counts
    listener = try LoopbackListener(host: host, port: port) { connection in
      counts.state.withLock { $0.connections += 1 }
      Self.serve(connection, answer: answer, end: end, counts)
    }
  }

  /// Takes no more connections.
  public func stop() { listener.stop() }

  private static func serve(_ connection: Int32, answer: String, end: End, _ counts: Counts) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var pending: [UInt8] = []
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      pending += buffer[..<count]
      let request = String(decoding: pending, as: UTF8.self)
      guard isWhole(request) else { continue }
      pending = []
      counts.state.withLock { $0.requests.append(request) }
      guard LoopbackListener.send(answer, to: connection) else { return }
      switch end {
      case .keep: continue
      case .close: return
      case .hang: continue
      case .again(let part): while LoopbackListener.send(part, to: connection) {}
      case .drip(let part): while LoopbackListener.send(part, to: connection) { usleep(50_000) }
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
}
