/// The range of units in each element, in document order like the elements.
struct UnitRanges {
  private var first: [Int32]
  private var last: [Int32]

  init(_ scan: PageScan) {
    first = Array(repeating: .max, count: scan.elements.count)
    last = Array(repeating: -1, count: scan.elements.count)
    for (index, unit) in scan.units.enumerated() {
      first[Int(unit.element)] = min(first[Int(unit.element)], Int32(index))
      last[Int(unit.element)] = Int32(index)
    }
    for index in stride(from: scan.elements.count - 1, to: 0, by: -1) {
      let parent = Int(scan.elements[index].parent)
      first[parent] = min(first[parent], first[index])
      last[parent] = max(last[parent], last[index])
    }
  }

  /// The units in an element, or nil if it has none.
  subscript(element: Int) -> ClosedRange<Int>? {
    last[element] < 0 ? nil : Int(first[element])...Int(last[element])
  }

  /// The units in an element.
  func units(in element: Int) -> Range<Int> { self[element].map { Range($0) } ?? 0..<0 }
}
