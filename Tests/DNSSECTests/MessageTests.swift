import TestSupport
import Testing

@testable import DNSSEC

@Suite struct MessagesOfTheDNS {
  private static let question = DomainName("www.example.org").map { Question($0, .a) }

  /// An answer with a compressed name, an address and EDNS.
  private static let answer: [UInt8] =
    [0, 7, 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 1] + (question?.name.wire ?? []) + [0, 1, 0, 1]
    + [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1]
    + [0, 0, 41, 4, 208, 0, 0, 0x80, 0, 0, 7, 0, 15, 0, 3, 0, 7, 65]

  @Test("A message is read with its names written out and a resolver's own words about a failure")
  func reading() throws {
    let message = try #require(Message(Self.answer))
    let question = try #require(Self.question)
    #expect(message.answer.map(\.name) == [question.name])
    #expect(message.isAuthoritative && message.explanations.map(\.code) == [7])
    #expect(message.explanations.map(\.text) == ["A"])
  }

  @Test("An answer counts only with the number and the question of the query")
  func expected() throws {
    let question = try #require(Self.question)
    func outcome(_ id: UInt16, _ question: Question) -> Reply.Outcome? {
      ReplyExpectation(id: id, question: question).outcome(Self.answer)
    }
    #expect(outcome(8, question) == nil)
    #expect(outcome(7, Question(question.name, .aaaa)) == nil)
    #expect(outcome(7, question) != nil)
  }

  @Test("A pointer that leads to itself or forwards makes no message, and no loop")
  func loops() {
    for target in [12, 13, 40] {
      var bytes: [UInt8] = [0, 7, 0x84, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, UInt8(target), 0, 1, 0, 1]
      bytes += [UInt8](repeating: 0xC0, count: 64)
      #expect(Message(bytes) == nil)
    }
  }

  @Test("More records than an honest answer has are refused")
  func many() {
    let count = Message.recordLimit + 1
    var bytes: [UInt8] = [0, 7, 0x84, 0, 0, 0, UInt8(count >> 8), UInt8(count & 0xFF), 0, 0, 0, 0]
    for _ in 0..<count { bytes += [0, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1] }
    #expect(Message(bytes) == nil)
  }

  @Test(
    "Any bytes are read or refused: with each byte of an answer changed, cut off or doubled", arguments: [Seeds.fresh])
  func arbitrary(seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<20_000 {
      var bytes = Self.answer
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes[place...], at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      guard let message = Message(bytes) else { continue }
      for record in message.answer + message.authority + message.additional {
        _ = (record.canonicalData, ZoneKey(record.data), DelegationSigner(record.data), RecordSignature(record.data))
        _ = (NextName(record), NextHash(record), "\(record.name)")
      }
    }
  }
}
