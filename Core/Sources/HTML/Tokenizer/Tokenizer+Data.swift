// The data state (13.2.5.1) and what `<` may open (13.2.5.6 to 13.2.5.8).
extension Tokenizer {
  @inline(__always)
  mutating func nextInData() {
    while position < end {
      if input[position] != 0x3C || !opensMarkup(position) {
        return nextText()
      }
      let second = input[position &+ 1]
      if isLetter(second) {
        return readTag(nameAt: position &+ 1, kind: .startTag)
      }
      if second == 0x2F {
        let third = input[position &+ 2]
        if isLetter(third) {
          return readTag(nameAt: position &+ 2, kind: .endTag)
        }
        if third == 0x3E {
          // `</>` is nothing at all.
          position &+= 3
          continue
        }
        return readBogusComment(from: position &+ 2)
      }
      if second == 0x3F {
        return readBogusComment(from: position &+ 1)
      }
      return readMarkupDeclaration()
    }
    emitEndOfFile()
  }

  /// Whether the `<` at an offset begins a tag, a comment or similar. Otherwise it is text.
  @inline(__always)
  private func opensMarkup(_ place: Int) -> Bool {
    guard place &+ 1 < end else { return false }
    let next = input[place &+ 1]
    return isLetter(next) || next == 0x21 || next == 0x3F || (next == 0x2F && place &+ 2 < end)
  }

  /// Reads text up to the next markup.
  ///
  /// Its first character may be a `<` that opens nothing.
  @inline(__always)
  private mutating func nextText() {
    let start = position
    var place = start
    var special = false
    repeat {
      place = findLessThan(from: input[place] == 0x3C ? place &+ 1 : place, sawSpecial: &special)
    } while place < end && !opensMarkup(place)
    position = place
    if special {
      let hasNUL = find(0, in: input, from: start, to: place) < place
      emitText(decoded(start, place, inAttribute: false, replacingNUL: false), hasNUL: hasNUL)
    } else {
      emitText(slice(start, place), hasNUL: false)
    }
  }

  /// Finds the next `<` or the end, and records whether `&` or NUL comes before it.
  @inline(__always)
  private func findLessThan(from start: Int, sawSpecial: inout Bool) -> Int {
    var i = start
    var special: UInt64 = 0
    while i &+ 8 <= end {
      let word = loadWord(input + i)
      let found = bytes(word, equal: 0x3C)
      let suspicious = bytes(word, equal: 0x26) | zeroBytes(word)
      if found != 0 {
        // Only bytes before the `<` count: the bits below its mark.
        special |= suspicious & (found &- 1) & ~found
        sawSpecial = sawSpecial || special != 0
        return i &+ firstMark(found)
      }
      special |= suspicious
      i &+= 8
    }
    while i < end {
      let byte = input[i]
      if byte == 0x3C { break }
      if byte == 0x26 || byte == 0 { special = 1 }
      i &+= 1
    }
    sawSpecial = sawSpecial || special != 0
    return i
  }

  /// 13.2.5.42, markup declaration open state.
  private mutating func readMarkupDeclaration() {
    let place = position + 2
    if matches("--", at: place) {
      readComment(from: place + 2)
    } else if matchesIgnoringCase("doctype", at: place) {
      readDoctype(from: place + 7)
    } else if allowsCDATA, matches("[CDATA[", at: place) {
      position = place + 7
      state = .cdataSection
      nextInCDATA()
    } else {
      readBogusComment(from: place)
    }
  }

  func matches(_ text: StaticString, at place: Int) -> Bool {
    guard end - place >= text.utf8CodeUnitCount else { return false }
    for i in 0..<text.utf8CodeUnitCount where input[place + i] != text.utf8Start[i] { return false }
    return true
  }

  /// Whether a lower-case text occurs at an offset, ignoring case.
  func matchesIgnoringCase(_ text: StaticString, at place: Int) -> Bool {
    guard end - place >= text.utf8CodeUnitCount else { return false }
    for i in 0..<text.utf8CodeUnitCount where lowercased(input[place + i]) != text.utf8Start[i] { return false }
    return true
  }
}
