/// Reads names and values as forms write them, in a query or a body (URL standard, `application/x-www-form-urlencoded`).
enum FormText {
  /// The values in their order. Bytes that aren't UTF-8 become replacement characters.
  static func values(in text: some StringProtocol) -> [(name: String, value: String)] {
    text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  static func decoded(_ text: some StringProtocol) -> String {
    let input = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(input.count)
    var at = 0
    while at < input.count {
      if input[at] == UInt8(ascii: "%"), at + 2 < input.count, let high = digit(input[at + 1]),
        let low = digit(input[at + 2])
      {
        bytes.append(high << 4 | low)
        at += 3
      } else {
        bytes.append(input[at] == UInt8(ascii: "+") ? 0x20 : input[at])
        at += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
    default: nil
    }
  }
}
