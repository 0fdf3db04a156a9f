/// Boosted regression trees over a vector of features: the sum of the reached leaves is the log-odds.
struct Forest: Sendable {
  private struct Node {
    /// The feature to compare, or -1 at a leaf.
    var feature: Int16
    /// The next node if the feature is above the threshold; otherwise it is the node that follows.
    var above: Int16
    /// The threshold of a fork, or the value of a leaf.
    var value: Float
  }

  private var nodes: [Node] = []
  private var roots: [Int32] = []

  /// Reads one tree a line, in preorder.
  ///
  /// A fork is `feature<threshold`, followed first by the branch at or below the threshold. A leaf is `=value`.
  init?(lines: [Substring]) {
    for line in lines {
      var tree: [Node] = []
      // Forks that still lack their second branch.
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
      // A valid tree has one more leaf than forks, and its last node is the last leaf.
      guard tree.filter({ $0.feature < 0 }).count * 2 == tree.count + 1 else { return nil }
      roots.append(Int32(nodes.count))
      nodes += tree
    }
    highestFeature = nodes.map { Int($0.feature) }.max() ?? -1
  }

  /// The highest feature number that a fork compares, or -1.
  let highestFeature: Int

  /// Returns the probability that a unit is content, for each row of features.
  ///
  /// - Parameters:
  ///   - values: the rows, one after the other.
  ///   - width: the length of a row; greater than ``highestFeature``.
  func probabilities(_ values: [Float], width: Int) -> [Float] {
    guard width > highestFeature, width > 0, !roots.isEmpty else { return [] }
    let count = values.count / width
    return stride(from: 0, to: count, by: Self.chunk).flatMap { start in
      probabilities(values[start * width..<min(start + Self.chunk, count) * width], width: width)
    }
  }

  /// Rows that are judged together. More would need a copy of all values.
  static let chunk = 2_048

  private func probabilities(_ values: ArraySlice<Float>, width: Int) -> [Float] {
    let count = values.count / width
    let columns = values.withUnsafeBufferPointer { Self.columns(of: $0, width: width, count: count) }
    // The rows in the order in which the forks split them, and as much scratch room for the rows that go above.
    var rows = [Int32](repeating: 0, count: count * 2)
    var sums = [Float](repeating: 0, count: count)
    columns.withUnsafeBufferPointer { columns in
      nodes.withUnsafeBufferPointer { nodes in
        rows.withUnsafeMutableBufferPointer { rows in
          sums.withUnsafeMutableBufferPointer { sums in
            let walk = Walk(columns: columns, nodes: nodes, rows: rows, sums: sums, count: count)
            for root in roots { walk.run(from: Int(root)) }
          }
        }
      }
    }
    return sums.map { 1 / (1 + Logarithm.exponential(-$0)) }
  }

  /// Transposes the values: a fork reads one feature of many rows.
  private static func columns(of values: UnsafeBufferPointer<Float>, width: Int, count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count * width) { columns, initialized in
      for row in 0..<count {
        for column in 0..<width { columns[column &* count &+ row] = values[row &* width &+ column] }
      }
      initialized = count * width
    }
  }

  /// Sends all rows of a page down a tree together, and splits them at each fork without a branch instruction.
  ///
  /// Why: row by row, a processor can't predict where the next fork leads. Its wrong predictions took half the time of
  /// the walk. Four rows side by side were slower still, because most walks end long before the deepest.
  private struct Walk {
    let columns: UnsafeBufferPointer<Float>
    let nodes: UnsafeBufferPointer<Node>
    let rows: UnsafeMutableBufferPointer<Int32>
    let sums: UnsafeMutableBufferPointer<Float>
    let count: Int

    func run(from root: Int) {
      for row in 0..<count { rows[row] = Int32(truncatingIfNeeded: row) }
      part(0..<count, at: root, of: root)
    }

    /// Sends the rows at these places down from a node.
    private func part(_ places: Range<Int>, at node: Int, of root: Int) {
      let fork = nodes[node]
      guard fork.feature >= 0 else {
        for place in places { sums[Int(rows[place])] += fork.value }
        return
      }
      let column = Int(fork.feature) &* count
      var below = places.lowerBound
      for place in places {
        let row = rows[place]
        // Write both; the next row overwrites the wrong one. The sign of the difference is the comparison, in a form
        // that compilers don't turn into a branch.
        rows[count &+ place &- below] = row
        rows[below] = row
        below &+= 1 &- Int((fork.value - columns[column &+ Int(row)]).bitPattern >> 31)
      }
      for offset in 0..<places.upperBound &- below { rows[below &+ offset] = rows[count &+ offset] }
      if below > places.lowerBound { part(places.lowerBound..<below, at: node + 1, of: root) }
      if below < places.upperBound { part(below..<places.upperBound, at: root + Int(fork.above), of: root) }
    }
  }
}
