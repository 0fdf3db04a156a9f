import HTML

/// A set of a document's nodes, with one bit a node.
struct NodeSet {
  private var words: [UInt64]

  /// Creates an empty set for a document with that many nodes.
  init(capacity: Int) {
    words = Array(repeating: 0, count: (capacity + 63) / 64)
  }

  func contains(_ node: NodeID) -> Bool {
    let index = node.index
    guard index >= 0, index >> 6 < words.count else { return false }
    return words[index >> 6] & (1 << UInt64(index & 63)) != 0
  }

  mutating func insert(_ node: NodeID) {
    let index = node.index
    guard index >= 0, index >> 6 < words.count else { return }
    words[index >> 6] |= 1 << UInt64(index & 63)
  }

  mutating func remove(_ node: NodeID) {
    let index = node.index
    guard index >= 0, index >> 6 < words.count else { return }
    words[index >> 6] &= ~(1 << UInt64(index & 63))
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}
