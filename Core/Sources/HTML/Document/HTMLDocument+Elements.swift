/// Names of elements, and finding elements.
extension HTMLDocument {
  /// Whether a node is an element.
  @inlinable public func isElement(_ node: NodeID) -> Bool { arena.node(node).pointee.isElement }

  /// Whether a node is the HTML element with this name. An SVG `title` isn't `.title`.
  @inlinable public func isElement(_ node: NodeID, _ tag: Tag) -> Bool {
    arena.node(node).pointee.header == tag.rawValue << 6 | UInt32(NodeKind.element.rawValue)
  }

  /// The local name of an element; nil for other nodes.
  ///
  /// `svg a` and `a` have the same tag: ``namespace(of:)`` tells them apart.
  @inlinable public func tag(of node: NodeID) -> Tag? {
    let record = arena.node(node)
    return record.pointee.isElement ? record.pointee.name.tag : nil
  }

  /// The namespace of an element; `.html` for other nodes.
  @inlinable public func namespace(of node: NodeID) -> Namespace {
    let record = arena.node(node)
    return record.pointee.isElement ? record.pointee.name.namespace : .html
  }

  /// The local name of an element or the name of a document type; empty for other nodes.
  public func name(of node: NodeID) -> String {
    let record = arena.node(node).pointee
    switch record.kind {
    case .element: return arena.names.string(record.name.tag.rawValue)
    case .doctype: return arena.doctypes[Int(record.start)].name
    default: return ""
    }
  }

  /// The name behind a tag.
  public func name(of tag: Tag) -> String { arena.names.string(tag.rawValue) }

  /// The tag for a name, or nil if neither HTML nor this document knows it.
  public func tag(named name: String) -> Tag? { number(of: name).map(Tag.init(rawValue:)) }

  /// The public and system identifiers of a document type; nil where the declaration has none.
  public func doctypeIdentifiers(of node: NodeID) -> (publicID: String?, systemID: String?)? {
    let record = arena.node(node).pointee
    guard record.kind == .doctype else { return nil }
    let doctype = arena.doctypes[Int(record.start)]
    return (doctype.publicID, doctype.systemID)
  }

  /// The first child that is the HTML element with this name.
  @inlinable public func firstChild(of node: NodeID, tag: Tag) -> NodeID? {
    children(of: node).first { isElement($0, tag) }
  }

  /// The HTML elements with this name below a node, in document order. Searches the whole document by default.
  @inlinable public func elements(withTag tag: Tag, in node: NodeID? = nil) -> [NodeID] {
    descendants(of: node ?? NodeID(rawValue: 0)).filter { isElement($0, tag) }
  }

  /// The first HTML element with this name below a node. Searches the whole document by default.
  @inlinable public func first(_ tag: Tag, in node: NodeID? = nil) -> NodeID? {
    descendants(of: node ?? NodeID(rawValue: 0)).first { isElement($0, tag) }
  }

  /// The first element with exactly this `id`.
  public func element(withID id: String) -> NodeID? {
    let wanted = Array(id.utf8)
    return descendants(of: root).first { node in
      withAttribute(.id, of: node) { value in
        guard value.count == wanted.count else { return false }
        for i in wanted.indices where wanted[i] != value[i] { return false }
        return true
      } ?? false
    }
  }

  func number(of name: String) -> UInt32? {
    let utf8 = Array(name.utf8)
    return utf8.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
      return arena.names.existingNumber(of: base, length: bytes.count)
    }
  }
}
