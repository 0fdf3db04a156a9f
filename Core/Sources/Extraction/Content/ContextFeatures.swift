import HTML

/// The additional features of the second forest.
///
/// They are the first forest's results for the unit, its neighbours, the units in its containers and the units of its
/// shape.
struct ContextFeatures {
  static let names = [
    "p", "p-1", "p-2", "p-3", "p+1", "p+2", "p+3", "above", "below",
    "in0", "in1", "others1", "in2", "others2", "in3", "others3", "in5", "share2", "share1",
    "shape", "otherShape", "shapeCount", "afterFirst", "afterLast", "keptShare", "kept", "keptBefore", "highest",
    "pHeading", "section", "otherSection", "shapeOfKept",
  ]
  static let count = names.count
  /// The units whose rows are written and judged together.
  private static let part = 2_048

  private let scan: PageScan
  private let p: [Float]
  private let weights: [Float]
  /// For each element, the weight of its units; ``keptInside`` is the part that the first forest kept.
  private var inside: [Float]
  private var keptInside: [Float]
  private var wordsInside: [Float]
  private let shapes: EqualValues
  /// The weight of the units of a shape, and the part that the first forest kept, at the shape's first unit.
  private let shapeWeights: [Float]
  private let shapeKept: [Float]
  private let sections: Sections

  init(_ scan: PageScan, shapes: EqualValues, probabilities: [Float]) {
    self.scan = scan
    self.shapes = shapes
    p = probabilities
    weights = scan.units.map { Float(min($0.tally.words, 60)).squareRoot() }
    inside = Array(repeating: 0, count: scan.elements.count)
    keptInside = inside
    wordsInside = inside
    sections = Sections(scan, weights: weights, p: p)
    shapeWeights = shapes.sums(weights)
    shapeKept = shapes.sums(zip(weights, p).map { $0 * $1 })
    for (index, unit) in scan.units.enumerated() {
      inside[Int(unit.element)] += weights[index]
      keptInside[Int(unit.element)] += weights[index] * p[index]
      wordsInside[Int(unit.element)] += Float(unit.tally.words) * p[index]
    }
    for index in stride(from: scan.elements.count - 1, to: 0, by: -1) {
      let parent = Int(scan.elements[index].parent)
      inside[parent] += inside[index]
      keptInside[parent] += keptInside[index]
      wordsInside[parent] += wordsInside[index]
    }
  }

  /// Returns the second forest's probability for every unit that `isWanted` accepts. It sees the features of both kinds.
  func probabilities(by forest: Forest, after unitFeatures: [Float], where isWanted: (Float) -> Bool) -> [Float] {
    let width = UnitFeatures.count
    let kept = scan.units.indices.filter { p[$0] > 0.5 }
    let strong = kept.filter { scan.units[$0].tally.words >= 8 }
    let page = PageShare(
      first: strong.first ?? scan.units.count, last: strong.last ?? -1,
      kept: kept.reduce(0) { $0 + scan.units[$1].tally.words },
      all: max(1, scan.units.reduce(0) { $0 + $1.tally.words }), highest: p.max() ?? 0)
    let keptBefore = keptBefore()
    let wanted = scan.units.indices.filter { isWanted(p[$0]) }
    var probabilities: [Float] = []
    // In parts, so that a huge page doesn't need the room for all rows at once.
    for start in stride(from: 0, to: wanted.count, by: Self.part) {
      let part = wanted[start..<min(start + Self.part, wanted.count)]
      let rows = FeatureWriter.rows(part.count, width: width + Self.count) { values in
        for index in part {
          values.append(contentsOf: unitFeatures[index * width..<(index + 1) * width])
          append(index, page, keptBefore: keptBefore[index], to: &values)
        }
      }
      probabilities += forest.probabilities(rows, width: width + Self.count)
    }
    return probabilities
  }

  /// What the first forest kept of the page.
  private struct PageShare {
    /// The first and the last kept unit of eight words or more.
    var first: Int
    var last: Int
    /// The words that were kept, and all words.
    var kept: Int
    var all: Int
    var highest: Float
  }

  /// For each unit, the number of kept words before it.
  private func keptBefore() -> [Int] {
    var words = 0
    return scan.units.indices.map { index in
      defer { if p[index] > 0.5 { words += scan.units[index].tally.words } }
      return words
    }
  }

  private func append(_ index: Int, _ page: PageShare, keptBefore: Int, to values: inout FeatureWriter) {
    for offset in [0, -1, -2, -3, 1, 2, 3] { values.append(probability(index + offset)) }
    values.append((1...6).reduce(Float(0)) { $0 + mass(index - $1) })
    values.append((1...6).reduce(Float(0)) { $0 + mass(index + $1) })
    appendContainers(of: index, to: &values)
    let shape = shapes.firsts[index]
    values.append(shapeKept[shape] / max(shapeWeights[shape], 0.01))
    let others = shapeWeights[shape] - weights[index]
    values.append(
      shapes.count(index) > 1 && others > 0.01 ? (shapeKept[shape] - weights[index] * p[index]) / others : -1)
    values.append(Float(shapes.count(index)))
    values.append(Float(index - page.first))
    values.append(Float(index - page.last))
    values.append(Float(page.kept) / Float(page.all))
    values.append(Float(page.kept))
    values.append(Float(keptBefore) / Float(max(1, page.kept)))
    values.append(page.highest)
    sections.append(index, to: &values)
    values.append(shapeKept[shape] / max(keptInside[0], 0.01))
  }

  private func appendContainers(of index: Int, to values: inout FeatureWriter) {
    var chain: (Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
    var place = Int(scan.units[index].element)
    for level in 0...5 {
      switch level {
      case 0: chain.0 = place
      case 1: chain.1 = place
      case 2: chain.2 = place
      case 3: chain.3 = place
      case 5: chain.4 = place
      default: break
      }
      place = max(0, Int(scan.elements[place].parent))
    }
    values.append(mean(chain.0))
    for container in [chain.1, chain.2, chain.3] {
      values.append(mean(container))
      let others = inside[container] - weights[index]
      values.append(others > 0.01 ? (keptInside[container] - weights[index] * p[index]) / others : -1)
    }
    values.append(mean(chain.4))
    let all = max(wordsInside[0], 0.1)
    values.append(wordsInside[chain.2] / all)
    values.append(wordsInside[chain.1] / all)
  }

  private func mean(_ element: Int) -> Float { keptInside[element] / max(inside[element], 0.01) }

  private func probability(_ index: Int) -> Float { p.indices.contains(index) ? p[index] : 0 }

  private func mass(_ index: Int) -> Float {
    guard p.indices.contains(index) else { return 0 }
    return p[index] * Float(min(scan.units[index].tally.words, 60))
  }
}
