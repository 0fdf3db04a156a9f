/// How much a story still grows: a sum of small regression trees over its traits.
///
/// Gradient boosting (Friedman, "Greedy Function Approximation", 2001). The weights are in ``ChoiceWeights``.
struct GrowthModel: Sendable {
  private let trees: [RegressionTree]

  var treeCount: Int { trees.count }

  /// Adds up these trees.
  init(trees: [RegressionTree]) {
    self.trees = trees
  }

  /// The logarithm of the growth: of the final points to those of now, both plus the offset.
  func growth(of traits: Traits) -> Double {
    max(0, trees.reduce(0) { $0 + $1.value(for: traits) })
  }

  /// The points that a story with these traits is expected to reach.
  func finalPoints(points: Int, traits: Traits) -> Double {
    (Double(max(0, points)) + Traits.offset) * exponential(growth(of: traits)) - Traits.offset
  }
}

/// One tree. Its nodes are in the order of the line: a branch's first child follows it.
struct RegressionTree: Sendable, Equatable {
  enum Node: Sendable, Equatable {
    case leaf(Double)
    case branch(Trait, limit: Double, above: Int)
  }

  private var nodes: [Node] = []

  /// Creates a tree from its nodes, each branch followed by its lower child.
  init(nodes: [Node]) {
    self.nodes = nodes
  }

  /// Reads `(trait limit below above)`, where each child is a tree or a number. Nil if the line is anything else.
  init?(line: Substring) {
    var tokens = line.split { $0 == " " || $0 == "(" || $0 == ")" }[...]
    guard parse(&tokens, depth: 0), tokens.isEmpty else { return nil }
  }

  private mutating func parse(_ tokens: inout ArraySlice<Substring>, depth: Int) -> Bool {
    guard depth < 32, let token = tokens.popFirst() else { return false }
    if let value = Double(token), value.isFinite {
      nodes.append(.leaf(value))
      return true
    }
    guard let trait = Trait.named[String(token)], let limit = tokens.popFirst().flatMap({ Double($0) }) else {
      return false
    }
    let place = nodes.count
    nodes.append(.branch(trait, limit: limit, above: 0))
    guard parse(&tokens, depth: depth + 1) else { return false }
    nodes[place] = .branch(trait, limit: limit, above: nodes.count)
    return parse(&tokens, depth: depth + 1)
  }

  /// The line that ``init(line:)`` reads.
  var line: String { text(at: 0) }

  private func text(at place: Int) -> String {
    switch nodes[place] {
    case .leaf(let value): "\(value)"
    case .branch(let trait, let limit, let above):
      "(\(trait) \(limit) \(text(at: place + 1)) \(text(at: above)))"
    }
  }

  func value(for traits: Traits) -> Double {
    var place = 0
    while true {
      switch nodes[place] {
      case .leaf(let value): return value
      case .branch(let trait, let limit, let above): place = traits[trait] <= limit ? place + 1 : above
      }
    }
  }
}
