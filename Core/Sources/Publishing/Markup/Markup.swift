/// HTML or XML under construction.
///
/// Tags are static strings or embedded files, which only the sources can hold; everything that comes from outside passes
/// ``text(_:)`` or ``attribute(_:_:)``. So no byte of a story can become markup, by construction.
struct Markup: Sendable {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  init(_ content: (inout Markup) -> Void) {
    self.init()
    content(&self)
  }

  /// A file of the program's own that the build embeds.
  init(embedded file: some Sequence<UInt8>) { bytes = Array(file) }

  var string: String { String(decoding: bytes, as: UTF8.self) }
  var isEmpty: Bool { bytes.isEmpty }

  /// Markup of the program's own.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// What another builder has made.
  mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// A number for people: `1,204`.
  mutating func count(_ value: Int) { bytes.append(contentsOf: CalendarWords.grouped(value).utf8) }

  /// Text in content. Quotation marks are escaped too, so that one rule serves content and attributes.
  mutating func text(_ text: some StringProtocol) {
    XMLText.appendEscaped(text, to: &bytes)
  }

  /// ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: some StringProtocol) {
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    text(value)
    bytes.append(0x22)
  }

  mutating func attribute(_ name: StaticString, _ value: Int) {
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    number(value)
    bytes.append(0x22)
  }

  /// ` name="value"` where there is a value.
  mutating func attribute(_ name: StaticString, ifPresent value: String?) {
    if let value { attribute(name, value) }
  }

  /// `<name>text</name>`.
  mutating func element(_ name: StaticString, _ content: some StringProtocol) {
    element(name) { $0.text(content) }
  }

  /// `<name>…</name>`.
  mutating func element(_ name: StaticString, _ content: (inout Markup) -> Void) {
    bytes.append(0x3c)
    raw(name)
    bytes.append(0x3e)
    content(&self)
    raw("</")
    raw(name)
    bytes.append(0x3e)
  }
}
