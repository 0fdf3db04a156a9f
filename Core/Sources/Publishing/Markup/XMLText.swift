/// Text made safe for HTML and XML alike.
enum XMLText {
  /// Appends `text` with markup characters escaped and without what XML 1.0 forbids (section 2.2): control
  /// characters and the noncharacters U+FFFE and U+FFFF. C1 controls go too: HTML calls them errors. A carriage
  /// return becomes a line feed, as every parser would make it.
  static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      var index = 0
      func flush(_ bytes: inout [UInt8]) {
        if start < index { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index])) }
      }
      while index < source.count {
        let byte = source[index]
        guard isSpecial[Int(byte)] else {
          index += 1
          continue
        }
        let (replacement, length) = replacement(for: byte, at: index, in: source)
        guard length > 0 else {
          index += 1
          continue
        }
        flush(&bytes)
        bytes.append(contentsOf: replacement.utf8)
        index += length
        start = index
      }
      flush(&bytes)
    }
  }

  /// `text` without the characters that XML 1.0 forbids, for formats that escape by other rules.
  static func cleaned(_ text: String) -> String {
    var text = text
    guard text.withUTF8(holdsForbidden) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed)))
  }

  /// Whether a text holds what XML 1.0 forbids.
  ///
  /// By bytes, because nearly no text does: C0 without white space, delete, C1 (C2 80 to C2 9F), U+FFFE and U+FFFF.
  private static func holdsForbidden(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0...0x1F, 0x7F: return true
      case 0xC2: if index + 1 < bytes.count, bytes[index + 1] < 0xA0 { return true }
      case 0xEF: if index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return true }
      default: continue
      }
    }
    return false
  }

  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a, 0x0d: true
    case 0...0x1f, 0x7f...0x9f, 0xfffe, 0xffff: false
    default: true
    }
  }

  /// The replacement for the character at `index` and how many bytes it replaces. A length of zero keeps them.
  private static func replacement(
    for byte: UInt8, at index: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> (String, length: Int) {
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case UInt8(ascii: "'"): return ("&#39;", 1)
    case 0x0d: return (index + 1 < source.count && source[index + 1] == 0x0a ? "" : "\n", 1)
    case 0xc2:
      let isControl = index + 1 < source.count && source[index + 1] < 0xa0
      return ("", isControl ? 2 : 0)
    case 0xef:
      let isNoncharacter = index + 2 < source.count && source[index + 1] == 0xbf && source[index + 2] >= 0xbe
      return ("", isNoncharacter ? 3 : 0)
    default: return ("", 1)
    }
  }

  /// The characters that markup gives a meaning.
  private static let marks = Array("&<>\"'".utf8)

  private static let isSpecial: [Bool] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x09, 0x0a: false
    case 0...0x1f, 0x7f, 0xc2, 0xef: true
    default: marks.contains(byte)
    }
  }
}
