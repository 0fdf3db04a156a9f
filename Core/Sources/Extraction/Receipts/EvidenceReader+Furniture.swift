import HTML

extension EvidenceReader {
  /// Reads what is on the page beside its text: links, lists, forms, players, pictures, and boxes for scripts to fill.
  mutating func readFurniture() {
    readElements()
    readSilent()
    readTeasers()
  }

  private mutating func readElements() {
    var links = 0
    var articles = 0
    var figures = 0
    var images = 0
    var empty = 0
    var boxes = 0
    var times = 0
    var bylines = 0
    var skeletons = 0
    var walls = 0
    for (index, element) in scan.elements.enumerated() {
      switch element.tag {
      case .a: if element.surroundings.contains(.link) { links += 1 }
      case .article: articles += 1
      case .figure: figures += 1
      case .img: images += 1
      case .time: times += 1
      case .div, .section, .span, .main, .p, .li:
        boxes += 1
        if Int(element.end) == index + 1, element.words == 0 { empty += 1 }
      default: break
      }
      if element.tag == .a, document.withAttribute(.rel, of: element.node, { $0.isEqual(to: "author") }) == true {
        bylines += 1
      }
      guard element.signature != element.tag.rawValue || element.marks != [] else { continue }
      if element.marks.contains(.challenge) { evidence.features.set(.challengeMarks, true) }
      if element.marks.contains(.wall) { walls += 1 }
      let names = document.withAttribute(.class, of: element.node) { NamesOfParts(in: $0) } ?? []
      if names.contains(.skeleton) { skeletons += 1 }
      if names.contains(.byline) { bylines += 1 }
      if names.contains(.entry) { evidence.features.set(.microformat, true) }
    }
    evidence.features.set(.links, links)
    evidence.features.set(.linksShare, Double(links) / Double(max(10, evidence.allWords)))
    evidence.features.set(.articles, articles)
    evidence.features.set(.figures, figures)
    evidence.features.set(.imagesPerWord, Double(images) / Double(max(20, evidence.keptWords)))
    evidence.features.set(.emptyShare, Double(empty) / Double(max(4, boxes)))
    evidence.features.set(.elements, scan.elements.count)
    evidence.features.set(.times, min(9, times))
    evidence.features.set(.bylines, min(4, bylines))
    evidence.features.set(.skeletons, skeletons)
    evidence.features.set(.wallAnywhere, walls > 0)
  }

  private mutating func readSilent() {
    let lead = first >= 0 ? scan.texts[scan.units[first].texts].first : nil
    var inputs = 0
    var buttons = 0
    var players = 0
    var scripts = 0
    for node in scan.silent {
      switch document.tag(of: node) {
      case .script?: scripts += 1
      case .button?: buttons += 1
      case .select?, .textarea?: inputs += 1
      case .input?:
        enum Kind { case password, hidden, button, other }
        let kind =
          document.withAttribute(.type, of: node) { type -> Kind in
            if type.containsIgnoringCase("password") { return .password }
            if type.containsIgnoringCase("hidden") { return .hidden }
            return type.containsIgnoringCase("submit") || type.containsIgnoringCase("button") ? .button : .other
          } ?? .other
        switch kind {
        case .password: evidence.features.set(.passwords, true)
        case .hidden: break
        case .button: buttons += 1
        case .other: inputs += 1
        }
      case .video?, .audio?:
        players += 1
        if lead.map({ node < $0 }) ?? true { evidence.features.set(.earlyPlayer, true) }
      case .iframe?:
        document.withAttribute(.src, of: node) { source in
          if source.containsIgnoringCase("captcha") || source.containsIgnoringCase("challenge") {
            evidence.features.set(.challengeMarks, true)
          }
          guard source.containsIgnoringCase("embed") || source.containsIgnoringCase("player") else { return }
          players += 1
          if lead.map({ node < $0 }) ?? true { evidence.features.set(.earlyPlayer, true) }
        }
      default: break
      }
    }
    evidence.features.set(.inputs, inputs)
    evidence.features.set(.buttons, buttons)
    evidence.features.set(.players, players)
    evidence.features.set(.scripts, scripts + selector.facts.scripts.count)
  }

  /// Counts boxes with a linked heading.
  /// Each leads to another page, and its sentences aren't an article.
  private mutating func readTeasers() {
    var linked: [Int] = []
    var numbered = 0
    for (index, unit) in scan.units.enumerated() where isHeading(index) {
      if leadsElsewhere(unit) { linked.append(index) }
      if unit.tally.digits > 0 { numbered += 1 }
    }
    var teaser = 0
    if linked.count >= 2 {
      var place = 0
      for index in scan.units.indices where selector.kept[index] && !isHeading(index) {
        while place + 1 < linked.count, linked[place + 1] < index { place += 1 }
        let before = linked[place]
        guard before < index, index - before <= 3, place + 1 < linked.count, linked[place + 1] - index <= 4 else {
          continue
        }
        teaser += scan.units[index].tally.words
      }
    }
    evidence.features.set(.linkedHeadings, linked.count)
    evidence.features.set(.teaserShare, Double(teaser) / Double(max(1, evidence.keptWords)))
    evidence.features.set(.numberedHeads, numbered)
  }
}

/// The parts of a page that an element's class can name.
private struct NamesOfParts: OptionSet {
  let rawValue: UInt8
  /// A placeholder for what scripts will load.
  static let skeleton = NamesOfParts(rawValue: 1)
  static let byline = NamesOfParts(rawValue: 2)
  /// An entry of the microformat.
  static let entry = NamesOfParts(rawValue: 4)

  private static let words = ByteWords(
    "skeleton", "shimmer", "spinner", "loading", "byline", "author", "h-entry", "hentry")

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reads the names in one pass.
  /// Why: a search for each word was a tenth of the whole extraction.
  init(in names: Span<UInt8>) {
    self = []
    guard names.containsAny(Self.words) else { return }
    func begins(_ word: StaticString, _ index: Int) -> Bool {
      let length = word.utf8CodeUnitCount
      guard index + length <= names.count else { return false }
      for k in 0..<length where names[index + k] | 0x20 != word.utf8Start[k] { return false }
      return true
    }
    for index in names.indices {
      switch names[index] | 0x20 {
      case UInt8(ascii: "s"):
        if begins("skeleton", index) || begins("shimmer", index) || begins("spinner", index) { insert(.skeleton) }
      case UInt8(ascii: "l"): if begins("loading", index) { insert(.skeleton) }
      case UInt8(ascii: "b"): if begins("byline", index) { insert(.byline) }
      case UInt8(ascii: "a"): if begins("author", index) { insert(.byline) }
      case UInt8(ascii: "h"): if begins("h-entry", index) || begins("hentry", index) { insert(.entry) }
      default: break
      }
    }
  }
}
