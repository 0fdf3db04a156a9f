import HTML

/// Reads the source of a MathML formula: the TeX that its generator left in it, else TeX made from its elements.
struct MathMLReader {
  let document: HTMLDocument

  init(_ document: HTMLDocument) { self.document = document }

  func source(of node: NodeID) -> (tex: String, isDisplayed: Bool)? {
    let isDisplayed = document.withAttribute(.display, of: node) { $0.equals("block") } ?? false
    var current = document.next(after: node, within: node)
    while let place = current {
      if document.tag(of: place) == .annotation,
        document.attribute(.encoding, of: place).map({ $0.lowercased().contains("tex") }) == true
      {
        return (Self.cleaned(document.textContent(of: place)), isDisplayed)
      }
      current = document.next(after: place, within: node)
    }
    if let text = document.attribute(named: "alttext", of: node), !text.isInvisible {
      return (Self.cleaned(text), isDisplayed)
    }
    let tex = children(of: node, depth: 0).trimmedBothEnds
    return tex.isEmpty ? nil : (tex, isDisplayed)
  }

  /// Removes the `{\displaystyle …}` that MediaWiki wraps every formula in.
  private static func cleaned(_ text: String) -> String {
    let text = text.trimmedBothEnds
    for style in ["{\\displaystyle ", "{\\textstyle "] where text.hasPrefix(style) && text.hasSuffix("}") {
      return String(text.dropFirst(style.count).dropLast()).trimmedBothEnds
    }
    return text
  }

  private func children(of node: NodeID, depth: Int) -> String {
    var parts: [String] = []
    for child in document.children(of: node) {
      let part = tex(of: child, depth: depth + 1)
      if !part.isEmpty { parts.append(part) }
    }
    return parts.joined(separator: " ")
  }

  private func tex(of node: NodeID, depth: Int) -> String {
    guard depth < 60 else { return document.textContent(of: node).trimmedBothEnds }
    guard let tag = document.tag(of: node) else {
      return document.kind(of: node) == .text ? document.text(of: node).trimmedBothEnds : ""
    }
    let parts = document.children(of: node).filter { document.isElement($0) }
    func part(_ index: Int) -> String {
      index < parts.count ? "{" + tex(of: parts[index], depth: depth + 1) + "}" : "{}"
    }
    switch tag {
    case .annotation, .annotationXML: return ""
    case .mi, .mn, .mo, .ms: return token(node, isOperator: tag == .mo)
    case .mtext:
      let text = document.textContent(of: node).trimmedBothEnds
      return text.isEmpty ? "" : "\\text{" + Self.escaped(text) + "}"
    case .mfrac: return "\\frac" + part(0) + part(1)
    case .msup: return part(0) + "^" + part(1)
    case .msub: return part(0) + "_" + part(1)
    case .mover, .munder:
      guard parts.count > 1 else { return part(0) }
      let mark = tex(of: parts[1], depth: depth + 1)
      let limits = Self.takesLimits(part(0))
      return tag == .mover
        ? Self.over(part(0), mark, limits: limits) : Self.under(part(0), mark, limits: limits)
    case .msubsup, .munderover: return part(0) + "_" + part(1) + "^" + part(2)
    case .msqrt: return "\\sqrt{" + children(of: node, depth: depth) + "}"
    case .mroot: return "\\sqrt[" + (parts.count > 1 ? tex(of: parts[1], depth: depth + 1) : "") + "]" + part(0)
    case .mtr: return parts.map { tex(of: $0, depth: depth + 1) }.joined(separator: " & ")
    case .mtable:
      return "\\begin{matrix}" + parts.map { tex(of: $0, depth: depth + 1) }.joined(separator: " \\\\ ")
        + "\\end{matrix}"
    default: return children(of: node, depth: depth)
    }
  }
}
