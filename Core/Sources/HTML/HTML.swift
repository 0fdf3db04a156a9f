/// A parsed HTML document: what a browser's parser makes of the same bytes (HTML Standard, section 13.2).
///
/// Parsing never fails: any bytes give a document. Decode other encodings to UTF-8 first. Bytes that aren't UTF-8 are
/// kept and read as U+FFFD in strings.
///
/// A document is a value that can be shared freely. Its nodes are numbers (``NodeID``) that the document explains:
///
///     let document = HTMLDocument.parse(bytes)
///     for link in document.elements(withTag: .a) {
///       print(document.attribute(.href, of: link) ?? "", document.textContent(of: link))
///     }
public struct HTMLDocument: Sendable {
  @usableFromInline let arena: Arena
  /// Whether the document asks for a browser's old layout bugs.
  public let quirksMode: QuirksMode
  /// The limits that parsing reached. Empty for any ordinary page.
  public let exceeded: ExceededLimits

  init(arena: Arena, quirksMode: QuirksMode, exceeded: ExceededLimits) {
    self.arena = arena
    self.quirksMode = quirksMode
    self.exceeded = exceeded
  }

  /// Parses a document from UTF-8 without a byte order mark.
  public static func parse(_ bytes: [UInt8], options: ParseOptions = ParseOptions()) -> HTMLDocument {
    parse(bytes, context: nil, options: options)
  }

  /// Parses a document from a string.
  public static func parse(_ text: String, options: ParseOptions = ParseOptions()) -> HTMLDocument {
    parse(Array(text.utf8), context: nil, options: options)
  }

  /// Parses the contents of an element (13.4, parsing HTML fragments).
  ///
  /// The result has an `html` element as its root, as in the standard; its children are the fragment
  /// (``fragmentRoot``).
  ///
  /// - Parameter context: the local name of the element that the markup belongs in.
  public static func parseFragment(
    _ bytes: [UInt8], context: String, namespace: Namespace = .html, options: ParseOptions = ParseOptions()
  ) -> HTMLDocument {
    parse(bytes, context: (context, namespace), options: options)
  }

  /// The document node: the parent of the document type and of the `html` element.
  public var root: NodeID { NodeID(rawValue: 0) }

  /// The number of nodes that the parser created, including discarded ones. Every ``NodeID`` is less than this.
  @inlinable public var nodeCount: Int { arena.nodes.count }

  /// The `html` element. Nil only if a limit was reached before anything was read.
  public var documentElement: NodeID? { children(of: root).first { isElement($0) } }

  /// The element whose children are the parsed fragment.
  public var fragmentRoot: NodeID { documentElement ?? root }

  /// The `head` element.
  public var head: NodeID? { documentElement.flatMap { firstChild(of: $0, tag: .head) } }

  /// The `body` element. Nil in a document of frames.
  public var body: NodeID? { documentElement.flatMap { firstChild(of: $0, tag: .body) } }
}
