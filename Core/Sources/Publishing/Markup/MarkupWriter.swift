/// Writes HTML or XML so that the code has the shape of the page: elements nest as closures and close themselves.
///
///     html.p(.class("by")) {
///       html.a(.href(address), text: story.site)
///       html.text(", \(author)")
///     }
///
/// Names of elements and attributes are static strings, which only the sources can hold. Everything else is escaped.
/// So no byte of a story can become markup, by construction.
final class MarkupWriter {
  /// Only the short methods below touch it, one after another: the check for overlapping accesses, a tenth of a page's
  /// time, can find nothing.
  @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
  let syntax: MarkupSyntax
  /// Whether anchors may lead to other sites. The sample's sites are invented: an address there leads nowhere, or to somebody
  /// who has nothing to do with it.
  var linksOutside = true

  init(_ syntax: MarkupSyntax = .html, reserving capacity: Int = 0) {
    self.syntax = syntax
    bytes.reserveCapacity(capacity)
  }

  /// An element by its name. ``MarkupWriter+Elements.swift`` has the names of HTML as properties.
  func element(_ name: StaticString) -> MarkupElement { MarkupElement(name: name, writer: self) }

  /// An element that can't hold anything, by its name.
  func void(_ name: StaticString) -> VoidMarkupElement { VoidMarkupElement(name: name, writer: self) }

  /// Text in content. Quotation marks are escaped too: one rule serves content and attributes.
  func text(_ text: String) { XMLText.appendEscaped(text, to: &bytes) }
  func text(_ text: Substring) { self.text(String(text)) }

  func number(_ value: Int) { text(String(value)) }

  /// Markup of the program's own that isn't an element: a document type, a character reference, a style sheet.
  func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// What another writer has finished.
  func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// An anchor to an outside page if its scheme allows one, else the text alone.
  func outsideLink(_ address: String?, _ text: String) {
    if let address = address.flatMap(SafeLink.address) { a(.href(address), text: text) } else { self.text(text) }
  }

  @inline(__always)
  fileprivate func open(_ name: StaticString, _ attributes: [MarkupAttribute]) {
    bytes.append(UInt8(ascii: "<"))
    raw(name)
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      if !linksOutside, attribute.isAddress, value.hasPrefix("http") { continue }
      bytes.append(UInt8(ascii: " "))
      raw(attribute.name)
      bytes.append(UInt8(ascii: "="))
      bytes.append(UInt8(ascii: "\""))
      text(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  fileprivate func endTag(_ name: StaticString) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    raw(name)
    bytes.append(UInt8(ascii: ">"))
  }

  fileprivate func endOpening(isEmpty: Bool = false) {
    if isEmpty, syntax == .xml { bytes.append(UInt8(ascii: "/")) }
    bytes.append(UInt8(ascii: ">"))
  }
}

/// An element about to be written: calling it writes the tags around its content.
///
/// The calls are inlined, so that the list of attributes needs no memory of its own.
struct MarkupElement {
  let name: StaticString
  let writer: MarkupWriter

  @inline(__always)
  func callAsFunction(_ attributes: MarkupAttribute..., content: () -> Void) {
    writer.open(name, attributes)
    writer.endOpening()
    content()
    writer.endTag(name)
  }

  @inline(__always)
  func callAsFunction(_ attributes: MarkupAttribute..., text: String) {
    writer.open(name, attributes)
    writer.endOpening()
    writer.text(text)
    writer.endTag(name)
  }

  func callAsFunction(_ text: String) { callAsFunction(text: text) }
}

/// An element that can't hold anything: `<br>`, in XML `<br/>`.
struct VoidMarkupElement {
  let name: StaticString
  let writer: MarkupWriter

  func callAsFunction(_ attributes: MarkupAttribute...) {
    writer.open(name, attributes)
    writer.endOpening(isEmpty: true)
  }
}
