extension JSON {
  /// Reads JSON as web pages have it, in time linear in its length.
  ///
  /// Forgiven are comments and CDATA marks around the value, missing and trailing commas, control characters in strings,
  /// unknown escapes, and missing brackets at the end.
  ///
  /// - Parameters:
  ///   - bytes: a script or an attribute; reading starts at its first `{` or `[`.
  ///   - budget: the longest and deepest input to read.
  /// - Returns: nil for input that can't be read or exceeds the budget.
  public init?(lenient bytes: [UInt8], within budget: Budget = Budget(depth: 64)) {
    guard bytes.count <= budget.bytes, var reader = LenientJSON(bytes: bytes, depth: budget.depth),
      let value = reader.value(depth: 0)
    else { return nil }
    self = value
  }
}

private struct LenientJSON {
  let bytes: [UInt8]
  let depth: Int
  private var position = 0

  /// Nil if no value begins anywhere.
  init?(bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
    func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }
    guard let start = bytes.firstIndex(where: isOpening) else { return nil }
    position = start
    // `//<![CDATA[` before the value has a bracket of its own.
    if start >= 2, start + 6 < bytes.count, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "C") {
      guard let after = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "{")) else { return nil }
      position = after
    }
  }

  mutating func value(depth: Int) -> JSON? {
    guard depth < self.depth else { return nil }
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    var members: [JSON.Member] = []
    position += 1
    while true {
      skipSpace(andCommas: true)
      guard position < bytes.count else { return .object(members) }
      if bytes[position] == UInt8(ascii: "}") {
        position += 1
        return .object(members)
      }
      guard bytes[position] == UInt8(ascii: "\""), let name = string() else { return nil }
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return nil }
      position += 1
      guard let value = value(depth: depth + 1) else { return nil }
      members.append(JSON.Member(name: name, value: value))
    }
  }

  private mutating func array(depth: Int) -> JSON? {
    var values: [JSON] = []
    position += 1
    while true {
      skipSpace(andCommas: true)
      guard position < bytes.count else { return .array(values) }
      if bytes[position] == UInt8(ascii: "]") {
        position += 1
        return .array(values)
      }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    }
  }

  private mutating func string() -> String? {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), position < bytes.count {
        escape().append(to: &text)
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> JSONEscape {
    var index = position
    defer { position = index }
    return JSONEscape.read(bytes.span, at: &index)
  }

  private mutating func word() -> JSON? {
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "undefined": return .null
    default:
      if let number = Int(word) { return .integer(number) }
      // `NaN` and `Infinity` are numbers of JavaScript that JSON lacks.
      return Double(word).map { $0.isFinite ? .number($0) : .null }
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func skipSpace(andCommas: Bool = false) {
    while position < bytes.count, bytes[position] <= 0x20 || (andCommas && bytes[position] == UInt8(ascii: ",")) {
      position += 1
    }
  }
}
