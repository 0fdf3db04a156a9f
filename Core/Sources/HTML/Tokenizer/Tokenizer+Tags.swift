// Tags: 13.2.5.8 and 13.2.5.32 to 13.2.5.40.
extension Tokenizer {
  /// Reads a tag whose name begins at an offset.
  ///
  /// Drops a tag that the end of input cuts off.
  @inline(__always)
  mutating func readTag(nameAt start: Int, kind: Token.Kind) {
    let (number, afterName) = readName(at: start, inAttribute: false)
    token.kind = kind
    token.tag = Tag(rawValue: number)
    token.isSelfClosing = false
    token.firstAttribute = attributes.count
    token.attributeCount = 0
    if afterName < end, input[afterName] == 0x3E {
      position = afterName &+ 1
      return
    }
    readAttributes(from: afterName)
    if kind == .endTag { dropAttributes() }
  }

  /// Discards the attributes of an end tag, or of a start tag that made no element.
  @inline(__always)
  mutating func dropAttributes() {
    attributes.truncate(to: token.firstAttribute)
    token.attributeCount = 0
  }

  /// The same, where the current token need not be a start tag.
  mutating func dropUnusedAttributes() {
    if token.kind == .startTag { dropAttributes() }
  }

  /// Reads up to the `>`, from just behind the tag's name.
  private mutating func readAttributes(from start: Int) {
    tagSerial &+= 1
    var i = start
    while i < end {
      let byte = input[i]
      switch byte {
      case 0x20, 0x0A, 0x09, 0x0C:
        i &+= 1
      case 0x2F:
        i &+= 1
        if i < end, input[i] == 0x3E {
          token.isSelfClosing = true
          return finishTag(at: i)
        }
      case 0x3E:
        return finishTag(at: i)
      default:
        i = readAttribute(at: i)
      }
    }
    attributes.truncate(to: token.firstAttribute)
    emitEndOfFile()
  }

  @inline(__always)
  private mutating func finishTag(at place: Int) {
    position = place &+ 1
    token.attributeCount = attributes.count &- token.firstAttribute
  }

  /// Reads one attribute and returns the place behind it.
  @inline(__always)
  private mutating func readAttribute(at start: Int) -> Int {
    let (number, afterName) = readName(at: start, inAttribute: true)
    var i = afterName
    var value = Slice.empty
    i = skipSpace(i)
    if i < end, input[i] == 0x3D {
      i = skipSpace(i &+ 1)
      guard i < end else { return end }
      let quote = input[i]
      if quote == 0x22 || quote == 0x27 {
        (value, i) = readQuotedValue(from: i &+ 1, quote: quote)
      } else if quote != 0x3E {
        (value, i) = readUnquotedValue(from: i)
      }
    }
    let index = Int(number)
    if index >= lastUse.count {
      lastUse.append(repeating: 0, count: names.count &- lastUse.count)
    }
    if lastUse.base[index] != tagSerial {
      lastUse.base[index] = tagSerial
      attributes.append(Attribute(name: number, value: value))
    }
    return i
  }

  @inline(__always)
  private func skipSpace(_ start: Int) -> Int {
    var i = start
    while i < end {
      let byte = input[i]
      guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C else { break }
      i &+= 1
    }
    return i
  }

  /// 13.2.5.36 and 13.2.5.37. Returns the end of the input, and with it an end to the tag, if the quote never closes.
  @inline(__always)
  private mutating func readQuotedValue(from start: Int, quote: UInt8) -> (Slice, Int) {
    let pattern = onesWord &* UInt64(quote)
    var i = start
    var special: UInt64 = 0
    while i &+ 8 <= end {
      let word = loadWord(input + i)
      let found = zeroBytes(word ^ pattern)
      let suspicious = bytes(word, equal: 0x26) | zeroBytes(word)
      if found != 0 {
        special |= suspicious & (found &- 1) & ~found
        i &+= firstMark(found)
        return (value(start, i, isPlain: special == 0), i &+ 1)
      }
      special |= suspicious
      i &+= 8
    }
    while i < end {
      let byte = input[i]
      if byte == quote { return (value(start, i, isPlain: special == 0), i &+ 1) }
      if byte == 0x26 || byte == 0 { special = 1 }
      i &+= 1
    }
    return (.empty, end)
  }

  /// 13.2.5.38.
  private mutating func readUnquotedValue(from start: Int) -> (Slice, Int) {
    var i = start
    var isPlain = true
    while i < end {
      let byte = input[i]
      if byte == 0x3E || byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C { break }
      if byte == 0x26 || byte == 0 { isPlain = false }
      i &+= 1
    }
    return (value(start, i, isPlain: isPlain), i)
  }

  @inline(__always)
  private mutating func value(_ start: Int, _ end: Int, isPlain: Bool) -> Slice {
    isPlain ? slice(start, end) : decoded(start, end, inAttribute: true, replacingNUL: true)
  }
}
