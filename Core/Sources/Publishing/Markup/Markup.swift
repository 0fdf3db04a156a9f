/// Finished HTML or XML.
///
/// Only ``MarkupWriter`` and files that the build embeds make it, so that no byte of a story can become markup.
struct Markup: Sendable {
  let bytes: [UInt8]

  /// Collects what `content` writes.
  init(_ syntax: MarkupSyntax = .html, reserving capacity: Int = 0, _ content: (MarkupWriter) -> Void) {
    let writer = MarkupWriter(syntax, reserving: capacity)
    content(writer)
    bytes = writer.bytes
  }

  /// A file of the program's own that the build embeds.
  init(embedded file: some Sequence<UInt8>) { bytes = Array(file) }

  var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// The two ways to write an element without content: `<br>` and `<br/>`.
enum MarkupSyntax: Sendable { case html, xml }
