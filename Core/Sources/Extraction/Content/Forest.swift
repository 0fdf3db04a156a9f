/// Boosted regression trees over a vector of features; the sum of their leaves is the log-odds.
struct Forest: Sendable {
  private struct Node {
    /// The feature to compare, or -1 at a leaf.
    var feature: Int16
    /// Where to go if the feature is above the threshold; the next node if it is not.
    var above: Int16
    /// The threshold, or the value of the leaf.
    var value: Float
  }

  private var nodes: [Node] = []
  private var roots: [Int32] = []

  /// Reads one tree a line, in preorder: `feature<threshold` for a fork (the branch at or below the threshold first),
  /// `=value` for a leaf.
  init?(lines: [Substring]) {
    for line in lines {
      var tree: [Node] = []
      // Forks whose second branch is still to come.
      var waiting: [Int] = []
      for part in line.utf8.split(separator: UInt8(ascii: " ")) {
        if part.first == UInt8(ascii: "=") {
          guard let value = Float(Substring(part.dropFirst())) else { return nil }
          tree.append(Node(feature: -1, above: 0, value: value))
          if let fork = waiting.popLast() { tree[fork].above = Int16(tree.count) }
        } else {
          guard let sign = part.firstIndex(of: UInt8(ascii: "<")), let feature = Int16(Substring(part[..<sign])),
            feature >= 0, let value = Float(Substring(part[part.index(after: sign)...]))
          else { return nil }
          waiting.append(tree.count)
          tree.append(Node(feature: feature, above: 0, value: value))
        }
      }
      guard waiting.isEmpty, let last = tree.last, last.feature < 0, tree.count < Int(Int16.max) else { return nil }
      // A sound tree has one leaf more than forks, and its last node is the last leaf.
      guard tree.filter({ $0.feature < 0 }).count * 2 == tree.count + 1 else { return nil }
      roots.append(Int32(nodes.count))
      nodes += tree
    }
    highestFeature = nodes.map { Int($0.feature) }.max() ?? -1
  }

  /// The highest feature that is asked for, or -1.
  let highestFeature: Int

  /// The probability that a unit is content, for each row of features.
  ///
  /// Walking four rows through a tree side by side without branches was tried and was slower: the trees are uneven, and
  /// most walks end long before the deepest.
  ///
  /// - Parameters:
  ///   - values: the rows, one after the other.
  ///   - width: how long a row is; longer than ``highestFeature``.
  func probabilities(_ values: [Float], width: Int) -> [Float] {
    guard width > highestFeature, width > 0, !roots.isEmpty else { return [] }
    return values.withUnsafeBufferPointer { values in
      nodes.withUnsafeBufferPointer { nodes in
        (0..<values.count / width).map { row in
          let features = values[row * width..<(row + 1) * width]
          let sum = roots.reduce(Float(0)) { $0 + Self.leaf(from: Int($1), in: nodes, features) }
          return 1 / (1 + Logarithm.exponential(-sum))
        }
      }
    }
  }

  /// The value of the leaf that a row ends in.
  @inline(__always)
  private static func leaf(
    from root: Int, in nodes: UnsafeBufferPointer<Node>, _ features: Slice<UnsafeBufferPointer<Float>>
  ) -> Float {
    let start = features.startIndex
    var place = root
    while nodes[place].feature >= 0 {
      let node = nodes[place]
      place = features[start + Int(node.feature)] <= node.value ? place + 1 : root + Int(node.above)
    }
    return nodes[place].value
  }
}
