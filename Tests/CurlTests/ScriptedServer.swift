import Foundation
import Synchronization

/// A server on loopback that answers each request on a connection with the same bytes, whatever is asked.
final class ScriptedServer: Sendable {
  private let listener: LoopbackListener
  private let counts: Counts

  var port: Int { listener.port }
  var connections: Int { counts.state.withLock { $0.connections } }
  var requests: [String] { counts.state.withLock { $0.requests } }

  private final class Counts: Sendable {
    let state = Mutex((connections: 0, requests: [String]()))
  }

  /// What follows the answer.
  enum End: Sendable {
    /// The connection stays for the next request.
    case keep
    case close
    /// Nothing more comes, and the connection stays.
    case hang
    /// The part is sent again and again.
    case again(String)
  }

  /// - Parameter port: 0 for any that is free.
  init(_ answer: String, then end: End = .keep, host: String = "127.0.0.1", port: Int = 0) throws {
    let counts = Counts()
    self.counts = counts
    listener = try LoopbackListener(host: host, port: port) { connection in
      counts.state.withLock { $0.connections += 1 }
      Self.serve(connection, answer: answer, end: end, counts)
    }
  }

  /// Takes no more connections.
  func stop() { listener.stop() }

  private static func serve(_ connection: Int32, answer: String, end: End, _ counts: Counts) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var pending: [UInt8] = []
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      pending += buffer[..<count]
      let request = String(decoding: pending, as: UTF8.self)
      guard request.contains("\r\n\r\n") else { continue }
      pending = []
      counts.state.withLock { $0.requests.append(request) }
      guard LoopbackListener.send(answer, to: connection) else { return }
      switch end {
      case .keep: continue
      case .close: return
      case .hang: continue
      case .again(let part): while LoopbackListener.send(part, to: connection) {}
      }
    }
  }
}
