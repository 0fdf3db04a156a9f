import Testing

@testable import Extraction

@Suite("A forest of trees")
struct ForestTests {
  /// A tree as the table has it, and what a walk down the tree reaches.
  private indirect enum Tree {
    case leaf(Float)
    case fork(Int, Float, below: Tree, above: Tree)

    var line: String {
      switch self {
      case .leaf(let value): "=\(value)"
      case .fork(let feature, let threshold, let below, let above):
        "\(feature)<\(threshold) \(below.line) \(above.line)"
      }
    }

    func value(_ row: [Float]) -> Float {
      switch self {
      case .leaf(let value): value
      case .fork(let feature, let threshold, let below, let above):
        row[feature] > threshold ? above.value(row) : below.value(row)
      }
    }
  }

  /// Grows a tree over four features whose values often equal a threshold.
  private static func tree(depth: Int, _ random: inout some RandomNumberGenerator) -> Tree {
    guard depth > 0, UInt8.random(in: 0..<8, using: &random) > 0 else {
      return .leaf(Float(Int.random(in: -900...900, using: &random)) / 300)
    }
    let (feature, threshold) = (
      Int.random(in: 0..<4, using: &random), Float(Int.random(in: -9...9, using: &random)) / 2
    )
    let below = tree(depth: depth - 1, &random)
    return .fork(feature, threshold, below: below, above: tree(depth: depth - 1, &random))
  }

  @Test(
    "Every row gets the sum that a walk down each tree gives",
    arguments: [0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 200, 2_100])
  func sums(rows: Int) throws {
    var random = Steps(state: UInt64(rows) + 7)
    let trees = (0..<30).map { _ in Self.tree(depth: 6, &random) }
    let forest = try #require(Forest(lines: trees.map { Substring($0.line) }))
    let values = (0..<rows).map { _ in (0..<4).map { _ in Float(Int.random(in: -12...12, using: &random)) / 2 } }
    let expected = values.map { row in trees.reduce(Float(0)) { $0 + $1.value(row) } }
    #expect(forest.sums(values.flatMap { $0 }, width: 4) == expected)
  }

  @Test("A tree of one leaf gives its value to every row")
  func oneLeaf() throws {
    let forest = try #require(Forest(lines: ["=0.5", "0<1 =-1 =1"]))
    #expect(forest.sums([0, 1, 2], width: 1) == [-0.5, -0.5, 1.5])
  }

  @Test("A table with more than its bytes can count is refused instead of read wrongly")
  func limits() {
    let chain = (0..<128).map { "0<\($0) =1" }.joined(separator: " ") + " =2"
    #expect(Forest(lines: [Substring(chain)]) == nil)
    #expect(Forest(lines: (0..<127).map { "0<\($0) =1 =2" }) != nil)
    #expect(Forest(lines: (0..<128).map { "0<\($0) =1 =2" }) == nil)
  }
}

extension Forest {
  /// Reads trees as the model's table has them, one a line.
  init?(lines: [Substring]) {
    var text = lines.joined(separator: "\n")
    guard let forest = text.withUTF8({ Forest(lines: $0.split(separator: 0x0A).map(TableLine.init)) }) else {
      return nil
    }
    self = forest
  }
}

/// Numbers that are the same in every run.
private struct Steps: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
