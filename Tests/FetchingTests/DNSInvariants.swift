@testable import Fetching

/// What holds for every answer of a name server, whatever its bytes. Used by the tests and by the fuzzer.
enum DNSInvariants {
  private static let query = DNSMessage.query(id: 0x6162, name: "a.example", kind: .a) ?? []

  /// Answers to the query: one with an address behind a pointer, and one that is cut.
  static let seeds = [
    "ab\u{0}",
    "ab\u{7F}\u{0}\0\u{1}\0\u{1}\0\0\0\0\u{1}a\u{7}example\0\0\u{1}\0\u{1}\u{1}a\0\0\u{1}\0\u{1}\0\0\0\0\0\u{4}\u{8}\u{8}\u{8}\u{8}",
  ]

  static let words = ["\0\u{1}", "\0\u{1C}", "\0\u{4}", "\0\u{10}", "\u{3F}", "\u{7}example\0", "ab", "\0", "\u{1}a"]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    // With the bit that says "an answer", so that most inputs are read further.
    var message = input
    if message.count > 2 { message[2] |= 0x80 }
    for kind in DNSMessage.Kind.allCases {
      guard let answer = DNSMessage.answer(message, to: query, kind: kind) else { continue }
      if !message.starts(with: query.prefix(2)) { return "an answer to another question" }
      let length = kind == .a ? 4 : 16
      if answer.addresses.count * (length + 11) > message.count { return "more addresses than bytes" }
    }
    guard let text = String(validating: input, as: UTF8.self) else { return nil }
    guard let asked = DNSMessage.query(id: 1, name: text, kind: .aaaa) else { return nil }
    return asked.count <= 12 + 255 + 4 ? nil : "a question of \(asked.count) bytes"
  }
}
