/// Walks over the strings of a JSON text, or of a script that holds one, without building values of it.
///
/// Lenient: whatever lies between the strings is passed over, so that `window.STATE = {…};` is read like `{…}`.
struct JSONStrings {
  /// A member of an object whose value is a string, or `true`, `false` or `null`.
  struct Member {
    var key: String
    var value: String
  }

  /// Members in the order of the text. Strings in arrays count under the array's key.
  static func members(of text: Span<UInt8>, limit: Int = 20_000) -> [Member] {
    var members: [Member] = []
    var key = ""
    var index = 0
    while index < text.count, members.count < limit {
      switch text[index] {
      case 0x22:
        let end = endOfString(text, from: index + 1)
        var next = end + 1
        while next < text.count, isSpace(text[next]) { next += 1 }
        let string = decoded(text.extracting(min(index + 1, text.count)..<min(end, text.count)))
        if next < text.count, text[next] == 0x3A {
          key = string
          index = next + 1
          if let literal = literal(text, after: index) { members.append(Member(key: key, value: literal)) }
        } else {
          members.append(Member(key: key, value: string))
          index = next
        }
      default: index += 1
      }
    }
    return members
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private static func literal(_ text: Span<UInt8>, after index: Int) -> String? {
    var start = index
    while start < text.count, isSpace(text[start]) { start += 1 }
    guard start + 5 <= text.count else { return nil }
    if text[start] == 0x66, text[start + 1] == 0x61 { return "false" }
    if text[start] == 0x74, text[start + 1] == 0x72 { return "true" }
    return nil
  }

  private static func endOfString(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, text[index] != 0x22 { index += text[index] == 0x5C ? 2 : 1 }
    return min(index, text.count)
  }

  /// The string between two quotation marks.
  static func decoded(_ text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == 0x5C, index + 1 < text.count else {
        bytes.append(text[index])
        index += 1
        continue
      }
      index += 2
      switch text[index - 1] {
      case 0x6E: bytes.append(0x0A)
      case 0x74: bytes.append(0x09)
      case 0x72: bytes.append(0x0D)
      case 0x62, 0x66: bytes.append(0x20)
      case 0x75: index = appendScalar(text, at: index, to: &bytes)
      default: bytes.append(text[index - 1])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads four digits, and four more after a high surrogate; returns the place behind them.
  private static func appendScalar(_ text: Span<UInt8>, at index: Int, to bytes: inout [UInt8]) -> Int {
    guard var unit = hexadecimal(text, at: index) else { return index }
    var end = index + 4
    if unit & 0xFC00 == 0xD800, end + 6 <= text.count, text[end] == 0x5C, text[end + 1] == 0x75,
      let low = hexadecimal(text, at: end + 2), low & 0xFC00 == 0xDC00
    {
      unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
      end += 6
    }
    bytes += Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
    return end
  }

  private static func hexadecimal(_ text: Span<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for i in index..<index + 4 {
      guard let digit = Character(Unicode.Scalar(text[i])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
