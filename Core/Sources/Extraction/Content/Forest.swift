/// Boosted regression trees over a vector of features: the sum of the reached leaves is the log-odds.
///
/// Reading a table turns its trees into instructions that judge many rows together (``sums(_:width:)``).
struct Forest: Sendable {
  /// One comparison of a tree. Its own result is the number of the reached leaf, for each row.
  struct Fork {
    /// The place of the compared feature in ``columns``.
    var column: UInt16
    /// The lowest rank that goes above.
    var limit: UInt8
    /// The slots of the results of both branches: a leaf's number, or ``forkSlots`` and the place of an earlier fork.
    var below: UInt8
    var above: UInt8
  }

  /// A tree: its forks, each after the forks below it, and its leaves.
  struct Tree {
    var forks: Range<Int>
    var firstLeaf: Int
    /// The slot of the first fork, or of the only leaf.
    var root: UInt8
  }

  /// A feature that some fork compares, and all values that it is compared with, in order.
  struct Column {
    var feature: Int
    var thresholds: Range<Int>
  }

  private(set) var forks: [Fork] = []
  private(set) var leaves: [Float] = []
  private(set) var trees: [Tree] = []
  private(set) var columns: [Column] = []
  private(set) var thresholds: [Float] = []
  /// The highest feature number that a fork compares, or -1.
  let highestFeature: Int

  /// The slot of a tree's first fork; the slots before it hold the numbers of the leaves.
  static let forkSlots = 128
  /// The most thresholds of a feature: ranks take seven bits.
  private static let thresholdLimit = 127

  /// Reads one tree a line, in preorder.
  ///
  /// A fork is `feature<threshold`, followed first by the branch at or below the threshold. A leaf is `=value`.
  /// A tree has at most 128 leaves.
  init?(lines: [TableLine]) {
    var written: [[WrittenNode]] = []
    for line in lines {
      guard let tree = WrittenNode.tree(line) else { return nil }
      written.append(tree)
    }
    highestFeature = written.joined().map(\.feature).max() ?? -1
    var values = [[Float]](repeating: [], count: highestFeature + 1)
    for node in written.joined() where node.feature >= 0 { values[node.feature].append(node.value) }
    var places = [Int](repeating: -1, count: values.count)
    for (feature, values) in values.enumerated() where !values.isEmpty {
      let first = thresholds.count
      for value in values.sorted() where thresholds.count == first || thresholds.last != value {
        thresholds.append(value)
      }
      guard thresholds.count - first <= Self.thresholdLimit else { return nil }
      places[feature] = columns.count
      columns.append(Column(feature: feature, thresholds: first..<thresholds.count))
    }
    for tree in written { add(tree, places) }
  }

  /// Adds a tree's instructions: from its last node to its first, so both branches of a fork come before it.
  private mutating func add(_ tree: [WrittenNode], _ places: [Int]) {
    let start = forks.count
    let firstLeaf = leaves.count
    leaves += tree.lazy.filter { $0.feature < 0 }.map(\.value)
    var slots = [UInt8](repeating: 0, count: tree.count)
    var leaf = leaves.count - firstLeaf
    for (index, node) in tree.enumerated().reversed() {
      guard node.feature >= 0 else {
        leaf -= 1
        slots[index] = UInt8(leaf)
        continue
      }
      let place = places[node.feature]
      let column = columns[place]
      let rank = thresholds[column.thresholds].firstIndex(of: node.value).map { $0 - column.thresholds.lowerBound } ?? 0
      slots[index] = UInt8(Self.forkSlots + forks.count - start)
      forks.append(
        Fork(
          column: UInt16(place), limit: UInt8(rank + 1), below: slots[index + 1], above: slots[node.above]))
    }
    trees.append(Tree(forks: start..<forks.count, firstLeaf: firstLeaf, root: slots[0]))
  }

  /// Returns the probability that a unit is content, for each row of features.
  ///
  /// - Parameters:
  ///   - values: the rows, one after the other.
  ///   - width: the length of a row; greater than ``highestFeature``.
  func probabilities(_ values: [Float], width: Int) -> [Float] {
    guard width > highestFeature, width > 0, !trees.isEmpty else { return [] }
    return sums(values, width: width).map { 1 / (1 + Logarithm.exponential(-$0)) }
  }
}

/// A node of a tree as the table has it.
private struct WrittenNode {
  /// The feature to compare, or -1 at a leaf.
  var feature: Int
  /// The place of the branch above the threshold; the branch below is the next node.
  var above = 0
  /// The threshold of a fork, or the value of a leaf.
  var value: Float

  static func tree(_ line: TableLine) -> [WrittenNode]? {
    var line = line
    var tree: [WrittenNode] = []
    // Forks that still lack their second branch.
    var waiting: [Int] = []
    while let byte = line.next {
      if byte == UInt8(ascii: "=") {
        line.skip()
        guard let value = line.number() else { return nil }
        tree.append(WrittenNode(feature: -1, value: value))
        if let fork = waiting.popLast() { tree[fork].above = tree.count }
      } else {
        guard let feature = line.word(before: UInt8(ascii: "<")).flatMap(Self.feature), let value = line.number(),
          value.isFinite
        else { return nil }
        waiting.append(tree.count)
        tree.append(WrittenNode(feature: feature, value: value))
      }
    }
    let leaves = tree.count { $0.feature < 0 }
    // A valid tree has one more leaf than forks, and its last node is the last leaf.
    guard waiting.isEmpty, let last = tree.last, last.feature < 0, leaves <= Forest.forkSlots,
      leaves * 2 == tree.count + 1
    else { return nil }
    return tree
  }

  /// The number of a feature in at most four digits.
  private static func feature(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
