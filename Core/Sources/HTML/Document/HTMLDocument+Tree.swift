/// The tree around a node.
extension HTMLDocument {
  /// The kind of a node.
  @inlinable public func kind(of node: NodeID) -> NodeKind { arena.node(node).pointee.kind }

  /// The parent of a node; nil for a root.
  @inlinable public func parent(of node: NodeID) -> NodeID? { link(arena.node(node).pointee.parent) }

  /// The first child of a node.
  @inlinable public func firstChild(of node: NodeID) -> NodeID? {
    let record = arena.node(node)
    return record.pointee.isText ? nil : link(record.pointee.firstChild)
  }

  /// The last child of a node.
  @inlinable public func lastChild(of node: NodeID) -> NodeID? { link(arena.node(node).pointee.lastChild) }

  /// The sibling after a node.
  @inlinable public func nextSibling(of node: NodeID) -> NodeID? { link(arena.node(node).pointee.nextSibling) }

  /// The sibling before a node.
  @inlinable public func previousSibling(of node: NodeID) -> NodeID? { link(arena.node(node).pointee.previousSibling) }

  /// The contents of a `template` element, a ``NodeKind/fragment``. Nil for any other node.
  public func templateContents(of node: NodeID) -> NodeID? {
    let record = arena.node(node)
    guard record.pointee.isElement, record.pointee.name == ElementName(.template) else { return nil }
    // The parser creates both together, and the adoption agency clones no template.
    let contents = NodeID(rawValue: node.rawValue + 1)
    return contents.index < nodeCount && kind(of: contents) == .fragment ? contents : nil
  }

  /// The next node in document order, descendants first, without leaving `root`. Skips template contents.
  @inlinable public func next(after node: NodeID, within root: NodeID) -> NodeID? {
    firstChild(of: node) ?? nextSkippingChildren(after: node, within: root)
  }

  /// The next node in document order after the whole subtree of `node`, without leaving `root`.
  @inlinable public func nextSkippingChildren(after node: NodeID, within root: NodeID) -> NodeID? {
    var current = node
    while current != root {
      if let next = nextSibling(of: current) { return next }
      guard let parent = parent(of: current) else { return nil }
      current = parent
    }
    return nil
  }

  /// Whether `node` is `ancestor` or below it.
  public func contains(_ ancestor: NodeID, _ node: NodeID) -> Bool {
    var current: NodeID? = node
    while let candidate = current {
      if candidate == ancestor { return true }
      current = parent(of: candidate)
    }
    return false
  }

  @inlinable func link(_ raw: Int32) -> NodeID? {
    raw < 0 ? nil : NodeID(rawValue: raw)
  }
}
