import WebAddress

/// The part of the DNS (RFC 1035) that a stub resolver needs: one question, and the addresses of an answer.
enum DNSMessage {
  enum Kind: UInt16, CaseIterable, Sendable {
    case a = 1
    case aaaa = 28
  }

  struct Answer: Equatable, Sendable {
    var addresses: [IPAddress]
    /// Whether the answer is longer than a datagram. Ask again over TCP.
    var isTruncated: Bool
    /// 0 no error, 2 the server failed, 3 no such name (section 4.1.1).
    var code: UInt8
  }

  /// Makes a recursive question; nil if the name is too long.
  static func query(id: UInt16, name: String, kind: Kind) -> [UInt8]? {
    var labels: [UInt8] = []
    for label in name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard (1...63).contains(label.count) else { return nil }
      labels += [UInt8(label.count)] + label
    }
    guard labels.count <= 254 else { return nil }
    return bytes(id) + [0x01, 0, 0, 1, 0, 0, 0, 0, 0, 0] + labels + [0] + bytes(kind.rawValue) + [
      0, 1,
    ]
  }

  /// Reads an answer; nil if it isn't one to this question.
  static func answer(_ message: [UInt8], to query: [UInt8], kind: Kind) -> Answer? {
    guard message.count >= 12, query.count > 12, message[..<2] == query[..<2], message[2] & 0x80 != 0 else {
      return nil
    }
    let questions = number(message, 4)
    guard questions <= 1 else { return nil }
    var position = 12
    if questions == 1 {
      guard message.count >= query.count, sameQuestion(message[12..<query.count], query[12...]) else { return nil }
      position = query.count
    }
    var addresses: [IPAddress] = []
    for _ in 0..<number(message, 6) {
      guard let fields = skipName(message, position), fields + 10 <= message.count else { break }
      let length = number(message, fields + 8)
      let data = fields + 10
      guard data + length <= message.count else { break }
      if number(message, fields) == Int(kind.rawValue), number(message, fields + 2) == 1,
        let address = address(message[data..<data + length], kind: kind)
      {
        addresses.append(address)
      }
      position = data + length
    }
    return Answer(
      addresses: addresses, isTruncated: message[2] & 0x02 != 0, code: message[3] & 0x0F)
  }

  private static func address(_ data: ArraySlice<UInt8>, kind: Kind) -> IPAddress? {
    let bytes = Array(data)
    switch kind {
    case .a:
      guard bytes.count == 4 else { return nil }
      return .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case .aaaa:
      guard bytes.count == 16 else { return nil }
      return .v6(
        high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, low: bytes[8...].reduce(0) { $0 << 8 | UInt64($1) })
    }
  }

  /// Compares names without regard to case: resolvers may change it.
  private static func sameQuestion(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    one.elementsEqual(other) { a, b in
      a == b || (a | 0x20 == b | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(a | 0x20))
    }
  }

  /// Where the name at a position ends; a pointer (section 4.1.4) ends it.
  private static func skipName(_ message: [UInt8], _ start: Int) -> Int? {
    var position = start
    while position < message.count {
      let length = Int(message[position])
      if length == 0 { return position + 1 }
      if length & 0xC0 == 0xC0 { return position + 2 }
      guard length & 0xC0 == 0 else { return nil }
      position += length + 1
    }
    return nil
  }

  private static func number(_ message: [UInt8], _ index: Int) -> Int {
    Int(message[index]) << 8 | Int(message[index + 1])
  }

  private static func bytes(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
}
