import HTML

/// What the names of boxes say about the end of a text.
extension EvidenceReader {
  private static let wallNames = WordBeginnings(
    "wall", "paywall", "regwall", "gate", "premium", "subscri", "upsell", "member", "meter", "offer", "barrier",
    "regist", "lock", "unlock", "purchase", "promo", "preview", "abo-", "restrict", "checkout", "pay-", "cta")
  private static let fadeNames = WordBeginnings(
    "fade", "gradient", "blur", "mask", "overlay", "trunc", "clamp", "ellipsis")
  private static let foldNames = WordBeginnings("collaps", "expand", "fold", "clamp", "read-more", "readmore")

  mutating func readMarks(after end: Int, until stop: Int) {
    var empty = 0
    let from = Int(scan.units[end].element)
    let to = stop < scan.units.count ? Int(scan.units[stop].element) : scan.elements.count
    for index in from + 1..<max(from + 1, min(to, from + 60)) {
      let element = scan.elements[index]
      if Int(element.end) == index + 1, element.words == 0, element.tag == .div || element.tag == .section {
        empty += 1
      }
      if has(Self.wallNames, element.node) { evidence.features.set(.wallBox, true) }
      if has(Self.fadeNames, element.node) || isFaded(element.node) { evidence.features.set(.fades, true) }
    }
    let node = lastNode(of: end)
    let edge = stop < scan.units.count ? scan.texts[scan.units[stop].texts].first : nil
    for frame in scan.silent where frame > node {
      if let edge, frame > edge { break }
      guard document.isElement(frame, .iframe) || document.isElement(frame, .template) else { continue }
      if has(Self.wallNames, frame) { evidence.features.set(.wallBox, true) }
    }
    var place = from
    while place > 0 {
      let element = scan.elements[place]
      if element.tag != .body, element.tag != .html {
        if has(Self.foldNames, element.node) { evidence.features.set(.folded, true) }
        if has(Self.fadeNames, element.node) || isFaded(element.node) { evidence.features.set(.fades, true) }
      }
      place = Int(element.parent)
    }
    evidence.features.set(.afterEmpty, min(5, empty))
  }

  func hasWallName(_ node: NodeID) -> Bool { has(Self.wallNames, node) }

  private func has(_ words: WordBeginnings, _ node: NodeID) -> Bool {
    for name in [AttributeName.class, .id, .src] {
      let isThere = document.withAttribute(name, of: node) { words.begin(aWordOf: $0) }
      if isThere == true { return true }
    }
    return false
  }

  private func isFaded(_ node: NodeID) -> Bool {
    document.withAttribute(.style, of: node) { style in
      style.containsIgnoringCase("gradient") || style.containsIgnoringCase("mask-image")
        || style.containsIgnoringCase("blur(")
    } ?? false
  }
}

/// Some texts, in lower case, with which the words of a class, identifier or address may begin, in any case.
///
/// Why words: `wp-block` holds `lock`, and `navigate` holds `gate`.
private struct WordBeginnings: Sendable {
  private let texts: [StaticString]
  /// The first letters of the texts, a bit each.
  private let letters: UInt32

  init(_ texts: StaticString...) {
    self.texts = texts
    letters = texts.reduce(0) { $0 | 1 << UInt32($1.utf8Start[0] & 31) }
  }

  func begin(aWordOf names: Span<UInt8>) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    var before: UInt8 = 0
    for start in names.indices {
      let byte = names[start]
      let isHump = byte < 0x61 && before >= 0x61
      let isStart = isLetter(byte) && (!isLetter(before) || isHump)
      before = byte
      guard isStart, letters >> UInt32(byte & 31) & 1 != 0 else { continue }
      for text in texts where text.utf8CodeUnitCount <= names.count - start {
        let begins = (0..<text.utf8CodeUnitCount).allSatisfy {
          let byte = names[start + $0]
          return (isLetter(byte) ? byte | 0x20 : byte) == text.utf8Start[$0]
        }
        if begins { return true }
      }
    }
    return false
  }
}
