import FoundationEssentials

/// JSON under construction, keys in the order they are written.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ body: (inout JSONText) -> Void) { enclose("{", "}", body) }
  mutating func array(_ body: (inout JSONText) -> Void) { enclose("[", "]", body) }

  mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void) {
    array { json in for element in elements { body(&json, element) } }
  }

  /// The key of the value that follows.
  mutating func key(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { appendQuoted($0) }
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func key(named name: String) {
    value(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func value(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { appendQuoted($0) }
  }

  mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  mutating func value(_ number: Int) { literal(String(number)) }
  mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }
  mutating func null() { literal("null") }

  /// A whole number without a fraction; what is not finite becomes `null`, for which JSON has no number.
  mutating func value(_ number: Double) {
    guard number.isFinite else { return null() }
    literal(Int(exactly: number).map(String.init) ?? "\(number)")
  }

  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  mutating func field(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  mutating func field(_ name: StaticString, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// A value by its own coding; `null` where it can't be encoded (a number that is not finite).
  mutating func encoded(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    separate()
    if let data = try? encoder.encode(value) {
      bytes.append(contentsOf: data)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func enclose(_ open: Character, _ close: Character, _ body: (inout JSONText) -> Void) {
    separate()
    bytes.append(contentsOf: String(open).utf8)
    needsComma = false
    body(&self)
    bytes.append(contentsOf: String(close).utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x0a: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0d: bytes.append(contentsOf: #"\r"#.utf8)
      case 0..<0x20:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(contentsOf: (byte < 16 ? "0" : "").utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
