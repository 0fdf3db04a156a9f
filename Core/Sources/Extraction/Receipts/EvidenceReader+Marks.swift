import HTML

/// What the names of boxes say about the end of a text.
extension EvidenceReader {
  private static let wallNames: [StaticString] = [
    "wall", "paywall", "regwall", "gate", "premium", "subscri", "upsell", "member", "meter", "offer", "barrier",
    "regist", "lock", "unlock", "purchase", "promo", "preview", "abo-", "restrict", "checkout", "pay-", "cta",
  ]
  private static let fadeNames: [StaticString] = [
    "fade", "gradient", "blur", "mask", "overlay", "trunc", "clamp", "ellipsis",
  ]
  private static let foldNames: [StaticString] = ["collaps", "expand", "fold", "clamp", "read-more", "readmore"]

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

  private func has(_ words: [StaticString], _ node: NodeID) -> Bool {
    for name in [AttributeName.class, .id, .src] {
      let isThere = document.withAttribute(name, of: node) { $0.hasWord(beginningWith: words) }
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

extension Span<UInt8> {
  /// Whether a word of a class, identifier or address begins with one of some texts, in any case.
  ///
  /// Why: `wp-block` holds `lock`, and `navigate` holds `gate`.
  fileprivate func hasWord(beginningWith words: [StaticString]) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    for start in indices where isLetter(self[start]) {
      let isHump = start > 0 && self[start] < 0x61 && self[start - 1] >= 0x61
      guard start == 0 || !isLetter(self[start - 1]) || isHump else { continue }
      for word in words where word.utf8CodeUnitCount <= count - start {
        let length = word.utf8CodeUnitCount
        let begins = (0..<length).allSatisfy {
          let byte = self[start + $0]
          return (isLetter(byte) ? byte | 0x20 : byte) == word.utf8Start[$0]
        }
        if begins { return true }
      }
    }
    return false
  }
}
