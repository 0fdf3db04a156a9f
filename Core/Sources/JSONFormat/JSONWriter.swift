/// Writes JSON as bytes, without white space, with keys in the order they are written.
///
/// The caller keeps the grammar: inside an object each value follows its key. Commas are set by the writer.
public struct JSONWriter: Sendable {
  /// What was written so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private let escapesLineSeparators: Bool

  /// Makes an empty writer.
  ///
  /// - Parameter escapesLineSeparators: writes U+0085, U+2028 and U+2029 as escapes, for readers of lines that take them
  ///   for line ends.
  public init(escapesLineSeparators: Bool = false) { self.escapesLineSeparators = escapesLineSeparators }

  // MARK: Structure

  /// Writes an object; the body writes its members.
  public mutating func object<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    try enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array; the body writes its elements.
  public mutating func array<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    try enclose(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes an array with one value for each element; the body writes exactly one value.
  public mutating func array<Element, Failure: Error>(
    _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) throws(Failure) -> Void
  ) throws(Failure) {
    try array { json throws(Failure) in for element in elements { try body(&json, element) } }
  }

  /// Writes the key of the value that follows.
  public mutating func key(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { append(quoted: $0) }
    endKey()
  }

  /// Writes a key that is known only at run time.
  public mutating func key(named name: String) {
    value(name)
    endKey()
  }

  // MARK: Values

  /// Writes a string.
  public mutating func value(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { append(quoted: $0) }
  }

  /// Writes a string, or `null` for nil.
  public mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  /// Writes an integer.
  public mutating func value(_ number: Int) { literal(String(number)) }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { literal("null") }

  /// Writes a number: a whole one without a fraction, and `null` for one that is not finite.
  public mutating func value(_ number: Double) {
    guard number.isFinite else { return null() }
    literal(Int(exactly: number).map(String.init) ?? "\(number)")
  }

  /// Writes a value.
  public mutating func value(_ json: JSON) {
    switch json {
    case .null: null()
    case .bool(let flag): value(flag)
    case .integer(let number): value(number)
    case .number(let number): value(number)
    case .string(let text): value(text)
    case .array(let values): array(values) { $0.value($1) }
    case .object(let members):
      object { json in
        for member in members {
          json.key(named: member.name)
          json.value(member.value)
        }
      }
    }
  }

  /// Writes a value that is JSON already, such as an identifier copied from the input. The bytes must be one JSON value.
  public mutating func verbatim(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  // MARK: Members

  /// Writes a member with a string, or `null` for nil.
  public mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  /// Writes a member with an integer, or `null` for nil.
  public mutating func field(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  /// Writes a member with `true` or `false`.
  public mutating func field(_ name: StaticString, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// Writes a member with a value.
  public mutating func field(_ name: StaticString, _ json: JSON) {
    key(name)
    value(json)
  }

  /// Ends a line: between documents of a file with one document a line, and at the end of a file.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  // MARK: Bytes

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func enclose<Failure: Error>(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    separate()
    bytes.append(open)
    needsComma = false
    try body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
    Self.quote(text, into: &bytes, escapesLineSeparators: escapesLineSeparators)
  }

  /// Writes a string in quotes.
  ///
  /// Stretches without escapes are copied whole: pages come as strings of megabytes.
  ///
  /// - Parameter shortens: writes a backspace as `\b` and a form feed as `\f`, as sealed bytes have them.
  static func quote(
    _ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8], escapesLineSeparators: Bool = false,
    shortens: Bool = false
  ) {
    bytes.append(0x22)
    var start = 0
    var index = 0
    while index < text.count {
      while let word = word(text, at: index), isPlain(word), !escapesLineSeparators { index += 8 }
      guard index < text.count else { break }
      defer { index += 1 }
      let byte = text[index]
      // 0xC2 and 0xE2 lead the UTF-8 of the line separators.
      let mayBeSeparator = escapesLineSeparators && (byte == 0xC2 || byte == 0xE2)
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || mayBeSeparator else { continue }
      if mayBeSeparator {
        guard let (escape, length) = lineSeparator(text[index...]) else { continue }
        bytes.append(contentsOf: text[start..<index])
        append(escape, to: &bytes)
        start = index + length
      } else {
        bytes.append(contentsOf: text[start..<index])
        append(escapeOf: byte, to: &bytes, shortens: shortens)
        start = index + 1
      }
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(0x22)
  }

  /// The eight bytes at a place, or nil if there are fewer.
  @inline(__always)
  private static func word(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64? {
    guard place &+ 8 <= text.count, let base = text.baseAddress else { return nil }
    return UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
  }

  /// Whether none of eight bytes is a control character, a quote or a backslash.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let marks = ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
    return marks & 0x8080_8080_8080_8080 == 0
  }

  /// Writes the escape of a control character, a quote or a backslash.
  static func append(escapeOf byte: UInt8, to bytes: inout [UInt8], shortens: Bool = false) {
    switch byte {
    case 0x0A: append("\\n", to: &bytes)
    case 0x09: append("\\t", to: &bytes)
    case 0x0D: append("\\r", to: &bytes)
    case 0x22: append("\\\"", to: &bytes)
    case 0x5C: append("\\\\", to: &bytes)
    case 0x08 where shortens: append("\\b", to: &bytes)
    case 0x0C where shortens: append("\\f", to: &bytes)
    default:
      let digits: StaticString = "0123456789abcdef"
      append("\\u00", to: &bytes)
      digits.withUTF8Buffer { bytes += [$0[Int(byte >> 4)], $0[Int(byte & 15)]] }
    }
  }

  private static func append(_ text: StaticString, to bytes: inout [UInt8]) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private static func lineSeparator(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (escape: StaticString, length: Int)? {
    if text.starts(with: [0xC2, 0x85]) { return ("\\u0085", 2) }
    if text.starts(with: [0xE2, 0x80, 0xA8]) { return ("\\u2028", 3) }
    if text.starts(with: [0xE2, 0x80, 0xA9]) { return ("\\u2029", 3) }
    return nil
  }
}
