import Foundation
import Synchronization
import TestSupport

/// A mail server on loopback (RFC 5321) that takes every mail, and says in which state the sender was when it had the whole.
final class ScriptedMailServer: Sendable {
  /// What arrived.
  struct Arrival: Equatable, Sendable {
    /// The mail as it was meant: without the dots that the protocol adds.
    var bytes: [UInt8]
    /// What `isAllowed` said when the end of the mail was seen, before it was answered.
    var wasAllowed: Bool
  }

  private let listener: LoopbackListener
  private let arrivals = Arrivals()

  private final class Arrivals: Sendable {
    let whole = Mutex([Arrival]())
    let broken = Mutex([[UInt8]]())
  }

  var address: String { "smtp://127.0.0.1:\(listener.port)/sender.example" }
  /// The mails whose end came.
  var mails: [Arrival] { arrivals.whole.withLock { $0 } }
  /// What came of mails whose connection ended first, dots included.
  var fragments: [[UInt8]] { arrivals.broken.withLock { $0 } }

  /// - Parameter isAllowed: whether the sender has allowed the end of the mail by now.
  init(isAllowed: @escaping @Sendable () -> Bool) throws {
    let arrivals = arrivals
    listener = try LoopbackListener { connection in Self.talk(MailConnection(connection), arrivals, isAllowed) }
  }

  private static func talk(_ connection: MailConnection, _ arrivals: Arrivals, _ isAllowed: () -> Bool) {
    guard connection.say("220 scripted") else { return }
    while let line = connection.take(until: MailConnection.lineEnd) {
      switch String(decoding: line.prefix(4), as: UTF8.self).uppercased() {
      case "DATA":
        guard connection.say("354 go on") else { return }
        // The line before the mail has ended already, so a mail may be its end alone.
        connection.put(back: MailConnection.lineEnd)
        guard let mail = connection.take(until: MailConnection.mailEnd) else {
          arrivals.broken.withLock { $0.append(Array(connection.rest.dropFirst(2))) }
          return
        }
        let wasAllowed = isAllowed()
        let bytes = withoutAddedDots((mail + MailConnection.lineEnd).dropFirst(2))
        arrivals.whole.withLock { $0.append(Arrival(bytes: bytes, wasAllowed: wasAllowed)) }
        guard connection.say("250 taken") else { return }
      case "QUIT":
        _ = connection.say("221 bye")
        return
      default: guard connection.say("250 fine") else { return }
      }
    }
  }

  /// RFC 5321, 4.5.2: a dot at the beginning of a line is one that was added.
  private static func withoutAddedDots(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: ".")) else { return Array(bytes) }
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { mail, count in
      // A loop over pointers: these tests carry many megabytes in a build without optimisation.
      bytes.withUnsafeBufferPointer { bytes in
        var (last, beforeLast): (UInt8, UInt8) = (0x0A, 0x0D)
        for place in 0..<bytes.count {
          let byte = bytes[place]
          if byte != 0x2E || last != 0x0A || beforeLast != 0x0D {
            mail[count] = byte
            count += 1
          }
          (beforeLast, last) = (last, byte)
        }
      }
    }
  }
}

/// The bytes of a connection, taken in parts that end with a mark.
private final class MailConnection {
  static let lineEnd: [UInt8] = [0x0D, 0x0A]
  static let mailEnd: [UInt8] = [0x0D, 0x0A, 0x2E, 0x0D, 0x0A]

  private let connection: Int32
  private(set) var rest: [UInt8] = []

  init(_ connection: Int32) { self.connection = connection }

  func say(_ line: String) -> Bool { LoopbackListener.send(line + "\r\n", to: connection) }

  func put(back bytes: [UInt8]) { rest = bytes + rest }

  /// The bytes before a mark, which is taken too; nil if the connection ends first.
  func take(until mark: [UInt8]) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var searched = 0
    while true {
      if let place = place(of: mark, from: searched) {
        defer { rest.removeFirst(place + mark.count) }
        return Array(rest[..<place])
      }
      searched = max(rest.count - mark.count + 1, 0)
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      rest += buffer[..<count]
    }
  }

  private func place(of mark: [UInt8], from start: Int) -> Int? {
    rest.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var place = start
      while place + mark.count <= bytes.count,
        let found = memchr(base + place, Int32(mark[0]), bytes.count - mark.count + 1 - place)
      {
        place = UnsafeRawPointer(found) - base
        if memcmp(base + place, mark, mark.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
