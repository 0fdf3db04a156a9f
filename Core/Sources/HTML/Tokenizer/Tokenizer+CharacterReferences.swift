// Character references (13.2.5.72 to 13.2.5.80), and NUL.
extension Tokenizer {
  /// A part of the input with its character references resolved, and with U+FFFD for each NUL if asked. A part that
  /// needs neither stays where it is.
  @inline(never)
  mutating func decoded(_ start: Int, _ stop: Int, inAttribute: Bool, replacingNUL: Bool) -> Slice {
    let sideStart = side.count
    var copied = start
    var i = start
    while true {
      i = findSpecial(from: i, to: stop)
      guard i < stop else { break }
      if input[i] == 0 {
        if replacingNUL {
          side.append(from: input + copied, count: i - copied)
          appendReplacementCharacter(to: &side)
          copied = i + 1
        }
        i += 1
      } else if let reference = characterReference(at: i + 1, to: stop, inAttribute: inAttribute) {
        side.append(from: input + copied, count: i - copied)
        appendUTF8(reference.first)
        if reference.second != 0 { appendUTF8(reference.second) }
        i = reference.end
        copied = i
      } else {
        i += 1
      }
    }
    if copied == start { return slice(start, stop) }
    side.append(from: input + copied, count: stop - copied)
    return Slice(sideOffset: sideStart, length: side.count - sideStart)
  }

  /// A part of the input with U+FFFD for each NUL.
  mutating func replacingNUL(_ start: Int, _ stop: Int) -> Slice {
    var i = find(0, in: input, from: start, to: stop)
    if i == stop { return slice(start, stop) }
    let sideStart = side.count
    var copied = start
    while i < stop {
      side.append(from: input + copied, count: i - copied)
      appendReplacementCharacter(to: &side)
      copied = i + 1
      i = find(0, in: input, from: copied, to: stop)
    }
    side.append(from: input + copied, count: stop - copied)
    return Slice(sideOffset: sideStart, length: side.count - sideStart)
  }

  private func findSpecial(from start: Int, to stop: Int) -> Int {
    var i = start
    while i &+ 8 <= stop {
      let word = loadWord(input + i)
      let marks = bytes(word, equal: 0x26) | zeroBytes(word)
      if marks != 0 { return i &+ firstMark(marks) }
      i &+= 8
    }
    while i < stop, input[i] != 0x26, input[i] != 0 { i &+= 1 }
    return i
  }

  struct CharacterReference {
    var first: UInt32
    /// 0 except for the few references to two code points.
    var second: UInt32 = 0
    /// The place behind the reference.
    var end: Int
  }

  /// Reads the reference whose `&` is before an offset. Returns nil for a plain ampersand.
  private func characterReference(at start: Int, to stop: Int, inAttribute: Bool) -> CharacterReference? {
    guard start < stop else { return nil }
    let first = input[start]
    if first == 0x23 { return numericReference(at: start + 1, to: stop) }
    guard isLetter(first) else { return nil }
    return namedReference(at: start, to: stop, inAttribute: inAttribute)
  }

  private func numericReference(at start: Int, to stop: Int) -> CharacterReference? {
    var i = start
    var value: UInt32 = 0
    let isHexadecimal = i < stop && input[i] | 0x20 == 0x78
    if isHexadecimal { i += 1 }
    let digits = i
    while i < stop, let digit = digit(input[i], isHexadecimal: isHexadecimal) {
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      i += 1
    }
    guard i > digits else { return nil }
    if i < stop, input[i] == 0x3B { i += 1 }
    return CharacterReference(first: CharacterReferenceTable.scalar(ofNumber: value), end: i)
  }

  private func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if isDigit(byte) { return UInt32(byte) - 0x30 }
    guard isHexadecimal, (byte | 0x20) &- 0x61 < 6 else { return nil }
    return UInt32(byte | 0x20) - 0x57
  }

  /// Finds the longest name at an offset.
  ///
  /// Every name is letters and digits, most with a `;`. Names without one have two to six characters. So the match is
  /// either the whole run of letters and digits with its `;`, or a short prefix of it.
  private func namedReference(at start: Int, to stop: Int, inAttribute: Bool) -> CharacterReference? {
    var i = start
    while i < stop, i - start <= CharacterReferenceTable.longestName, isLetter(input[i]) || isDigit(input[i]) { i += 1 }
    let table = CharacterReferenceTable.shared
    if i < stop, input[i] == 0x3B, let found = table.codePoints(ofName: input + start, count: i - start + 1) {
      return CharacterReference(first: found.first, second: found.second, end: i + 1)
    }
    var length = min(i - start, CharacterReferenceTable.longestLegacyName)
    while length >= 2 {
      if let found = table.codePoints(ofName: input + start, count: length) {
        let after = start + length
        // In `href="?a=1&copy=2"` nobody means the sign.
        if inAttribute, after < stop, input[after] == 0x3D || isLetter(input[after]) || isDigit(input[after]) {
          return nil
        }
        return CharacterReference(first: found.first, second: found.second, end: after)
      }
      length -= 1
    }
    return nil
  }

  private mutating func appendUTF8(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80:
      side.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      side.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      side.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case ..<0x10000:
      side.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      side.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      side.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      side.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      side.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      side.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      side.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }
}
