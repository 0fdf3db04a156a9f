import ArticleModel
import HTML

extension BlockBuilder {
  struct MathSource {
    var tex: String
    var isDisplayed: Bool
  }

  /// A box in which a script typesets a formula. Its source lies inside or in a script beside it; what it looks like is
  /// left out. Nil where the box is no formula after all.
  mutating func enterMath(
    _ node: NodeID, _ role: ElementRole, _ facts: ElementFacts, into blocks: inout [Block]
  ) -> Step? {
    let isBox = role == .container || facts.traits.contains(.displayMath)
    if let source = mathSource(in: node) {
      append(tex: source.tex, display: source.isDisplayed || isBox, into: &blocks)
      return .skip
    }
    if facts.traits.contains(.mathPicture) {
      // MathJax 2 leaves the source in a script after the picture, and a preview before it.
      var next = document.nextElement(node)
      for _ in 0..<3 {
        guard let place = next else { break }
        if document.isElement(place, .script),
          document.withAttribute(.type, of: place, { $0.count >= 8 && $0[0] == 0x6D && $0[4] == 0x2F }) == true
        {
          return .skip
        }
        next = document.nextElement(place)
      }
      return nil
    }
    let text = document.visibleText(of: node, limit: 20_000)
    guard let tex = MathText.source(String(decoding: text, as: UTF8.self)) else { return nil }
    append(tex: tex.source, display: tex.isDisplayed || role == .container, into: &blocks)
    return .skip
  }

  /// The TeX source of a formula somewhere below a node.
  func mathSource(in node: NodeID) -> MathSource? {
    var current = document.next(after: node, within: node)
    var left = 3000
    while let place = current, left > 0 {
      left -= 1
      if document.isElement(place) {
        if document.tag(of: place) == .math, document.namespace(of: place) == .mathML {
          return MathMLReader(document).source(of: place).map { MathSource(tex: $0.tex, isDisplayed: $0.isDisplayed) }
        }
        if document.isElement(place, .script), let type = document.attribute(.type, of: place),
          type.hasPrefix("math/tex")
        {
          return MathSource(
            tex: document.textContent(of: place).trimmedBothEnds, isDisplayed: type.contains("display"))
        }
      }
      current = document.next(after: place, within: node)
    }
    return nil
  }

  /// A `math` element.
  mutating func appendMath(_ node: NodeID, _ facts: ElementFacts?, into blocks: inout [Block]) {
    guard let source = MathMLReader(document).source(of: node) else { return }
    append(tex: source.tex, display: source.isDisplayed, into: &blocks)
  }

  mutating func append(tex: String, display: Bool, into blocks: inout [Block]) {
    let tex = MathText.undelimited(tex.trimmedBothEnds)
    guard !tex.isEmpty else { return }
    guard display, !isOneLine else { return line.append(.math(tex)) }
    endLine(into: &blocks)
    blocks.append(.math(tex))
  }
}
