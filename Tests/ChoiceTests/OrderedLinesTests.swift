import Foundation
import Synchronization
import Testing

@testable import OfflineCommands

@Suite struct OrderedLinesTests {
  struct Broken: Error {}

  /// Lines `0`, `1` and so on, and a failure or the end behind them.
  static func lines(_ count: Int, thenBreaks: Bool = false, room: Int = 100) -> (OrderedLines<Int>, Written) {
    let written = Written()
    let lines = OrderedLines(
      from: 0, room: room,
      nextLine: { next in
        if next == count, thenBreaks { throw Broken() }
        guard next < count else { return nil }
        next += 1
        return Array("\(next - 1)".utf8)
      }, write: written.append)
    return (lines, written)
  }

  final class Written: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func append(_ bytes: [UInt8]) { texts.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
  }

  @Test("An answer waits for the one before it")
  func answerWaits() {
    let (lines, written) = Self.lines(3)
    let numbers = (0..<3).compactMap { _ in lines.next()?.number }
    #expect(numbers == [0, 1, 2])
    lines.finish(2, Array("c".utf8))
    lines.finish(1, Array("b".utf8))
    #expect(written.all.isEmpty)
    lines.finish(0, Array("a".utf8))
    #expect(written.all == ["a", "b", "c"])
  }

  @Test("A line without an answer holds nobody up")
  func lineWithoutAnAnswer() {
    let (lines, written) = Self.lines(2)
    _ = (lines.next(), lines.next())
    lines.finish(0, [])
    lines.finish(1, Array("b".utf8))
    #expect(written.all == ["b"])
  }

  @Test("Many workers in little room answer every line in order")
  func manyWorkers() throws {
    let (lines, written) = Self.lines(500, room: 3)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      while let (number, line) = lines.next() { lines.finish(number, line) }
    }
    try lines.check()
    #expect(written.all == (0..<500).map { "\($0)" })
  }

  @Test("What was read before a failure is answered and the failure is reported")
  func whatWasRead() {
    let (lines, written) = Self.lines(2, thenBreaks: true)
    while let (number, line) = lines.next() { lines.finish(number, line) }
    #expect(written.all == ["0", "1"])
    #expect(throws: Broken.self) { try lines.check() }
  }
}
