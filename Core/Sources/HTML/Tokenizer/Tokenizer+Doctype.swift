// Document type declarations (13.2.5.53 to 13.2.5.68).
extension Tokenizer {
  /// Reads a declaration after its `<!DOCTYPE`.
  mutating func readDoctype(from start: Int) {
    token.kind = .doctype
    doctype = DoctypeToken()
    var i = skipDoctypeSpace(start)
    guard i < end, input[i] != 0x3E else {
      doctype.forceQuirks = true
      return finishDoctype(at: i)
    }
    var name: [UInt8] = []
    while i < end, !isSpace(input[i]), input[i] != 0x3E {
      appendDoctypeByte(input[i], to: &name, lowercasing: true)
      i += 1
    }
    doctype.name = name
    i = skipDoctypeSpace(i)
    guard i < end else { return cutOffDoctype() }
    if input[i] == 0x3E { return finishDoctype(at: i) }
    if matchesIgnoringCase("public", at: i) {
      readPublicID(from: i + 6)
    } else if matchesIgnoringCase("system", at: i) {
      readSystemID(from: i + 6, isRequired: true)
    } else {
      doctype.forceQuirks = true
      skipBogusDoctype(from: i)
    }
  }

  private mutating func readPublicID(from start: Int) {
    let i = skipDoctypeSpace(start)
    guard let (value, after) = readDoctypeString(at: i) else { return }
    doctype.publicID = value
    if after <= end { readSystemID(from: after, isRequired: false) }
  }

  private mutating func readSystemID(from start: Int, isRequired: Bool) {
    let i = skipDoctypeSpace(start)
    if !isRequired {
      guard i < end else { return cutOffDoctype() }
      if input[i] == 0x3E { return finishDoctype(at: i) }
    }
    guard let (value, after) = readDoctypeString(at: i) else { return }
    doctype.systemID = value
    guard after <= end else { return }
    let next = skipDoctypeSpace(after)
    guard next < end else { return cutOffDoctype() }
    // Anything else after the system identifier is an error, but doesn't cause quirks mode (13.2.5.66).
    skipBogusDoctype(from: next)
  }

  /// Reads a quoted string.
  ///
  /// Returns nil without one. If it never closes, the offset after it is beyond the end and the declaration ends there.
  private mutating func readDoctypeString(at start: Int) -> (value: [UInt8], end: Int)? {
    guard start < end else {
      cutOffDoctype()
      return nil
    }
    let quote = input[start]
    guard quote == 0x22 || quote == 0x27 else {
      doctype.forceQuirks = true
      skipBogusDoctype(from: start)
      return nil
    }
    var value: [UInt8] = []
    var i = start + 1
    while i < end, input[i] != quote, input[i] != 0x3E {
      appendDoctypeByte(input[i], to: &value, lowercasing: false)
      i += 1
    }
    if i < end, input[i] == quote { return (value, i + 1) }
    doctype.forceQuirks = true
    finishDoctype(at: i)
    return (value, end + 1)
  }

  private func appendDoctypeByte(_ byte: UInt8, to bytes: inout [UInt8], lowercasing: Bool) {
    if byte == 0 {
      bytes += [0xEF, 0xBF, 0xBD]
    } else {
      bytes.append(lowercasing ? lowercased(byte) : byte)
    }
  }

  private func skipDoctypeSpace(_ start: Int) -> Int {
    var i = start
    while i < end, isSpace(input[i]) { i += 1 }
    return i
  }

  private mutating func skipBogusDoctype(from start: Int) {
    finishDoctype(at: find(0x3E, in: input, from: start, to: end))
  }

  private mutating func cutOffDoctype() {
    doctype.forceQuirks = true
    position = end
  }

  private mutating func finishDoctype(at close: Int) {
    position = min(close + 1, end)
  }
}
