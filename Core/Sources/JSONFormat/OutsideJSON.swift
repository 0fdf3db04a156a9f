extension JSON {
  /// Reads JSON that somebody else wrote: one odd value costs itself and no more.
  ///
  /// Everything that comes from another site, a source, an engine or a program is read here, or is mended by
  /// ``mended(_:within:)`` before a `Codable` model reads it.
  ///
  /// - Throws: ``JSONError`` for input that isn't JSON after all, or exceeds the budget.
  public init(outside bytes: [UInt8], within budget: Budget = Budget()) throws(JSONError) {
    try self.init(parsing: JSON.mended(bytes, within: budget), within: Budget(bytes: .max, depth: budget.depth))
  }

  /// Makes odd values harmless, in one pass, so that strict readers take what is around them. Other bytes stay as they are.
  ///
  /// - A number that no `Double` can hold (`1e400`), one in a form that JSON lacks (`.5`, `+1`, `0x10`), and a word that isn't
  ///   one of JSON's (`NaN`, `undefined`) become `null`.
  /// - Half of a surrogate pair (`\ud800`) and bytes that aren't UTF-8 become U+FFFD.
  /// - A control character in a string becomes its escape, and an unknown escape the letter after its backslash.
  ///
  /// - Returns: the same bytes if nothing is odd. What isn't JSON for another reason still isn't.
  /// - Throws: ``JSONError/tooLong`` or ``JSONError/tooDeep``, before anything was decoded.
  public static func mended(_ bytes: [UInt8], within budget: Budget = Budget()) throws(JSONError) -> [UInt8] {
    guard bytes.count <= budget.bytes else { throw .tooLong }
    var mender = JSONMender(depth: budget.depth)
    try mender.read(bytes.span)
    guard mender.isChanged else { return bytes }
    return mender.output + bytes[mender.copied...]
  }
}

/// One pass over the bytes. What is odd is replaced in a copy that is begun at the first oddity.
private struct JSONMender {
  /// The mended bytes before ``copied``.
  private(set) var output: [UInt8] = []
  /// Up to where the input is copied or replaced.
  private(set) var copied = 0
  private(set) var isChanged = false
  private let maximumDepth: Int
  private var depth = 0

  init(depth: Int) { maximumDepth = depth }

  mutating func read(_ text: Span<UInt8>) throws(JSONError) {
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        index += 1
        string(text, at: &index)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        guard depth <= maximumDepth else { throw .tooDeep }
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      case let byte where Self.isWordByte(byte): word(text, at: &index)
      default: index += 1
      }
    }
  }

  private mutating func replace(_ range: Range<Int>, of text: Span<UInt8>, with piece: some Sequence<UInt8>) {
    isChanged = true
    for index in copied..<range.lowerBound { output.append(text[index]) }
    output.append(contentsOf: piece)
    copied = range.upperBound
  }

  // MARK: Strings

  /// Reads a string from behind its quote.
  private mutating func string(_ text: Span<UInt8>, at index: inout Int) {
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): escape(text, at: &index)
      case 0..<0x20:
        var escaped: [UInt8] = []
        JSONWriter.append(escapeOf: byte, to: &escaped)
        replace(index..<index + 1, of: text, with: escaped)
        index += 1
      case 0x80...: character(text, at: &index)
      default: index += 1
      }
    }
  }

  private mutating func escape(_ text: Span<UInt8>, at index: inout Int) {
    let start = index
    index += 1
    guard index < text.count else { return }
    switch JSONEscape.read(text, at: &index) {
    case .scalar: break
    case .broken: replace(start..<index, of: text, with: UTF8.encodedReplacementCharacter)
    case .unknown:
      // The letter is read again for itself.
      replace(start..<start + 1, of: text, with: EmptyCollection())
      index = start + 1
    }
  }

  /// Passes over one character outside of ASCII (Unicode, table 3-7).
  private mutating func character(_ text: Span<UInt8>, at index: inout Int) {
    let second: ClosedRange<UInt8>
    let length: Int
    switch text[index] {
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: (second, length) = (0x80...0xBF, 0)
    }
    var isWhole = length > 0 && index + length <= text.count && second.contains(text[index + 1])
    if isWhole, length > 2 {
      for place in index + 2..<index + length where text[place] & 0xC0 != 0x80 { isWhole = false }
    }
    if !isWhole { replace(index..<index + 1, of: text, with: UTF8.encodedReplacementCharacter) }
    index += isWhole ? length : 1
  }

  // MARK: Words

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Replaces a number or a word that isn't JSON's. A document that is one word alone stays what it is.
  private mutating func word(_ text: Span<UInt8>, at index: inout Int) {
    let start = index
    while index < text.count, Self.isWordByte(text[index]) { index += 1 }
    guard depth > 0, !Self.isValue((start..<index).map { text[$0] }) else { return }
    replace(start..<index, of: text, with: "null".utf8)
  }

  private static func isValue(_ word: [UInt8]) -> Bool {
    guard word[0] == UInt8(ascii: "-") || isDigit(word[0]) else {
      return ["true", "false", "null"].contains(String(decoding: word, as: UTF8.self))
    }
    var rest = word[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if rest.first == 0x30 { rest.removeFirst() } else if !dropDigits(&rest) { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard dropDigits(&rest) else { return false }
    }
    let hasExponent = rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E")
    if hasExponent {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard dropDigits(&rest) else { return false }
    }
    guard rest.isEmpty else { return false }
    // Any number of 300 digits is below 1.8e308.
    guard hasExponent || word.count > 300 else { return true }
    return Double(String(decoding: word, as: UTF8.self))?.isFinite ?? false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether there was a digit.
  private static func dropDigits(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let count = rest.count
    rest = rest.drop(while: isDigit)
    return rest.count < count
  }
}
