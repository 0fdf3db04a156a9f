import HTML

/// Fills ``UnitFeatures``, in the order of ``UnitFeatures/names``.
struct UnitFeatureBuilder {
  let scan: PageScan
  let facts: PageFacts
  let model: ContentModel
  private let top: TopContainer
  private let headline: Int
  private let kinds: [Float]
  let shapes: EqualValues
  private let lexical: LexicalFeatures
  private let total: PageElement
  private let body: BodyAgreement?
  private let column: MainColumn
  /// For each element, the nearest `article` or `main` around it, or -1.
  private let semantic: [Int32]

  init(scan: PageScan, facts: PageFacts, body: String?, model: ContentModel) {
    self.scan = scan
    self.facts = facts
    self.model = model
    top = TopContainer(scan)
    total = scan.elements[0]
    kinds = scan.units.map { Self.kind(of: scan.elements[Int($0.element)].tag) }
    headline = Self.headline(of: scan)
    shapes = EqualValues(scan.units.map { Self.shape(of: $0, in: scan) })
    lexical = LexicalFeatures(scan, model: model)
    self.body = body.map { BodyAgreement($0) }
    column = MainColumn(scan)
    semantic = Self.semantic(scan)
  }

  private static func semantic(_ scan: PageScan) -> [Int32] {
    var nearest: [Int32] = []
    nearest.reserveCapacity(scan.elements.count)
    for (index, element) in scan.elements.enumerated() {
      let isSemantic = element.tag == .article || element.tag == .main
      nearest.append(isSemantic ? Int32(index) : element.parent >= 0 ? nearest[Int(element.parent)] : -1)
    }
    return nearest
  }

  func run(into values: inout FeatureWriter) {
    let units = scan.units
    let pageWords = Float(max(1, total.words))
    let outsideComments = units.reduce(0) {
      scan.elements[Int($1.element)].surroundings.contains(.comments) ? $0 : $0 + scan.proseWords(of: $1)
    }
    let prose = units.reduce(0) { $0 + scan.proseWords(of: $1) }
    var wordsBefore = 0
    var proseBefore = 0
    var heading = -1
    var wordsSinceHeading = 0
    let copies = EqualValues(units.map(\.tally.contentHash))
    var seen = [Int](repeating: 0, count: units.count)
    let shapeWords = shapes.sums(units.map(\.tally.words))
    let nextHeadings = self.nextHeadings()
    let page = pageFeatures()
    let topWords = Float(max(1, scan.elements[Int(top.element)].words))
    var wordsBeforeTop = -1

    for (index, unit) in units.enumerated() {
      let tally = unit.tally
      let element = scan.elements[Int(unit.element)]
      if wordsBeforeTop < 0, top.contains(unit.element, in: scan) { wordsBeforeTop = wordsBefore }
      appendOwn(unit, index: index, wordsBefore: Float(wordsBefore) / pageWords, to: &values)
      appendContainers(unit, to: &values)
      values.append(element.surroundings.contains(.comments) ? 1 : 0)
      values.append(Float(outsideComments) / Float(max(1, prose)))
      values.append(Float(outsideComments))
      values.append(Float(proseBefore) / Float(max(1, prose)))
      if TagTraits.of(element.tag, in: TagTraits.byTag).contains(.heading) {
        heading = index
        wordsSinceHeading = 0
      }
      appendHeading(heading, of: index, wordsSince: wordsSinceHeading, next: nextHeadings[index], to: &values)
      seen[copies.firsts[index]] += 1
      values.append(Float(copies.count(index)))
      values.append(Float(seen[copies.firsts[index]]))
      values.append(Float(tally.descriptionWords) / Float(max(1, tally.plainWords)))
      values.append(Float(tally.descriptionMask.nonzeroBitCount) / Float(max(1, scan.descriptionWordCount)))
      values.append(Float(shapes.count(index)))
      values.append(Float(shapeWords[shapes.firsts[index]]) / Float(max(1, shapes.count(index))))
      for offset in [-2, -1, 1, 2] { appendNeighbour(index + offset, to: &values) }
      values.append(isBeside(index, index - 1) ? 1 : 0)
      values.append(isBeside(index, index + 1) ? 1 : 0)
      values.append(contentsOf: page[...])
      // Without a body, the value is neutral.
      values.append(body?.share(of: unit, in: scan) ?? 0.5)
      values.append(Float(tally.emphasisCharacters) / Float(max(1, tally.characters)))
      values.append(Float(tally.linkTexts))
      appendImages(unit, to: &values)
      values.append(wordsBeforeTop < 0 ? -1 : Float(wordsBefore - wordsBeforeTop) / topWords)
      column.append(index, in: scan, to: &values)
      lexical.append(index, heading: heading, to: &values)
      wordsBefore += tally.words
      proseBefore += scan.proseWords(of: unit)
      wordsSinceHeading += tally.words
    }
  }

  private func appendOwn(_ unit: TextUnit, index: Int, wordsBefore: Float, to values: inout FeatureWriter) {
    let tally = unit.tally
    let element = scan.elements[Int(unit.element)]
    let words = Float(max(1, tally.words))
    let characters = Float(max(1, tally.characters))
    values.append(Float(tally.words))
    values.append(Float(tally.characters))
    values.append(Float(min(tally.linkCharacters, tally.characters)) / characters)
    values.append(Float(tally.commas) / words)
    values.append(Float(tally.stops) / words)
    values.append(Float(tally.digits) / characters)
    values.append(Float(tally.capitals) / Float(max(1, tally.plainWords)))
    values.append(Float(tally.ending.rawValue))
    values.append(tally.startsWithLowerCase ? 1 : 0)
    values.append(kinds[index])
    values.append(Float(min(tally.breaks, 20)))
    values.append(characters / words)
    values.append(Float(tally.titleWords) / Float(max(1, tally.plainWords)))
    values.append(Float(tally.titleMask.nonzeroBitCount) / Float(max(1, scan.titleWordCount)))
    let wrapper = scan.elements[Int(unit.wrapper)]
    values.append(wrapper.surroundings.contains(.hidden) ? 1 : wrapper.surroundings.contains(.ariaHidden) ? 2 : 0)
    values.append(Float(element.depth))
    values.append(Float(index) / Float(scan.units.count))
    values.append(wordsBefore)
    values.append(headline >= 0 ? Float(index - headline) : -99)
    for surroundings in Self.surroundings { values.append(element.surroundings.contains(surroundings) ? 1 : 0) }
    values.append(unit.wrapper == unit.element ? 0 : Self.wrapperKind(of: wrapper.tag))
  }

  private static let surroundings: [Surroundings] = [
    .main, .article, .aside, .navigation, .footer, .header, .form, .figure, .quote, .listItem, .table, .details,
    .articleBody,
  ]

  private func appendContainers(_ unit: TextUnit, to values: inout FeatureWriter) {
    let (steps, meeting) = top.meeting(with: unit.element, in: scan)
    values.append(top.contains(unit.element, in: scan) ? 1 : 0)
    values.append(Float(steps))
    values.append(Float(scan.elements[Int(meeting)].words) / Float(max(1, total.words)))
    values.append(Float(scan.elements[Int(unit.element)].depth - scan.elements[Int(meeting)].depth))
    var place = unit.element
    var repeats: (count: Int32, words: Int32, level: Int) = (1, 0, 0)
    for level in 0..<7 {
      let element = scan.elements[Int(place)]
      if element.parent >= 0, element.tag != .p, element.alike > repeats.count {
        repeats = (element.alike, element.words, level)
      }
      if level == 1 || level == 2 || level == 3 || level == 5 { appendContainer(element, to: &values) }
      // The page holds itself, so it stands for the levels that are missing.
      place = max(0, element.parent)
    }
    values.append(Float(repeats.count))
    values.append(Float(repeats.words))
    values.append(Float(repeats.level))
    values.append(Float(scan.elements[Int(unit.element)].alike))
    let semantic = Int(semantic[Int(unit.element)])
    if semantic >= 0 {
      values.append(Float(scan.elements[semantic].words) / Float(max(1, total.words)))
      values.append(Float(scan.elements[semantic].prose) / Float(max(1, total.prose)))
    } else {
      values.append(-1)
      values.append(-1)
    }
  }

  /// Appends the counts of pictures: teasers have one picture each.
  private func appendImages(_ unit: TextUnit, to values: inout FeatureWriter) {
    var place = unit.element
    var repeated = place
    var alike: Int32 = 1
    for level in 0...6 {
      let element = scan.elements[Int(place)]
      if (1...3).contains(level) { values.append(Float(element.images) / Float(max(1, element.units))) }
      if element.parent >= 0, element.tag != .p, element.alike > alike { (repeated, alike) = (place, element.alike) }
      place = max(0, element.parent)
    }
    let box = scan.elements[Int(repeated)]
    values.append(alike > 1 ? Float(box.linkCharacters) / Float(max(1, box.characters)) : -1)
    values.append(alike > 1 ? Float(box.images) : -1)
  }

  private func appendContainer(_ element: PageElement, to values: inout FeatureWriter) {
    values.append(Float(element.words))
    values.append(Float(element.linkCharacters) / Float(max(1, element.characters)))
    values.append(Float(element.prose) / Float(max(1, total.prose)))
    values.append(Float(element.prose) / Float(max(1, element.words)))
    values.append(Float(element.units))
    values.append(Float(element.shortUnits) / Float(max(1, element.units)))
  }

  private func appendHeading(_ heading: Int, of index: Int, wordsSince: Int, next: Int, to values: inout FeatureWriter)
  {
    if heading >= 0 {
      let tally = scan.units[heading].tally
      values.append(Float(index - heading))
      values.append(Float(wordsSince))
      values.append(linkShare(heading))
      values.append(kinds[heading])
      values.append(Float(tally.words))
      values.append(isBeside(heading, index) ? 1 : 0)
      values.append(Float(tally.titleMask.nonzeroBitCount) / Float(max(1, scan.titleWordCount)))
    } else {
      values.append(-1)
      values.append(Float(wordsSince))
      for _ in 0..<5 { values.append(-1) }
    }
    let isNear = next > index && next < index + 8
    values.append(isNear ? Float(next - index) : 9)
    values.append(isNear ? linkShare(next) : -1)
  }

  private func appendNeighbour(_ index: Int, to values: inout FeatureWriter) {
    guard scan.units.indices.contains(index) else {
      for _ in 0..<4 { values.append(-1) }
      return
    }
    values.append(Float(scan.units[index].tally.words))
    values.append(linkShare(index))
    values.append(kinds[index])
    values.append(Float(scan.units[index].tally.ending.rawValue))
  }

  private func pageFeatures() -> [Float] {
    var long = 0
    var longest = 0
    for unit in scan.units {
      longest = max(longest, unit.tally.words)
      if unit.tally.words >= 25, unit.tally.linkCharacters * 3 < unit.tally.characters { long += 1 }
    }
    var articles = 0
    var mains = 0
    for element in scan.elements {
      if element.tag == .article { articles += 1 }
      if element.tag == .main { mains += 1 }
    }
    return [
      Float(scan.units.count), Float(total.words), Float(total.prose) / Float(max(1, total.words)),
      Float(total.linkCharacters) / Float(max(1, total.characters)), Float(facts.openGraphType),
      Float(facts.linkedDataType), Float(articles), Float(mains), Float(long), Float(facts.pathSteps),
      facts.looksLikeArticlePath ? 1 : 0, Float(longest),
      headline >= 0 ? Float(headline) / Float(scan.units.count) : -1, Float(facts.pathLength),
    ]
  }

  private func linkShare(_ index: Int) -> Float {
    let tally = scan.units[index].tally
    return Float(min(tally.linkCharacters, tally.characters)) / Float(max(1, tally.characters))
  }

  private func isBeside(_ first: Int, _ second: Int) -> Bool {
    guard scan.units.indices.contains(first), scan.units.indices.contains(second) else { return false }
    let a = scan.units[first].element
    let b = scan.units[second].element
    return a == b || scan.elements[Int(a)].parent == scan.elements[Int(b)].parent
  }

  /// For each unit, the index of the next heading, or -1.
  private func nextHeadings() -> [Int] {
    var result = [Int](repeating: -1, count: scan.units.count)
    var next = -1
    for index in scan.units.indices.reversed() {
      result[index] = next
      let tag = scan.elements[Int(scan.units[index].element)].tag
      if TagTraits.of(tag, in: TagTraits.byTag).contains(.heading) { next = index }
    }
    return result
  }

  /// Returns the unit that shows the page's title.
  ///
  /// This is the first `h1`, else the first unit with most of the title and little else.
  private static func headline(of scan: PageScan) -> Int {
    if let h1 = scan.units.firstIndex(where: { scan.elements[Int($0.element)].tag == .h1 }) { return h1 }
    return scan.units.firstIndex { unit in
      let tally = unit.tally
      return tally.titleWords * 10 > tally.plainWords * 6
        && tally.titleMask.nonzeroBitCount * 10 > scan.titleWordCount * 4
    } ?? -1
  }

  /// A value that is equal for units with the same kind of element, parent and grandparent.
  private static func shape(of unit: TextUnit, in scan: PageScan) -> UInt64 {
    var hash: UInt64 = 0
    var place = unit.element
    for _ in 0..<3 where place >= 0 {
      hash = (hash ^ UInt64(scan.elements[Int(place)].signature)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      place = scan.elements[Int(place)].parent
    }
    return hash
  }

  private static func kind(of tag: Tag) -> Float {
    switch tag {
    case .p: 1
    case .h1: 2
    case .h2, .h3: 3
    case .h4, .h5, .h6: 4
    case .li: 5
    case .ul: 6
    case .ol: 7
    case .dl: 8
    case .pre: 9
    case .table: 10
    case .td, .th: 11
    case .blockquote: 12
    case .figcaption, .caption: 13
    case .dt: 14
    case .dd: 15
    case .section: 16
    case .article: 17
    case .address: 18
    case .summary: 19
    default: 0
    }
  }

  private static func wrapperKind(of tag: Tag) -> Float {
    switch tag {
    case .strong, .b: 1
    case .em, .i: 2
    case .a: 3
    case .span: 4
    case .time, .small: 5
    default: 6
    }
  }
}
