import HTML

extension ArticleGaps {
  /// Keeps the large pictures of a box between kept texts whose only texts are labels.
  ///
  /// Why: links to the data behind a chart, or the names of the tabs that show one chart each, read like interface, and a box
  /// that loses all its text loses its pictures too.
  mutating func keepLabelledPictures(_ document: HTMLDocument) {
    var unit = kept.firstIndex(of: true) ?? kept.count
    while unit < kept.count {
      guard !kept[unit] else {
        unit += 1
        continue
      }
      let end = kept[unit...].firstIndex(of: true) ?? kept.count
      if end < kept.count, end - unit <= 24 { keepPictures(of: unit..<end, document) }
      unit = end
    }
  }

  private mutating func keepPictures(of gap: Range<Int>, _ document: HTMLDocument) {
    let neighbours = [gap.lowerBound - 1, gap.upperBound]
    var unit = gap.lowerBound
    while unit < gap.upperBound {
      let box = droppedBox(around: unit, in: gap)
      guard let range = ranges[box], gap.contains(range.lowerBound), gap.contains(range.upperBound) else {
        unit += 1
        continue
      }
      if scan.elements[box].images > 0, range.allSatisfy({ isLabel($0) && isPlaced($0, beside: neighbours) }) {
        let found = (box..<Int(scan.elements[box].end)).filter { isLarge($0, document) }
        pictures.formUnion(found)
        if found.count > 1 { keepNames(in: range) }
      }
      unit = range.upperBound + 1
    }
  }

  /// The outermost box around a unit that has no text but that of a gap.
  private func droppedBox(around unit: Int, in gap: Range<Int>) -> Int {
    var place = Int(scan.units[unit].element)
    for _ in 0..<8 {
      let parent = Int(scan.elements[place].parent)
      guard parent > 0, let range = ranges[parent], gap.contains(range.lowerBound), gap.contains(range.upperBound),
        scan.elements[parent].words <= 60
      else { break }
      place = parent
    }
    return place
  }

  /// Whether a unit is a `label` of a few words, or links of a few words each.
  ///
  /// The title of a teaser is longer, or a heading, and a credit is neither.
  private func isLabel(_ unit: Int) -> Bool {
    let tally = scan.units[unit].tally
    guard !isHeading(unit), tally.words <= 12 else { return false }
    guard tally.linkCharacters > 0 else {
      return tally.words <= 4 && scan.elements[Int(scan.units[unit].wrapper)].tag == .label
    }
    let element = Int(scan.units[unit].element)
    let links = (element..<max(element, Int(scan.elements[element].end))).count { scan.elements[$0].tag == .a }
    return links > 1 && tally.words <= 4 * links
  }

  /// Whether an image says that it is larger than teasers and advertisements.
  private func isLarge(_ index: Int, _ document: HTMLDocument) -> Bool {
    guard scan.elements[index].tag == .img else { return false }
    let node = scan.elements[index].node
    let sides = [AttributeName.width, .height].map { document.attribute($0, of: node).flatMap { Int($0) } ?? 0 }
    return sides[0] >= 400 && sides[1] >= 260
  }

  /// Keeps the names over several pictures in one box if they differ.
  private mutating func keepNames(in range: ClosedRange<Int>) {
    let names = range.filter { scan.units[$0].tally.linkCharacters == 0 }
    guard names.count > 1, Set(names.map { scan.units[$0].tally.contentHash }).count == names.count else { return }
    for unit in names { kept[unit] = true }
  }
}
