/// One escape sequence of a string, as every reader of this module understands it.
enum JSONEscape {
  case scalar(Unicode.Scalar)
  /// Half of a surrogate pair without the other half.
  case broken
  /// A letter that begins no escape, or `u` without four digits. Lenient readers take it for itself.
  case unknown(UInt8)

  /// Reads the sequence whose backslash lies before `index`, and moves the index behind it.
  ///
  /// - Precondition: `index` lies inside the text.
  static func read(_ text: Span<UInt8>, at index: inout Int) -> JSONEscape {
    let byte = text[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return .scalar("\n")
    case UInt8(ascii: "t"): return .scalar("\t")
    case UInt8(ascii: "r"): return .scalar("\r")
    case UInt8(ascii: "b"): return .scalar("\u{8}")
    case UInt8(ascii: "f"): return .scalar("\u{C}")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return .scalar(Unicode.Scalar(byte))
    case UInt8(ascii: "u"): return unicode(text, at: &index)
    default: return .unknown(byte)
    }
  }

  /// The byte that a letter after a backslash stands for, or 0 if it takes more than the letter.
  @inline(__always)
  static func short(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "\""): 0x22
    case UInt8(ascii: "\\"): 0x5C
    case UInt8(ascii: "/"): 0x2F
    default: 0
    }
  }

  /// Reads four digits, and a second escape after the first half of a surrogate pair.
  private static func unicode(_ text: Span<UInt8>, at index: inout Int) -> JSONEscape {
    guard let first = hexadecimal(text, at: index) else { return .unknown(UInt8(ascii: "u")) }
    index += 4
    if let scalar = Unicode.Scalar(first) { return .scalar(scalar) }
    guard first < 0xDC00, index + 6 <= text.count, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u"), let second = hexadecimal(text, at: index + 2),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return .broken }
    index += 6
    return .scalar(scalar)
  }

  private static func hexadecimal(_ text: Span<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for i in index..<index + 4 {
      let digit: UInt8
      switch text[i] {
      case 0x30...0x39: digit = text[i] - 0x30
      case 0x41...0x46: digit = text[i] - 0x37
      case 0x61...0x66: digit = text[i] - 0x57
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Appends what a reader of pages makes of the escape: a blank for a backspace or a form feed, and U+FFFD for a broken one.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .scalar("\u{8}"), .scalar("\u{C}"): bytes.append(0x20)
    case .scalar(let scalar): bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .broken: bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
    case .unknown(let byte): bytes.append(byte)
    }
  }
}
