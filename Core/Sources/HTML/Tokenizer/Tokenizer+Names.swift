// Names of tags and attributes (13.2.5.8 and 13.2.5.33).
extension Tokenizer {
  /// Eight bytes in small letters, with the marks of the bytes that a name in ordinary characters does not hold.
  ///
  /// Ordinary are letters, `@ [ \ ] ^ _ { | } ~` and the backquote, digits, `-`, `.` and `:`. Every end of a name is
  /// marked, and some characters that may stand in one.
  @inline(__always)
  private func nameWord(at place: Int) -> (word: UInt64, stops: UInt64, capitals: UInt64) {
    let raw = place &+ 8 <= end ? loadWord(input + place) : loadPartialWord(input + place, count: end &- place)
    let high = raw & topBits
    let ascii = raw & ~topBits
    let capitals = asciiBytes(ascii, from: 0x41) & ~asciiBytes(ascii, from: 0x5B) & ~high
    let ordinary =
      asciiBytes(ascii, from: 0x40)
      | (asciiBytes(ascii, from: 0x2D) & ~asciiBytes(ascii, from: 0x3B) & ~bytes(raw, equal: 0x2F))
    return (raw | capitals &>> 2, (~ordinary | high) & topBits, capitals)
  }

  /// Reads a name and returns its number and the place behind it.
  @inline(__always)
  mutating func readName(at start: Int, inAttribute: Bool) -> (number: UInt32, end: Int) {
    let (word, stops, _) = nameWord(at: start)
    if stops != 0 {
      let length = firstMark(stops)
      let after = start &+ length
      if length > 0, after >= end || endsName(input[after], inAttribute: inAttribute) {
        let key = word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
        return (names.number(ofShort: key, length: length), after)
      }
      return readUnusualName(at: start, inAttribute: inAttribute)
    }
    return readLongName(at: start, inAttribute: inAttribute)
  }

  @inline(__always)
  private func endsName(_ byte: UInt8, inAttribute: Bool) -> Bool {
    byte == 0x3E || byte == 0x20 || byte == 0x0A || byte == 0x2F || byte == 0x09 || byte == 0x0C
      || (inAttribute && byte == 0x3D)
  }

  /// A name of eight or more bytes: a word at a time as long as they are ordinary small letters.
  private mutating func readLongName(at start: Int, inAttribute: Bool) -> (number: UInt32, end: Int) {
    var key: UInt64 = 0
    var place = start
    var (word, _, capitals) = nameWord(at: start)
    while capitals == 0, place &+ 8 < end {
      place &+= 8
      let following = nameWord(at: place)
      if following.stops == 0 {
        key = NameKey.extended(key, by: word)
        (word, _, capitals) = following
        continue
      }
      let length = firstMark(following.stops)
      let after = place &+ length
      guard after >= end || endsName(input[after], inAttribute: inAttribute) else { break }
      let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
      guard following.capitals & mask == 0 else { break }
      if length > 0 {
        key = NameKey.extended(key, by: word)
        word = following.word & mask
      }
      let finished = NameKey.finished(key, lastWord: word, length: after &- start)
      return (names.number(of: input + start, length: after &- start, key: finished), after)
    }
    return readUnusualName(at: start, inAttribute: inAttribute)
  }

  /// A name with unusual characters: byte by byte, with small letters for capitals and U+FFFD for NUL.
  @inline(never)
  private mutating func readUnusualName(at start: Int, inAttribute: Bool) -> (number: UInt32, end: Int) {
    scratch.truncate(to: 0)
    var i = start
    // An attribute's name may begin with the `=` that would end it.
    while i < end, !endsName(input[i], inAttribute: inAttribute) || (i == start && input[i] == 0x3D) {
      if input[i] == 0 {
        appendReplacementCharacter(to: &scratch)
      } else {
        scratch.append(lowercased(input[i]))
      }
      i += 1
    }
    let key = NameKey.make(scratch.base, length: scratch.count)
    return (names.number(of: scratch.base, length: scratch.count, key: key), i)
  }
}

func appendReplacementCharacter(to buffer: inout GrowableBuffer<UInt8>) {
  buffer.append(0xEF)
  buffer.append(0xBF)
  buffer.append(0xBD)
}
