// Text in which only one end tag is markup: RCDATA (13.2.5.2), RAWTEXT (13.2.5.3), scripts (13.2.5.4), plain text
// (13.2.5.5) and CDATA sections (13.2.5.69).
extension Tokenizer {
  mutating func nextInRawText() {
    let start = position
    let stop = state == .scriptData ? findScriptEnd(from: start) : findEndTag(from: start)
    let decodes = state == .rcdata
    // The end tag, if there is one, is read as any other.
    state = .data
    position = stop
    if stop == start { return nextInData() }
    emitText(
      decodes ? decoded(start, stop, inAttribute: false, replacingNUL: true) : replacingNUL(start, stop), hasNUL: false)
  }

  mutating func nextInPlaintext() {
    guard position < end else { return emitEndOfFile() }
    emitText(replacingNUL(position, end), hasNUL: false)
    position = end
  }

  mutating func nextInCDATA() {
    let start = position
    var stop = start
    while true {
      stop = find(0x5D, in: input, from: stop, to: end)
      if stop == end || matches("]]>", at: stop) { break }
      stop += 1
    }
    position = min(stop + 3, end)
    state = .data
    if stop == start { return nextInData() }
    let hasNUL = find(0, in: input, from: start, to: stop) < stop
    emitText(slice(start, stop), hasNUL: hasNUL)
  }

  /// The place of the appropriate end tag, else the end.
  private func findEndTag(from start: Int) -> Int {
    var i = start
    while true {
      i = find(0x3C, in: input, from: i, to: end)
      if i >= end || isAppropriateEndTag(at: i) { return i }
      i += 1
    }
  }

  /// Whether an end tag with the name of the last start tag begins at an offset.
  func isAppropriateEndTag(at place: Int) -> Bool {
    guard place + 2 < end, input[place + 1] == 0x2F else { return false }
    return names.withBytes(of: lastStartTag.rawValue) { name in
      guard !name.isEmpty, place + 2 + name.count < end else { return false }
      for i in 0..<name.count where lowercased(input[place + 2 + i]) != name[i] { return false }
      return endsTagName(input[place + 2 + name.count])
    }
  }

  func endsTagName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == 0x2F || byte == 0x3E
  }
}
