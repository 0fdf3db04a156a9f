/// The first forest's results for a heading and its whole section: boxes of teasers are dropped as a whole.
struct Sections {
  /// For each unit, the heading it is under (itself if it is a heading), or -1.
  private var headings: [Int] = []
  private var weight: [Float]
  private var kept: [Float]
  private let weights: [Float]
  private let p: [Float]

  init(_ scan: PageScan, weights: [Float], p: [Float]) {
    self.weights = weights
    self.p = p
    // The first entry is for everything before the first heading.
    weight = Array(repeating: 0, count: scan.units.count + 1)
    kept = weight
    headings.reserveCapacity(scan.units.count)
    let traits = TagTraits.byTag
    var heading = -1
    for (index, unit) in scan.units.enumerated() {
      if TagTraits.of(scan.elements[Int(unit.element)].tag, in: traits).contains(.heading) { heading = index }
      headings.append(heading)
      weight[heading + 1] += weights[index]
      kept[heading + 1] += weights[index] * p[index]
    }
  }

  /// Appends the probability of the heading, of the section, and of the section without the unit.
  func append(_ index: Int, to values: inout FeatureWriter) {
    let heading = headings[index]
    values.append(heading >= 0 ? p[heading] : -1)
    values.append(kept[heading + 1] / max(weight[heading + 1], 0.01))
    let others = weight[heading + 1] - weights[index]
    values.append(others > 0.01 ? (kept[heading + 1] - weights[index] * p[index]) / others : -1)
  }
}
