/// Fits regression trees one after another, each to what the ones before leave over.
///
/// Gradient boosting with histograms (Ke et al., "LightGBM", 2017): each trait is cut into at most 255 steps, and a leaf
/// is split where the squared error falls most. Everything is deterministic: the same lessons give the same trees.
struct GrowthTrainer {
  /// The number of trees.
  var trees = 300
  /// Leaves of a tree.
  var leaves = 8
  /// The share of a tree's correction that is taken.
  var rate = 0.15
  /// Lessons that a leaf must rest on.
  var smallestLeaf = 80

  /// Fits trees to lessons. No trees without lessons.
  func fit(_ lessons: Lessons) -> [RegressionTree] {
    guard lessons.count > 0 else { return [] }
    let steps = Trait.allCases.map { Steps(lessons.values(of: $0)) }
    let table = table(of: lessons, in: steps)
    var rest = lessons.targets
    var fitted: [RegressionTree] = []
    for _ in 0..<trees {
      var growing = GrowingTree(
        table: table, steps: steps, rest: rest, weights: lessons.weights, smallestLeaf: smallestLeaf)
      while growing.leaves.count < leaves, growing.splitBest() {}
      fitted.append(growing.tree(rate: rate))
      for leaf in growing.leaves {
        let value = rate * leaf.mean
        for row in leaf.rows { rest[Int(row)] -= value }
      }
    }
    return fitted
  }

  /// The step of each trait of each lesson, lesson by lesson.
  private func table(of lessons: Lessons, in steps: [Steps]) -> [UInt8] {
    var table = [UInt8](repeating: 0, count: lessons.count * steps.count)
    for (column, trait) in Trait.allCases.enumerated() {
      for (row, value) in lessons.values(of: trait).enumerated() {
        table[row * steps.count + column] = steps[column].step(value)
      }
    }
    return table
  }
}

/// The steps into which a trait's values are cut.
private struct Steps {
  /// The greatest value of each step but the last.
  let limits: [Double]

  init(_ values: [Double]) {
    let sorted = values.sorted()
    var limits: [Double] = []
    for part in 1..<255 {
      let place = part * sorted.count / 255
      guard place > 0, place < sorted.count, sorted[place - 1] < sorted[place] else { continue }
      limits.append((sorted[place - 1] + sorted[place]) / 2)
    }
    // Few values, each many times: a cut lies between every two.
    if limits.count < 64 {
      var distinct: [Double] = []
      for value in sorted where distinct.last != value {
        distinct.append(value)
        if distinct.count > 255 { break }
      }
      if distinct.count <= 255 { limits = zip(distinct, distinct.dropFirst()).map { ($0 + $1) / 2 } }
    }
    self.limits = limits
  }

  func step(_ value: Double) -> UInt8 {
    var (low, high) = (0, limits.count)
    while low < high {
      let middle = (low + high) / 2
      if value <= limits[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(low)
  }
}

/// A tree whose leaves are being split.
private struct GrowingTree {
  struct Leaf {
    var rows: [Int32]
    var sum: Double
    var weight: Double
    var histogram: Histogram
    var split: Split?
    /// The leaf's place in ``GrowingTree/nodes``.
    var node: Int

    var mean: Double { weight > 0 ? sum / weight : 0 }
  }

  /// For each trait and step, side by side: the sum of weights, of weighted rest, and the number of lessons.
  struct Histogram {
    var sums: [Double]

    static func - (a: Histogram, b: Histogram) -> Histogram { Histogram(sums: zip(a.sums, b.sums).map { $0 - $1 }) }

    func weight(_ slot: Int) -> Double { sums[3 * slot] }
    func sum(_ slot: Int) -> Double { sums[3 * slot + 1] }
    func count(_ slot: Int) -> Int { Int(sums[3 * slot + 2]) }
  }

  struct Split {
    var column: Int
    /// The last step of the lower part.
    var step: Int
    var gain: Double
  }

  indirect enum Node {
    case leaf(Int)
    case branch(column: Int, step: Int, below: Int, above: Int)
  }

  /// The step of each trait of each lesson, lesson by lesson.
  private let table: [UInt8]
  private let steps: [Steps]
  private let rest: [Double]
  private let weights: [Double]
  private let smallestLeaf: Int
  private(set) var leaves: [Leaf] = []
  private var nodes: [Node] = []

  init(table: [UInt8], steps: [Steps], rest: [Double], weights: [Double], smallestLeaf: Int) {
    self.table = table
    self.steps = steps
    self.rest = rest
    self.weights = weights
    self.smallestLeaf = smallestLeaf
    let all = (0..<Int32(rest.count)).map { $0 }
    leaves = [leaf(all, histogram: histogram(of: all), node: 0)]
    nodes = [.leaf(0)]
  }

  /// Splits the leaf whose split gains most. False if none gains.
  mutating func splitBest() -> Bool {
    guard
      let place = leaves.indices.filter({ leaves[$0].split != nil }).max(by: {
        (leaves[$0].split?.gain ?? 0, $1) < (leaves[$1].split?.gain ?? 0, $0)
      }), let split = leaves[place].split
    else { return false }
    let parent = leaves[place]
    var below: [Int32] = []
    var above: [Int32] = []
    for row in parent.rows {
      if Int(table[Int(row) * steps.count + split.column]) <= split.step {
        below.append(row)
      } else {
        above.append(row)
      }
    }
    // The larger part's histogram is what the smaller one leaves of the parent's.
    let small = histogram(of: below.count <= above.count ? below : above)
    let large = parent.histogram - small
    let (low, high) = below.count <= above.count ? (small, large) : (large, small)
    let (left, right) = (nodes.count, nodes.count + 1)
    nodes[parent.node] = .branch(column: split.column, step: split.step, below: left, above: right)
    nodes += [.leaf(place), .leaf(leaves.count)]
    leaves[place] = leaf(below, histogram: low, node: left)
    leaves.append(leaf(above, histogram: high, node: right))
    return true
  }

  private func leaf(_ rows: [Int32], histogram: Histogram, node: Int) -> Leaf {
    // Any trait's steps add up to the whole leaf.
    let sum = (0..<256).reduce(0) { $0 + histogram.sum($1) }
    let weight = (0..<256).reduce(0) { $0 + histogram.weight($1) }
    var leaf = Leaf(rows: rows, sum: sum, weight: weight, histogram: histogram, split: nil, node: node)
    leaf.split = bestSplit(of: leaf)
    return leaf
  }

  private func bestSplit(of leaf: Leaf) -> Split? {
    guard leaf.rows.count >= 2 * smallestLeaf, leaf.weight > 0 else { return nil }
    let whole = leaf.sum * leaf.sum / leaf.weight
    var best: Split?
    for (column, steps) in steps.enumerated() {
      var (sum, weight, count) = (0.0, 0.0, 0)
      for step in 0..<steps.limits.count {
        sum += leaf.histogram.sum(column * 256 + step)
        weight += leaf.histogram.weight(column * 256 + step)
        count += leaf.histogram.count(column * 256 + step)
        guard count >= smallestLeaf else { continue }
        guard leaf.rows.count - count >= smallestLeaf else { break }
        let (otherSum, otherWeight) = (leaf.sum - sum, leaf.weight - weight)
        guard weight > 0, otherWeight > 0 else { continue }
        let gain = sum * sum / weight + otherSum * otherSum / otherWeight - whole
        if gain > (best?.gain ?? 1e-9) { best = Split(column: column, step: step, gain: gain) }
      }
    }
    return best
  }

  private func histogram(of rows: [Int32]) -> Histogram {
    let width = steps.count
    var result = Histogram(sums: [Double](repeating: 0, count: width * 256 * 3))
    // Most of the time of a fit is spent here: a lesson's steps, and a step's sums, lie side by side in memory.
    table.withUnsafeBufferPointer { table in
      result.sums.withUnsafeMutableBufferPointer { sums in
        for row in rows {
          let weight = weights[Int(row)]
          let sum = weight * rest[Int(row)]
          let start = Int(row) * width
          for column in 0..<width {
            let slot = 3 * (column * 256 + Int(table[start + column]))
            sums[slot] += weight
            sums[slot + 1] += sum
            sums[slot + 2] += 1
          }
        }
      }
    }
    return result
  }

  func tree(rate: Double) -> RegressionTree {
    var result: [RegressionTree.Node] = []
    func add(_ place: Int) {
      switch nodes[place] {
      case .leaf(let leaf): result.append(.leaf(rounded(rate * leaves[leaf].mean)))
      case .branch(let column, let step, let below, let above):
        let start = result.count
        let limit = steps[column].limits[step]
        result.append(.branch(Trait.allCases[column], limit: limit, above: 0))
        add(below)
        result[start] = .branch(Trait.allCases[column], limit: rounded(limit), above: result.count)
        add(above)
      }
    }
    add(0)
    return RegressionTree(nodes: result)
  }

  /// Five digits: the table is read by people.
  private func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return 0 }
    var scale = 1.0
    while abs(value) * scale < 10_000 { scale *= 10 }
    while abs(value) * scale >= 100_000 { scale /= 10 }
    return (value * scale).rounded() / scale
  }
}
