import ArticleModel
import HTML

extension BlockBuilder {
  mutating func quote(_ node: NodeID, _ facts: ElementFacts?, depth: Int, into blocks: inout [Block]) {
    var citation: [Inline] = []
    if let source = citationNode(of: node), !taken.contains(source) {
      citation = lineContent(of: source)
      taken.insert(source)
    }
    var content: [Block] = []
    flow(over: node, depth: depth + 1, into: &content, contentsOnly: true)
    endLine(into: &content)
    if content.isEmpty, citation.isEmpty { return }
    if content.isEmpty {
      blocks.append(.paragraph(citation))
    } else {
      blocks.append(.quote(content, citation: citation.withoutLeadingDash))
    }
  }

  /// Finds the part of a quotation that names its source: at its end, or beside it in a box made by the generator.
  private func citationNode(of node: NodeID) -> NodeID? {
    var last = document.lastChild(of: node)
    while let place = last, !document.isElement(place) {
      if document.kind(of: place) == .text, !document.isBlankText(place) { return nil }
      last = document.previousSibling(of: place)
    }
    if let last {
      if document.isElement(last, .footer) || document.isElement(last, .cite) || document.isElement(last, .figcaption)
        || document.traits(last).contains(.attribution)
      {
        return last
      }
      // WordPress writes `<p><cite>…</cite></p>`.
      let inner = document.children(of: last).filter { document.isElement($0) || !document.isBlankText($0) }
      if document.isElement(last, .p), inner.count == 1, let only = inner.first, document.isElement(only, .cite) {
        return last
      }
    }
    if let beside = document.nextElement(node), document.traits(beside).contains(.attribution) { return beside }
    return nil
  }
}

extension [Inline] {
  /// Removes the dash that typesets `— Somebody`.
  var withoutLeadingDash: [Inline] {
    guard case .text(let text)? = first else { return self }
    let rest = text.drop { "-–—―~ \u{A0}".contains($0) }
    guard rest.startIndex != text.startIndex else { return self }
    return (rest.isEmpty ? [] : [.text(String(rest))]) + dropFirst()
  }
}
