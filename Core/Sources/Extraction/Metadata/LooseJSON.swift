import ArticleModel

/// Reads JSON as pages have it: comments around it, trailing commas and raw line ends in strings are forgiven. What cannot
/// be read at all gives nil.
struct LooseJSON {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func value(_ bytes: [UInt8]) -> JSONValue? {
    var reader = LooseJSON(bytes)
    // `<!--`, `//<![CDATA[` and the like stand before the value.
    guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
      return nil
    }
    reader.position = start
    if start >= 2, start + 6 < bytes.count, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "C") {
      guard let after = bytes[(start + 1)...].firstIndex(where: { $0 == UInt8(ascii: "{") }) else { return nil }
      reader.position = after
    }
    return reader.value(depth: 0)
  }

  private mutating func value(depth: Int) -> JSONValue? {
    guard depth < 64 else { return nil }
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    var values: [String: JSONValue] = [:]
    position += 1
    while true {
      skipSpace(andCommas: true)
      guard position < bytes.count else { return .object(values) }
      if bytes[position] == UInt8(ascii: "}") {
        position += 1
        return .object(values)
      }
      guard bytes[position] == UInt8(ascii: "\""), let key = string() else { return nil }
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return nil }
      position += 1
      guard let value = value(depth: depth + 1) else { return nil }
      if values[key] == nil { values[key] = value }
    }
  }

  private mutating func array(depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    position += 1
    while true {
      skipSpace(andCommas: true)
      guard position < bytes.count else { return .array(values) }
      if bytes[position] == UInt8(ascii: "]") {
        position += 1
        return .array(values)
      }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    }
  }

  private mutating func string() -> String? {
    position += 1
    var out: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\"), position < bytes.count else {
        out.append(byte)
        continue
      }
      let escape = bytes[position]
      position += 1
      switch escape {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
      case UInt8(ascii: "u"): out.append(contentsOf: String(scalar()).utf8)
      default: out.append(escape)
      }
    }
    return nil
  }

  /// The character of a `\u` escape, of two where they are a surrogate pair.
  private mutating func scalar() -> Character {
    guard let high = unit() else { return "\u{FFFD}" }
    if (0xD800..<0xDC00).contains(high), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      guard let low = unit(), (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)).map(Character.init) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(high).map(Character.init) ?? "\u{FFFD}"
  }

  private mutating func unit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = byte.hexValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  private mutating func word() -> JSONValue? {
    let start = position
    while position < bytes.count, bytes[position].isWordByte || "+-.".utf8.contains(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "undefined": return .null
    default: return Double(word).map { .number($0) }
    }
  }

  private mutating func skipSpace(andCommas: Bool = false) {
    while position < bytes.count, bytes[position] <= 0x20 || (andCommas && bytes[position] == 0x2C) { position += 1 }
  }
}
