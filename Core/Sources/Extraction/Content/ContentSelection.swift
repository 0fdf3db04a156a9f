import HTML

/// Which nodes of a document belong to its article.
///
/// The article is what lies below ``roots`` without the dropped nodes. A dropped node takes its subtree with it; so does a
/// hidden one, unless it is in ``unfolded``.
struct ContentSelection {
  /// Where the article's nodes hang, in document order; none of them lies below another.
  var roots: [NodeID]
  var dropped: NodeSet
  /// Hidden elements whose text was judged to be the article's: what an accordion or "read more" shows when asked.
  var unfolded: NodeSet

  init(roots: [NodeID], dropped: NodeSet, unfolded: NodeSet = NodeSet(capacity: 0)) {
    self.roots = roots
    self.dropped = dropped
    self.unfolded = unfolded
  }

  /// Everything below a document's body, for pages that hold nothing but their article.
  static func everything(in document: HTMLDocument) -> ContentSelection {
    ContentSelection(
      roots: [document.first(.body) ?? document.root], dropped: NodeSet(capacity: document.nodeCount))
  }
}
