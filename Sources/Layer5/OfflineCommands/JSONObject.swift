/// One JSON object on a line, looked at where it lies: pages come in as strings of megabytes, and turning a line into
/// values only to take four of them out would cost more than parsing the page.
///
/// Lenient: what a batch may hold is read right; broken JSON gives nil or reads as missing, and never stops the program.
struct JSONObject {
  private let text: UnsafeBufferPointer<UInt8>
  private var members: [(key: Range<Int>, value: Range<Int>)] = []
  /// The string under the key that was named at first, unescaped while its end was looked for.
  private var decoded: [UInt8]?
  private let decodedKey: StaticString

  /// Nil if the line is no JSON object. Valid as long as the line's memory.
  ///
  /// - Parameter key: the member that is worth reading in the same pass, being the longest by far.
  init?(_ line: UnsafeBufferPointer<UInt8>, decoding key: StaticString = "") {
    text = line
    decodedKey = key
    var i = skipSpace(0)
    guard i < text.count, text[i] == 0x7B else { return nil }
    i = skipSpace(i + 1)
    while i < text.count, text[i] != 0x7D {
      guard text[i] == 0x22, let keyEnd = stringEnd(i + 1) else { return nil }
      let key = i + 1..<keyEnd
      i = skipSpace(keyEnd + 1)
      guard i < text.count, text[i] == 0x3A else { return nil }
      i = skipSpace(i + 1)
      guard i < text.count else { return nil }
      let end: Int?
      if text[i] == 0x22, equals(text[key], decodedKey) {
        (decoded, end) = unescape(from: i + 1)
      } else {
        end = valueEnd(i)
      }
      guard let valueEnd = end else { return nil }
      members.append((key, i..<valueEnd))
      i = skipSpace(valueEnd)
      if i < text.count, text[i] == 0x2C { i = skipSpace(i + 1) }
    }
    guard i < text.count else { return nil }
  }

  /// A member's value as it is written.
  func raw(_ key: StaticString) -> UnsafeBufferPointer<UInt8>? {
    range(key).map { UnsafeBufferPointer(rebasing: text[$0]) }
  }

  /// A member that is a string, as UTF-8; escaped surrogates without partner become U+FFFD.
  func string(_ key: StaticString) -> [UInt8]? {
    if let decoded, equals(key, decodedKey) { return decoded }
    guard let range = range(key), text[range.lowerBound] == 0x22 else { return nil }
    return unescape(from: range.lowerBound + 1).bytes
  }

  func bool(_ key: StaticString) -> Bool? {
    guard let range = range(key) else { return nil }
    switch text[range.lowerBound] {
    case 0x74: return true
    case 0x66: return false
    default: return nil
    }
  }

  private func range(_ key: StaticString) -> Range<Int>? {
    members.last { equals(text[$0.key], key) }?.value
  }

  private func equals(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ key: StaticString) -> Bool {
    bytes.elementsEqual(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  private func equals(_ a: StaticString, _ b: StaticString) -> Bool {
    UnsafeBufferPointer(start: a.utf8Start, count: a.utf8CodeUnitCount)
      .elementsEqual(UnsafeBufferPointer(start: b.utf8Start, count: b.utf8CodeUnitCount))
  }

  private func skipSpace(_ start: Int) -> Int {
    var i = start
    while i < text.count, text[i] == 0x20 || text[i] == 0x09 || text[i] == 0x0D || text[i] == 0x0A { i += 1 }
    return i
  }

  /// The place of the quote that ends a string.
  private func stringEnd(_ start: Int) -> Int? {
    var i = start
    while true {
      i = findQuoteOrBackslash(i, text.count)
      guard i < text.count else { return nil }
      if text[i] == 0x22 { return i }
      i += 2
    }
  }

  /// The place behind a value.
  private func valueEnd(_ start: Int) -> Int? {
    guard start < text.count else { return nil }
    var i = start
    var depth = 0
    while i < text.count {
      switch text[i] {
      case 0x22:
        guard let end = stringEnd(i + 1) else { return nil }
        i = end + 1
        if depth == 0 { return i }
      case 0x7B, 0x5B:
        depth += 1
        i += 1
      case 0x7D, 0x5D, 0x2C:
        if depth == 0 { return i > start ? i : nil }
        if text[i] != 0x2C { depth -= 1 }
        i += 1
        if depth == 0, text[i - 1] != 0x2C { return i }
      default: i += 1
      }
    }
    return nil
  }

  private func findQuoteOrBackslash(_ start: Int, _ end: Int) -> Int {
    guard let base = text.baseAddress else { return end }
    var i = start
    while i &+ 8 <= end {
      let marks = Self.marks(UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)))
      if marks != 0 { return i &+ marks.trailingZeroBitCount &>> 3 }
      i &+= 8
    }
    while i < end, base[i] != 0x22, base[i] != 0x5C { i &+= 1 }
    return i
  }

  /// Reads a string from behind its quote; the end is the place behind the closing quote, nil if there is none.
  ///
  /// Eight bytes are copied before they are looked at: escapes stand so close in escaped HTML that a copy for each stretch
  /// between them took longer than parsing the page.
  private func unescape(from start: Int) -> (bytes: [UInt8], end: Int?) {
    guard let base = text.baseAddress else { return ([], nil) }
    var end: Int?
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count - start + 8) { target, count in
      guard let out = target.baseAddress else { return }
      var i = start
      var written = 0
      defer { count = written }
      while true {
        while i &+ 8 <= text.count {
          let word = UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)
          UnsafeMutableRawPointer(out + written).storeBytes(of: word, as: UInt64.self)
          let marks = Self.marks(UInt64(littleEndian: word))
          if marks != 0 {
            i &+= marks.trailingZeroBitCount &>> 3
            written &+= marks.trailingZeroBitCount &>> 3
            break
          }
          i &+= 8
          written &+= 8
        }
        while i < text.count, base[i] != 0x22, base[i] != 0x5C {
          out[written] = base[i]
          i &+= 1
          written &+= 1
        }
        guard i < text.count else { return }
        if base[i] == 0x22 {
          end = i + 1
          return
        }
        guard i + 1 < text.count else { return }
        i += 2
        switch base[i - 1] {
        case 0x6E: out[written] = 0x0A
        case 0x74: out[written] = 0x09
        case 0x72: out[written] = 0x0D
        case 0x62: out[written] = 0x08
        case 0x66: out[written] = 0x0C
        case 0x75:
          let (scalar, next) = escapedScalar(at: i, to: text.count)
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            out[written] = byte
            written += 1
          }
          i = next
          continue
        default: out[written] = base[i - 1]
        }
        written += 1
      }
    }
    return (bytes, end)
  }

  /// Marks quotes and backslashes by their top bits, exactly at the lowest.
  @inline(__always)
  private static func marks(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & 0x8080_8080_8080_8080
  }

  /// The character of `\uXXXX`, with a second such escape where the two are surrogates. Never longer in UTF-8.
  private func escapedScalar(at start: Int, to end: Int) -> (Unicode.Scalar, Int) {
    guard let first = hexadecimal(at: start, to: end) else { return ("\u{FFFD}", start) }
    if let scalar = Unicode.Scalar(first) { return (scalar, start + 4) }
    if first < 0xDC00, start + 6 <= end, text[start + 4] == 0x5C, text[start + 5] == 0x75,
      let second = hexadecimal(at: start + 6, to: end), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    {
      return (scalar, start + 10)
    }
    return ("\u{FFFD}", start + 4)
  }

  private func hexadecimal(at start: Int, to end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for i in start..<start + 4 {
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
}
