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

  private let scan: PageScan
  private let p: [Float]
  private let weights: [Float]
  /// For each element, the weight of its units; ``keptInside`` is the part that the first forest kept.
  private var inside: [Float]
  private var keptInside: [Float]
  private var wordsInside: [Float]
  private var shapes: [UInt64: (weight: Float, kept: Float, count: Int)] = [:]
  private let shapeOf: [UInt64]
  private let sections: Sections

  init(_ scan: PageScan, shapes shapeOf: [UInt64], probabilities: [Float]) {
    self.scan = scan
    self.shapeOf = shapeOf
    p = probabilities
    weights = scan.units.map { Float(min($0.tally.words, 60)).squareRoot() }
    inside = Array(repeating: 0, count: scan.elements.count)
    keptInside = inside
    wordsInside = inside
    sections = Sections(scan, weights: weights, p: p)
    for (index, unit) in scan.units.enumerated() {
      inside[Int(unit.element)] += weights[index]
      keptInside[Int(unit.element)] += weights[index] * p[index]
      wordsInside[Int(unit.element)] += Float(unit.tally.words) * p[index]
      let shape = shapes[shapeOf[index]] ?? (0, 0, 0)
      shapes[shapeOf[index]] = (shape.weight + weights[index], shape.kept + weights[index] * p[index], shape.count + 1)
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
    let rowWidth = width + Self.count
    var probabilities: [Float] = []
    var values: [Float] = []
    values.reserveCapacity(min(scan.units.count, Forest.chunk) * rowWidth)
    let kept = scan.units.indices.filter { p[$0] > 0.5 }
    let strong = kept.filter { scan.units[$0].tally.words >= 8 }
    let first = strong.first ?? scan.units.count
    let last = strong.last ?? -1
    let keptWords = kept.reduce(0) { $0 + scan.units[$1].tally.words }
    let allWords = max(1, scan.units.reduce(0) { $0 + $1.tally.words })
    let highest = p.max() ?? 0
    var keptBefore = 0
    for index in scan.units.indices {
      defer { if p[index] > 0.5 { keptBefore += scan.units[index].tally.words } }
      guard isWanted(p[index]) else { continue }
      values.append(contentsOf: unitFeatures[index * width..<(index + 1) * width])
      for offset in [0, -1, -2, -3, 1, 2, 3] { values.append(probability(index + offset)) }
      values.append((1...6).reduce(Float(0)) { $0 + mass(index - $1) })
      values.append((1...6).reduce(Float(0)) { $0 + mass(index + $1) })
      appendContainers(of: index, to: &values)
      let shape = shapes[shapeOf[index]] ?? (1, 0, 1)
      values.append(shape.kept / max(shape.weight, 0.01))
      let others = shape.weight - weights[index]
      values.append(shape.count > 1 && others > 0.01 ? (shape.kept - weights[index] * p[index]) / others : -1)
      values.append(Float(shape.count))
      values.append(Float(index - first))
      values.append(Float(index - last))
      values.append(Float(keptWords) / Float(allWords))
      values.append(Float(keptWords))
      values.append(Float(keptBefore) / Float(max(1, keptWords)))
      values.append(highest)
      sections.append(index, to: &values)
      values.append(shape.kept / max(keptInside[0], 0.01))
      if values.count == Forest.chunk * rowWidth {
        probabilities += forest.probabilities(values, width: rowWidth)
        values.removeAll(keepingCapacity: true)
      }
    }
    return probabilities + forest.probabilities(values, width: rowWidth)
  }

  private func appendContainers(of index: Int, to values: inout [Float]) {
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
