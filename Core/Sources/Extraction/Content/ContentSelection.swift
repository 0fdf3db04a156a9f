import HTML

/// The nodes of a document that belong to its article.
///
/// The article is everything below ``roots`` except the dropped nodes. Dropping a node drops its subtree. A hidden node
/// is dropped too, unless it is in ``unfolded``.
struct ContentSelection {
  /// The top nodes of the article, in document order; they never contain each other.
  var roots: [NodeID]
  var dropped: NodeSet
  /// Hidden elements with text of the article: what an accordion or "read more" shows on request.
  var unfolded: NodeSet

  init(roots: [NodeID], dropped: NodeSet, unfolded: NodeSet = NodeSet(capacity: 0)) {
    self.roots = roots
    self.dropped = dropped
    self.unfolded = unfolded
  }

  /// Selects everything below a document's body, for pages that hold only their article.
  static func everything(in document: HTMLDocument) -> ContentSelection {
    ContentSelection(
      roots: [document.first(.body) ?? document.root], dropped: NodeSet(capacity: document.nodeCount))
  }
}
