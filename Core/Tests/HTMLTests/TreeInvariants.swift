import HTML

/// What holds for every document, whatever the bytes it was parsed from. Used by the tests and by the fuzzer.
enum TreeInvariants {
  /// The first violation found, nil if there is none.
  static func violation(in document: HTMLDocument, inputCount: Int, depthLimit: Int) -> String? {
    var seen = [Bool](repeating: false, count: document.nodeCount)
    var roots = [document.root]
    while let root = roots.popLast() {
      var depth = 0
      var current = root
      while true {
        if seen[current.index] { return "node \(current.rawValue) stands in two places" }
        seen[current.index] = true
        if let found = violation(at: current, in: document) { return found }
        if let contents = document.templateContents(of: current) { roots.append(contents) }
        if let child = document.firstChild(of: current) {
          current = child
          depth += 1
          // The adoption agency may put a clone between two elements that the stack already holds.
          if depth > depthLimit * 2 { return "deeper than the limit allows" }
          continue
        }
        while current != root, document.nextSibling(of: current) == nil {
          guard let parent = document.parent(of: current) else { return "a walk left the tree" }
          current = parent
          depth -= 1
        }
        guard current != root, let next = document.nextSibling(of: current) else { break }
        current = next
      }
    }
    if document.nodeCount > 2 * inputCount + 2048 { return "\(document.nodeCount) nodes from \(inputCount) bytes" }
    return nil
  }

  private static func violation(at node: NodeID, in document: HTMLDocument) -> String? {
    var previous: NodeID?
    for child in document.children(of: node) {
      if document.parent(of: child) != node { return "child \(child.rawValue) has another parent" }
      if document.previousSibling(of: child) != previous { return "child \(child.rawValue) has another sibling" }
      previous = child
    }
    if document.lastChild(of: node) != previous, document.kind(of: node) != .text {
      return "the last child is not last"
    }
    for place in 0..<document.attributeCount(of: node) {
      if document.name(of: document.attributeName(at: place, of: node)).isEmpty { return "an attribute without name" }
      document.withAttribute(at: place, of: node) { _ = $0.count }
    }
    if document.kind(of: node) == .text, document.textLength(of: node) == 0 { return "an empty text" }
    return nil
  }
}
