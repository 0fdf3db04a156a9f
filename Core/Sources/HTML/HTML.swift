/// A parsed HTML document: what a browser's parser makes of the same bytes (HTML Standard, section 13.2).
///
/// Parsing never fails. Any bytes give a document; bytes that are not UTF-8 stay in it as they are and read as U+FFFD in
/// strings. Decode other encodings first.
///
/// A document is a value that can be shared freely. Its nodes are numbers (``NodeID``); what they are is asked of the
/// document:
///
///     let document = HTMLDocument.parse(bytes)
///     for link in document.elements(withTag: .a) {
///       print(document.attribute(.href, of: link) ?? "", document.textContent(of: link))
///     }
public struct HTMLDocument: Sendable {
  @usableFromInline let arena: Arena
  /// Whether the document asks for a browser's old layout bugs.
  public let quirksMode: QuirksMode
  /// The limits that parsing met; empty for any ordinary page.
  public let exceeded: ExceededLimits

  init(arena: Arena, quirksMode: QuirksMode, exceeded: ExceededLimits) {
    self.arena = arena
    self.quirksMode = quirksMode
    self.exceeded = exceeded
  }

  /// Parses a document, given as UTF-8 without a byte order mark.
  public static func parse(_ bytes: [UInt8], options: ParseOptions = ParseOptions()) -> HTMLDocument {
    parse(bytes, context: nil, options: options)
  }

  /// Parses a document.
  public static func parse(_ text: String, options: ParseOptions = ParseOptions()) -> HTMLDocument {
    parse(Array(text.utf8), context: nil, options: options)
  }

  /// Parses what stands inside an element (13.4, parsing HTML fragments). The result's root holds an `html` element, as
  /// the standard has it, and that element the fragment: see ``fragmentRoot``.
  ///
  /// - Parameter context: the local name of the element.
  public static func parseFragment(
    _ bytes: [UInt8], context: String, namespace: Namespace = .html, options: ParseOptions = ParseOptions()
  ) -> HTMLDocument {
    parse(bytes, context: (context, namespace), options: options)
  }

  /// The document node, parent of the document type and of the `html` element.
  public var root: NodeID { NodeID(rawValue: 0) }

  /// How many nodes the parser created, those it discarded again included: every ``NodeID`` is below it.
  @inlinable public var nodeCount: Int { arena.nodes.count }

  /// The `html` element. Missing only if a limit was met before anything was read.
  public var documentElement: NodeID? { children(of: root).first { isElement($0) } }

  /// The element whose children are the parsed fragment.
  public var fragmentRoot: NodeID { documentElement ?? root }

  /// The `head` element.
  public var head: NodeID? { documentElement.flatMap { firstChild(of: $0, tag: .head) } }

  /// The `body` element. A document of frames has none.
  public var body: NodeID? { documentElement.flatMap { firstChild(of: $0, tag: .body) } }
}
