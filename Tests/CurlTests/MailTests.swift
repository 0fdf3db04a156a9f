import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Curl

/// Whether the end of the mail under way was allowed, and how often that was asked.
private final class Gate: Sendable {
  private let state = Mutex((isOpen: false, asked: 0))
  var isOpen: Bool { state.withLock { $0.isOpen } }
  var asked: Int { state.withLock { $0.asked } }

  func reset() { state.withLock { $0 = (false, 0) } }
  func ask(_ answer: Bool) -> Bool {
    state.withLock { state in
      state.asked += 1
      state.isOpen = answer
      return answer
    }
  }
}

private func mail(_ bytes: [UInt8], to server: ScriptedMailServer, mayEnd: @escaping @Sendable () -> Bool)
  -> CurlTransfer
{
  CurlTransfer(
    server.address,
    options: [
      .schemes("smtp"), .mailFrom("a@sender.example"), .mailTo("b@reader.example"), .startTLS(false), .silence(20),
    ],
    upload: CurlUpload(bytes, mayEnd: mayEnd))
}

/// A mail as a server has it: it ends with the end of a line.
private func ended(_ bytes: [UInt8]) -> [UInt8] {
  bytes.suffix(2) == [0x0D, 0x0A] || bytes.isEmpty ? bytes : bytes + [0x0D, 0x0A]
}

/// A pattern again and again, cut at a size.
private func repeated(_ pattern: String, _ size: Int) -> [UInt8] {
  Array(String(repeating: pattern, count: size / pattern.utf8.count + 1).utf8.prefix(size))
}

/// Lines that a mail may hold by chance or by a stranger's will.
private let oddLines = [
  ".", "..", "...", "....", ".\r", ". ", ".a", "a.", "..a", "", "\r", "\r.", "\n.", "QUIT",
  String(repeating: ".", count: 997),
  String(repeating: "x", count: 998),
]

/// Mails of a size around the places where libcurl's buffer (64 KiB) ends.
private let sizes: [Int] = Array(0...70) + [16_383, 16_384, 16_385] + Array(65_526...65_546) + Array(131_070...131_074)

@Suite("A mail that is handed in", .serialized) struct MailTests {
  /// Sends each mail over one connection and compares what arrives.
  private func deliver(_ mails: [[UInt8]], _ note: String = "") async throws {
    let gate = Gate()
    let server = try ScriptedMailServer { gate.isOpen }
    let driver = CurlDriver()
    for (number, bytes) in mails.enumerated() {
      gate.reset()
      let answer = try await driver.perform(mail(bytes, to: server) { gate.ask(true) })
      let name =
        "\(note) mail \(number) of \(bytes.count) bytes, \(String(decoding: bytes.suffix(20), as: UTF8.self).debugDescription)"
      #expect(answer.reply.hasPrefix("250 taken"), "\(name)")
      #expect(gate.asked == 1, "\(name): asked whether it may end")
      let arrived = try #require(server.mails.last)
      // Not compared by #expect itself: it would print both.
      let isSame = arrived.bytes == ended(bytes)
      #expect(isSame, "\(name): \(arrived.bytes.count) bytes arrived")
      #expect(arrived.wasAllowed, "\(name): committed before its end")
      #expect(server.mails.count == number + 1)
    }
    await driver.shutdown()
  }

  @Test("arrives byte for byte, with any number of lines that begin with dots", arguments: oddLines)
  func dots(line: String) async throws {
    var mails: [[UInt8]] = []
    for count in [1, 2, 3, 4, 10, 100] {
      let lines = [String](repeating: line, count: count)
      for text in [
        // Such lines alone, with an end of line and without; first, last, and between others.
        lines.joined(separator: "\r\n"), lines.joined(separator: "\r\n") + "\r\n",
        "Subject: A\r\n\r\n" + lines.joined(separator: "\r\nmore\r\n"),
        "Subject: A\r\n\r\nfirst\r\n" + lines.joined(separator: "\r\n") + "\r\nlast\r\n",
      ] { mails.append(Array(text.utf8)) }
    }
    try await deliver(mails, line.prefix(10).debugDescription)
  }

  @Test(
    "arrives byte for byte, whatever its size",
    arguments: [
      "x", ".", "\r\n", "\r\n.", "x\r\n.\r\n",
      "0123456789 and some more words up to eighty of them in a line of text\r\n.\r\n",
    ])
  func size(pattern: String) async throws {
    try await deliver(sizes.map { repeated(pattern, $0) }, pattern.debugDescription)
  }

  @Test("arrives byte for byte, whatever chance makes of dots and ends of line")
  func chance() async throws {
    var random = SeededGenerator(20)
    let letters: [UInt8] = [0x2E, 0x0D, 0x0A, 0x78]
    try await deliver(
      (0..<300).map { _ in
        let size = Int(random.next() % 40) + (random.next() % 40 == 0 ? 65_510 : 0)
        return (0..<size).map { _ in letters[Int(random.next() % 4)] }
      })
  }

  @Test(
    "is never whole at the server if its end isn't allowed",
    arguments: [0, 1, 2, 3, 100, 65_535, 65_536, 65_537, 200_000])
  func denied(size: Int) async throws {
    for filler in ["\r\n.", "x\r\n.\r\n", "x"] {
      let bytes = repeated(filler, size)
      let gate = Gate()
      let server = try ScriptedMailServer { gate.isOpen }
      let driver = CurlDriver()
      await #expect(throws: CurlFailure.self) { try await driver.perform(mail(bytes, to: server) { gate.ask(false) }) }
      await driver.shutdown()
      #expect(gate.asked == 1)
      #expect(server.mails.isEmpty)
    }
  }
}
