/// Why bytes are not a JSON value.
public enum JSONError: Error, Hashable, Sendable {
  /// The input is longer than the budget.
  case tooLong
  /// Arrays and objects are nested deeper than the budget.
  case tooDeep
  /// The grammar of RFC 8259 is broken at this byte, counted from 0.
  case invalid(at: Int)
}

extension JSON {
  /// Reads one JSON value by the grammar of RFC 8259.
  ///
  /// Invalid UTF-8, half of a surrogate pair and numbers that no `Double` can hold are errors, as I-JSON (RFC 7493) asks.
  ///
  /// - Parameters:
  ///   - bytes: one value, with white space around it at most.
  ///   - budget: the longest and deepest input to read.
  /// - Throws: ``JSONError`` for input that isn't JSON or exceeds the budget.
  public init(parsing bytes: [UInt8], within budget: Budget = Budget()) throws(JSONError) {
    guard bytes.count <= budget.bytes else { throw .tooLong }
    var reader = StrictJSON(bytes: bytes, depth: budget.depth)
    self = try reader.document()
  }
}

/// A recursive-descent parser over the bytes.
private struct StrictJSON {
  let bytes: [UInt8]
  let depth: Int
  private var position = 0

  init(bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw .invalid(at: position) }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    guard depth <= self.depth else { throw .tooDeep }
    var members: [JSON.Member] = []
    position += 1
    skipSpace()
    if skip(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw .invalid(at: position) }
      let name = try string()
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw .invalid(at: position) }
      members.append(JSON.Member(name: name, value: try value(depth: depth)))
      skipSpace()
      if skip(UInt8(ascii: "}")) { return .object(members) }
      guard skip(UInt8(ascii: ",")) else { throw .invalid(at: position) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    guard depth <= self.depth else { throw .tooDeep }
    var values: [JSON] = []
    position += 1
    skipSpace()
    if skip(UInt8(ascii: "]")) { return .array(values) }
    while true {
      values.append(try value(depth: depth))
      skipSpace()
      if skip(UInt8(ascii: "]")) { return .array(values) }
      guard skip(UInt8(ascii: ",")) else { throw .invalid(at: position) }
    }
  }

  private mutating func string() throws(JSONError) -> String {
    let open = position
    position += 1
    var decoded: [UInt8] = []
    var start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let bytes = decoded.isEmpty ? bytes[start..<position] : decoded[...] + bytes[start..<position]
        position += 1
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalid(at: open) }
        return text
      case UInt8(ascii: "\\"):
        let escape = position
        decoded += bytes[start..<position]
        position += 1
        guard position < bytes.count, case .scalar(let scalar) = self.escape(),
          let encoded = UTF8.encode(scalar)
        else { throw .invalid(at: escape) }
        decoded += encoded
        start = position
      case 0..<0x20: throw .invalid(at: position)
      default: position += 1
      }
    }
    throw .invalid(at: open)
  }

  private mutating func escape() -> JSONEscape {
    var index = position
    defer { position = index }
    return JSONEscape.read(bytes.span, at: &index)
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    var isWhole = true
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if skip(UInt8(ascii: ".")) {
      isWhole = false
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let number = Int(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else { throw .invalid(at: start) }
    return .number(number)
  }

  /// Skips one digit or more.
  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw .invalid(at: position) }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count,
      bytes[position..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    else { throw .invalid(at: position) }
    position = end
    return value
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }
}
