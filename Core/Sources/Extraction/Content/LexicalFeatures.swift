import HTML

/// The evidence from a unit's words, and from the classes and identifiers around it.
struct LexicalFeatures {
  private let scan: PageScan
  private let model: ContentModel
  /// For each element with its ancestors, the sum, lowest and highest weight.
  private var path: [LexicalWeights] = []
  /// For each unit, the weights of its words if it is short.
  private var words: [LexicalWeights] = []
  /// For each unit, the weights of its first words if it is long.
  private var prose: [LexicalWeights] = []

  init(_ scan: PageScan, model: ContentModel) {
    self.scan = scan
    self.model = model
    path.reserveCapacity(scan.elements.count)
    for element in scan.elements {
      var weights = element.parent >= 0 ? path[Int(element.parent)] : LexicalWeights()
      weights.sum += Self.clamped(element.markup.sum)
      weights.lowest = min(weights.lowest, element.markup.lowest)
      weights.highest = max(weights.highest, element.markup.highest)
      path.append(weights)
    }
    words.reserveCapacity(scan.units.count)
    prose.reserveCapacity(scan.units.count)
    let hashes = scan.wordHashes
    for unit in scan.units {
      var weights = LexicalWeights()
      if unit.tally.words <= PageScan.shortLimit {
        for index in unit.hashes {
          // Most words have no weight, and adding none changes nothing.
          let weight = model.words.weight(hashes[index])
          guard weight != 0, !Self.isRepeated(index, from: unit.hashes.lowerBound, in: hashes) else { continue }
          weights.add(weight)
        }
      }
      words.append(weights)
      var proseWeights = LexicalWeights()
      if unit.tally.words > PageScan.shortLimit {
        for index in unit.hashes.prefix(PageScan.wordLimit) { proseWeights.add(model.prose.weight(hashes[index])) }
      }
      prose.append(proseWeights)
    }
  }

  /// Whether a unit's word occurred in it before: each counts once.
  private static func isRepeated(_ index: Int, from start: Int, in hashes: [UInt32]) -> Bool {
    for earlier in start..<index where hashes[earlier] == hashes[index] { return true }
    return false
  }

  private static func clamped(_ sum: Float) -> Float { max(-4, min(4, sum)) }

  /// Appends the last 20 features of ``UnitFeatures/names``.
  func append(_ index: Int, heading: Int, to values: inout FeatureWriter) {
    let unit = scan.units[index]
    var inline = LexicalWeights()
    var place = unit.wrapper
    while place > unit.element {
      inline.sum += scan.elements[Int(place)].markup.sum
      inline.lowest = min(inline.lowest, scan.elements[Int(place)].markup.lowest)
      inline.highest = max(inline.highest, scan.elements[Int(place)].markup.highest)
      place = scan.elements[Int(place)].parent
    }
    let own = Self.clamped(scan.elements[Int(unit.element)].markup.sum)
    var near: Float = 0
    var first: Float = 0
    var low: Float = 0
    var high: Float = 0
    var level = 0
    place = unit.element
    while place >= 0, level < 4 || first == 0 {
      let markup = scan.elements[Int(place)].markup
      let sum = Self.clamped(markup.sum)
      if level < 3 { near += sum }
      if first == 0, abs(sum) > 0.05 { first = sum }
      if level < 4 {
        low = min(low, markup.lowest)
        high = max(high, markup.highest)
      }
      place = scan.elements[Int(place)].parent
      level += 1
    }
    let all = path[Int(unit.element)]
    values.append(own + Self.clamped(inline.sum))
    values.append(near)
    values.append(first)
    values.append(min(all.lowest, inline.lowest))
    values.append(max(all.highest, inline.highest))
    values.append(all.sum)
    values.append(low)
    values.append(high)
    append(words[index], to: &values)
    let hashes = unit.hashes
    values.append(hashes.isEmpty ? 0 : model.openings.weight(scan.wordHashes[hashes.lowerBound]))
    values.append(hashes.count < 2 ? 0 : model.seconds.weight(scan.wordHashes[hashes.lowerBound + 1]))
    values.append(unit.tally.plainWords > 0 ? model.closings.weight(unit.tally.lastWord) : 0)
    append(heading >= 0 ? words[heading] : LexicalWeights(), to: &values)
    append(prose[index], to: &values)
  }

  private func append(_ weights: LexicalWeights, to values: inout FeatureWriter) {
    values.append(weights.sum)
    values.append(weights.lowest)
    values.append(weights.highest)
  }
}
