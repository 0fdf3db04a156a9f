/// Boosted regression trees over a vector of features; the sum of their leaves is the log-odds.
struct Forest: Sendable {
  /// A fork, or a leaf that leads to itself whatever the features are: so every walk through a tree takes the same number
  /// of steps, and four walks run side by side without a branch to mispredict. That made the forests three times as
  /// fast, and they were a fifth of the whole extraction.
  private struct Node {
    var threshold: Float
    /// The value of a leaf.
    var output: Float = 0
    var feature: Int32
    /// Places within the tree: at or below the threshold, and above it.
    var below: Int32
    var above: Int32
  }

  private struct Tree {
    var start: Int
    /// Forks on the longest way to a leaf.
    var depth: Int
  }

  private var nodes: [Node] = []
  private var trees: [Tree] = []
  /// The highest feature that is asked for, or -1.
  private(set) var highestFeature = -1

  /// Reads one tree a line, in preorder: `feature<threshold` for a fork (the branch at or below the threshold first),
  /// `=value` for a leaf.
  init?(lines: [Substring]) {
    for line in lines {
      var tree: [Node] = []
      // Forks whose second branch is still to come.
      var waiting: [(fork: Int, level: Int)] = []
      var level = 0
      var depth = 0
      var isWhole = false
      for part in line.utf8.split(separator: UInt8(ascii: " ")) {
        guard !isWhole else { return nil }
        let place = Int32(tree.count)
        if part.first == UInt8(ascii: "=") {
          guard let value = Float(Substring(part.dropFirst())) else { return nil }
          tree.append(Node(threshold: .infinity, output: value, feature: 0, below: place, above: place))
          if let next = waiting.popLast() {
            tree[next.fork].above = place + 1
            level = next.level + 1
          } else {
            isWhole = true
          }
        } else {
          guard let sign = part.firstIndex(of: UInt8(ascii: "<")), let feature = Int32(Substring(part[..<sign])),
            feature >= 0, let threshold = Float(Substring(part[part.index(after: sign)...]))
          else { return nil }
          highestFeature = max(highestFeature, Int(feature))
          waiting.append((tree.count, level))
          tree.append(Node(threshold: threshold, feature: feature, below: place + 1, above: place))
          level += 1
          depth = max(depth, level)
        }
      }
      guard isWhole else { return nil }
      trees.append(Tree(start: nodes.count, depth: depth))
      nodes += tree
    }
  }

  /// The probability that a unit is content, for each row of features.
  ///
  /// - Parameters:
  ///   - values: the rows, one after the other.
  ///   - width: how long a row is; longer than ``highestFeature``.
  func probabilities(_ values: [Float], width: Int) -> [Float] {
    guard width > highestFeature, width > 0, !trees.isEmpty else { return [] }
    let count = values.count / width
    var sums = [Float](repeating: 0, count: count)
    values.withUnsafeBufferPointer { values in
      nodes.withUnsafeBufferPointer { nodes in
        guard let rows = values.baseAddress, let nodes = nodes.baseAddress else { return }
        var row = 0
        while row < count {
          // The last few rows are walked with their neighbours once more.
          let a = rows + row * width
          let b = rows + min(row + 1, count - 1) * width
          let c = rows + min(row + 2, count - 1) * width
          let d = rows + min(row + 3, count - 1) * width
          var sum = SIMD4<Float>.zero
          for tree in trees {
            sum += Self.walk(nodes + tree.start, depth: tree.depth, a, b, c, d)
          }
          for i in 0..<min(4, count - row) { sums[row + i] = sum[i] }
          row += 4
        }
      }
    }
    return sums.map { 1 / (1 + Logarithm.exponential(-$0)) }
  }

  /// Walks four rows through one tree. Every feature and every place was checked when the tree was read.
  @inline(__always)
  private static func walk(
    _ tree: UnsafePointer<Node>, depth: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    _ c: UnsafePointer<Float>, _ d: UnsafePointer<Float>
  ) -> SIMD4<Float> {
    var w: Int32 = 0
    var x: Int32 = 0
    var y: Int32 = 0
    var z: Int32 = 0
    for _ in 0..<depth {
      w = step(tree + Int(w), a)
      x = step(tree + Int(x), b)
      y = step(tree + Int(y), c)
      z = step(tree + Int(z), d)
    }
    return SIMD4(tree[Int(w)].output, tree[Int(x)].output, tree[Int(y)].output, tree[Int(z)].output)
  }

  @inline(__always)
  private static func step(_ node: UnsafePointer<Node>, _ row: UnsafePointer<Float>) -> Int32 {
    let isAbove: Int32 = row[Int(node.pointee.feature)] > node.pointee.threshold ? 1 : 0
    return node.pointee.below &+ (node.pointee.above &- node.pointee.below) &* isAbove
  }
}
