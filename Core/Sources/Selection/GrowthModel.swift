/// How much a story still grows: a sum of small regression trees over its traits.
///
/// Gradient boosting (Friedman, "Greedy Function Approximation", 2001), fitted by `Tools/fit-selection`; the weights are in ``GrowthTable``.
struct GrowthModel: Sendable {
  private let trees: [Tree]

  var treeCount: Int { trees.count }

  /// The model in use.
  static let standard = GrowthModel(table: GrowthTable.trees)

  /// Reads a table. Skips lines that aren't trees.
  init(table: String) {
    trees = table.split(separator: "\n").compactMap { Tree(line: $0) }
  }

  /// The points that a story with these traits is expected to reach.
  func finalPoints(points: Int, traits: Traits) -> Double {
    let growth = max(0, trees.reduce(0) { $0 + $1.value(for: traits) })
    return (Double(max(0, points)) + Traits.offset) * exponential(growth) - Traits.offset
  }
}

/// One tree. Its nodes are in the order of the line: a branch's first child follows it.
private struct Tree: Sendable {
  private enum Node {
    case leaf(Double)
    case branch(Trait, limit: Double, above: Int)
  }

  private var nodes: [Node] = []

  init?(line: Substring) {
    var tokens = line.split { $0 == " " || $0 == "(" || $0 == ")" }[...]
    guard parse(&tokens, depth: 0), tokens.isEmpty else { return nil }
  }

  private mutating func parse(_ tokens: inout ArraySlice<Substring>, depth: Int) -> Bool {
    guard depth < 32, let token = tokens.popFirst() else { return false }
    if let value = Double(token) {
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
