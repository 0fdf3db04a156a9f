extension HTMLDocument {
  /// The children of a node, in order.
  @inlinable public func children(of node: NodeID) -> Children {
    Children(document: self, next: firstChild(of: node))
  }

  /// All nodes below a node in document order, without the node itself and without template contents.
  @inlinable public func descendants(of node: NodeID) -> Descendants {
    Descendants(document: self, root: node)
  }

  /// The ancestors of a node, its parent first.
  @inlinable public func ancestors(of node: NodeID) -> Ancestors {
    Ancestors(document: self, next: parent(of: node))
  }

  /// The children of a node, in order.
  public struct Children: Sequence, IteratorProtocol {
    @usableFromInline let document: HTMLDocument
    @usableFromInline var upcoming: NodeID?

    @inlinable init(document: HTMLDocument, next: NodeID?) {
      self.document = document
      upcoming = next
    }

    /// Returns the next node, or nil at the end.
    @inlinable public mutating func next() -> NodeID? {
      guard let node = upcoming else { return nil }
      upcoming = document.nextSibling(of: node)
      return node
    }
  }

  /// The nodes below a node, in document order.
  public struct Descendants: Sequence, IteratorProtocol {
    @usableFromInline let document: HTMLDocument
    @usableFromInline let root: NodeID
    @usableFromInline var current: NodeID?

    @inlinable init(document: HTMLDocument, root: NodeID) {
      self.document = document
      self.root = root
      current = root
    }

    /// Returns the next node, or nil at the end.
    @inlinable public mutating func next() -> NodeID? {
      guard let node = current else { return nil }
      current = document.next(after: node, within: root)
      return current
    }
  }

  /// The ancestors of a node, its parent first.
  public struct Ancestors: Sequence, IteratorProtocol {
    @usableFromInline let document: HTMLDocument
    @usableFromInline var upcoming: NodeID?

    @inlinable init(document: HTMLDocument, next: NodeID?) {
      self.document = document
      upcoming = next
    }

    /// Returns the next node, or nil at the end.
    @inlinable public mutating func next() -> NodeID? {
      guard let node = upcoming else { return nil }
      upcoming = document.parent(of: node)
      return node
    }
  }
}
