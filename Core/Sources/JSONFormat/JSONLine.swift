/// Reads single members of an object on one line, without copying the others.
///
/// Why: pages come in as strings of megabytes, and building values of a whole line to take four of them out would cost more
/// than parsing the page. Lenient: valid JSON is read right; broken JSON gives nil or reads as missing.
public struct JSONLine {
  private let text: UnsafeBufferPointer<UInt8>
  private var members: [(key: Range<Int>, value: Range<Int>)] = []
  /// The string under `decodedKey`, unescaped in the pass that looks for its end.
  private var decoded: [UInt8]?
  private let decodedKey: StaticString

  /// Finds the members of a line; nil if it isn't a JSON object. Valid as long as the line's memory.
  ///
  /// - Parameters:
  ///   - line: the line without its end.
  ///   - key: the longest member, read in the same pass.
  public init?(_ line: UnsafeBufferPointer<UInt8>, decoding key: StaticString = "") {
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
  public func raw(_ key: StaticString) -> UnsafeBufferPointer<UInt8>? {
    range(key).map { UnsafeBufferPointer(rebasing: text[$0]) }
  }

  /// A member that is a string, as UTF-8. Half of a surrogate pair becomes U+FFFD.
  public func string(_ key: StaticString) -> [UInt8]? {
    if let decoded, equals(key, decodedKey) { return decoded }
    guard let range = range(key), text[range.lowerBound] == 0x22 else { return nil }
    return unescape(from: range.lowerBound + 1).bytes
  }

  /// A member that is `true` or `false`.
  public func bool(_ key: StaticString) -> Bool? {
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

  /// The index of the quote that ends a string.
  private func stringEnd(_ start: Int) -> Int? {
    var i = start
    while true {
      i = findQuoteOrBackslash(i, text.count)
      guard i < text.count else { return nil }
      if text[i] == 0x22 { return i }
      i += 2
    }
  }

  /// The index behind a value.
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

  /// Reads a string from behind its quote; the end is the index behind the closing quote, nil if there is none.
  ///
  /// Eight bytes are copied before they are looked at. Why: escapes are so close in escaped HTML that a copy for each stretch
  /// between them took longer than parsing the page.
  private func unescape(from start: Int) -> (bytes: [UInt8], end: Int?) {
    guard let base = text.baseAddress else { return ([], nil) }
    var end: Int?
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count - start + 8) { target, count in
      guard let out = target.baseAddress else { return }
      var i = start
      var written = 0
      defer { count = written }
      // Every escape is longer than what it stands for, so the target is large enough.
      func write(_ character: Unicode.UTF8.EncodedScalar) {
        for byte in character {
          out[written] = byte
          written += 1
        }
      }
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
        i += 1
        // Nearly all escapes of a page are quotes, newlines, backslashes and tabs.
        let short = JSONEscape.short(base[i])
        if short != 0 {
          out[written] = short
          written &+= 1
          i &+= 1
          continue
        }
        switch JSONEscape.read(text.span, at: &i) {
        case .unknown(let byte):
          out[written] = byte
          written += 1
        case .scalar(let scalar) where scalar.isASCII:
          out[written] = UInt8(scalar.value)
          written += 1
        case .scalar(let scalar): write(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        case .broken: write(UTF8.encodedReplacementCharacter)
        }
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
}
