/// The element with the most prose in its own children, and the first and last unit of that prose.
///
/// Why: an article's paragraphs are siblings. Text before the first or after the last of them seldom belongs to it.
struct MainColumn {
  private var element: Int32 = -1
  private var first = 0
  private var last = -1

  init(_ scan: PageScan) {
    var prose = [Int](repeating: 0, count: scan.elements.count)
    var best = 0
    for unit in scan.units {
      let words = scan.proseWords(of: unit)
      guard words > 0 else { continue }
      let parent = max(0, scan.elements[Int(unit.element)].parent)
      let sum = prose[Int(parent)] + words
      prose[Int(parent)] = sum
      if sum > best { (best, element) = (sum, parent) }
    }
    guard element >= 0 else { return }
    let places = scan.units.indices.filter {
      scan.elements[Int(scan.units[$0].element)].parent == element && scan.proseWords(of: scan.units[$0]) > 0
    }
    first = places.first ?? 0
    last = places.last ?? -1
  }

  /// Appends the unit's relation to the column, and its distance in units from the column's first and last prose.
  func append(_ index: Int, in scan: PageScan, to values: inout FeatureWriter) {
    let place = scan.units[index].element
    let isInside = place >= element && element >= 0 && place < scan.elements[Int(element)].end
    values.append(element < 0 ? -1 : scan.elements[Int(place)].parent == element ? 2 : isInside ? 1 : 0)
    values.append(Float(index - first))
    values.append(Float(index - last))
  }
}
