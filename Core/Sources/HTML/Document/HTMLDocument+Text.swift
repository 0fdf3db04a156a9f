/// The text of text nodes, comments and subtrees.
extension HTMLDocument {
  /// The text of a text node or comment; empty for other nodes.
  public func text(of node: NodeID) -> String {
    textSlice(of: node).map { arena.string($0) } ?? ""
  }

  /// Passes the bytes of a text node or comment to a closure without copying them. Other nodes have no bytes.
  @inlinable public func withText<R, E: Error>(of node: NodeID, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try arena.withBytes(of: textSlice(of: node) ?? Slice(word: 0, length: 0), body)
  }

  /// The length of a text node or comment in bytes of UTF-8.
  @inlinable public func textLength(of node: NodeID) -> Int { textSlice(of: node)?.count ?? 0 }

  /// Whether a node is text that contains only HTML white space.
  @inlinable public func isBlankText(_ node: NodeID) -> Bool {
    guard kind(of: node) == .text else { return false }
    return withText(of: node) { text in
      text.withUnsafeBytes { bytes in
        var i = 0
        while i < bytes.count {
          // Most blank texts are indentation.
          if i &+ 8 <= bytes.count, bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) == 0x2020_2020_2020_2020 {
            i &+= 8
            continue
          }
          let byte = bytes[i]
          guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C else { return false }
          i &+= 1
        }
        return true
      }
    }
  }

  /// All text of a node and below it, joined unchanged.
  ///
  /// Includes scripts and styles, but not comments or template contents.
  public func textContent(of node: NodeID) -> String {
    var bytes: [UInt8] = []
    appendText(of: node, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends all text of a node and below it.
  public func appendText(of node: NodeID, to bytes: inout [UInt8]) {
    var current: NodeID? = node
    while let place = current {
      if kind(of: place) == .text {
        withText(of: place) { text in
          text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }
      }
      current = next(after: place, within: node)
    }
  }

  @inlinable func textSlice(of node: NodeID) -> Slice? {
    let record = arena.node(node)
    switch record.pointee.kind {
    case .text, .comment: return record.pointee.slice
    default: return nil
    }
  }
}
