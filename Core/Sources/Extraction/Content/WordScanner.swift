/// Cuts UTF-8 text into words and counts what separates prose from labels, one byte at a time.
///
/// A word is a run of letters and digits. Scripts without spaces give long words; ``TextTally/ideographs`` counts them
/// instead.
enum WordScanner {
  enum Class { case space, letter, capital, digit, comma, stop, colon, quote, other }

  /// Returns the class of the character at `index`, its length in bytes, and whether it is an ideograph or kana.
  @inline(__always)
  static func character(at index: Int, in text: Span<UInt8>) -> (kind: Class, length: Int, isIdeograph: Bool) {
    let byte = text[index]
    if byte < 0x80 { return (ascii(byte), 1, false) }
    if byte < 0xE0 {
      guard index + 1 < text.count else { return (.other, 1, false) }
      if byte == 0xC2 {
        let next = text[index + 1]
        if next == 0xA0 { return (.space, 2, false) }
        return (next == 0xAB || next == 0xBB ? .quote : .other, 2, false)
      }
      return (.letter, 2, false)
    }
    if byte >= 0xF0 {
      // Ideographs of plane 2 start with F0 A0; emoji and symbols have lower values.
      let isIdeograph = byte == 0xF0 && index + 1 < text.count && text[index + 1] >= 0xA0
      return (isIdeograph ? .letter : .other, min(4, text.count - index), isIdeograph)
    }
    guard index + 2 < text.count else { return (.other, text.count - index, false) }
    return (
      threeBytes(byte, text[index + 1], text[index + 2]), 3, byte >= 0xE3 && byte <= 0xE9 && text[index + 1] != 0x80
    )
  }

  /// Whether a byte is an ASCII letter or an underscore, which counts as one.
  @inline(__always)
  static func isPlainLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F }

  @inline(__always)
  private static func ascii(_ byte: UInt8) -> Class {
    switch byte {
    case 0x61...0x7A, 0x5F: .letter
    case 0x41...0x5A: .capital
    case 0x30...0x39: .digit
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: .space
    case 0x2C: .comma
    case 0x2E, 0x21, 0x3F: .stop
    case 0x3A: .colon
    case 0x22, 0x27, 0x29: .quote
    default: .other
    }
  }

  private static func threeBytes(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Class {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D): .quote
    case (0xE2, 0x80, 0xA6): .stop
    case (0xE2, 0x80, 0x80...0x8A): .space
    case (0xE2, _, _): .other
    case (0xE3, 0x80, 0x80): .space
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): .comma
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): .stop
    case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F): .quote
    case (0xEF, 0xBC, 0x9A): .colon
    case (0xE3, 0x80, _), (0xEF, 0xB8, _), (0xEF, 0xBC, 0x80...0x8F): .other
    default: .letter
    }
  }

  /// Calls `body` with the hash of each word of a text.
  @inline(__always)
  static func forEachHash(in text: Span<UInt8>, _ body: (UInt32) -> Void) {
    var start = -1
    var index = 0
    while index < text.count {
      let (kind, length, _) = character(at: index, in: text)
      switch kind {
      case .letter, .capital, .digit: if start < 0 { start = index }
      default:
        if start >= 0 { body(WordHash(of: text, from: start, to: index).folded) }
        start = -1
      }
      index += length
    }
    if start >= 0 { body(WordHash(of: text, from: start, to: text.count).folded) }
  }

  /// Returns the words of a text in ASCII lower case, as the tally counts them.
  static func words(in text: Span<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var index = 0
    while index < text.count {
      let (kind, length, _) = character(at: index, in: text)
      switch kind {
      case .letter, .capital, .digit:
        for i in index..<index + length { word.append(kind == .capital ? text[i] | 0x20 : text[i]) }
      default:
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll()
      }
      index += length
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
