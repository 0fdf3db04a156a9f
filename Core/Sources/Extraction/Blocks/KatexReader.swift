import HTML

/// Reads TeX from the boxes that KaTeX draws a formula with, for pages that keep no source beside them.
struct KatexReader {
  let document: HTMLDocument

  /// Returns the formula below a node with KaTeX's boxes, or nil if it has no such boxes.
  func source(of node: NodeID) -> String? {
    guard let root = isNamed(node, "katex-html") ? node : find("katex-html", below: node) else { return nil }
    let tex = contents(of: root, depth: 0).collapsed
    return tex.isEmpty ? nil : tex
  }

  private func contents(of node: NodeID, depth: Int) -> String {
    guard depth < 60 else { return document.textContent(of: node) }
    return document.children(of: node).map { tex(of: $0, depth: depth + 1) }.joined()
  }

  private func tex(of node: NodeID, depth: Int) -> String {
    guard document.isElement(node) else { return document.kind(of: node) == .text ? document.text(of: node) : "" }
    for name in ["strut", "pstrut", "vlist-s", "frac-line", "hide-tail"] where isNamed(node, name) { return "" }
    if isNamed(node, "mspace") { return " " }
    if isNamed(node, "mfrac") {
      let parts = layers(of: node, depth: depth)
      guard let top = parts.first, let bottom = parts.last, parts.count > 1 else {
        return contents(of: node, depth: depth)
      }
      return "\\frac{" + top.tex + "}{" + bottom.tex + "}"
    }
    if isNamed(node, "msupsub") { return scripts(of: node, depth: depth) }
    if isNamed(node, "sqrt") { return "\\sqrt{" + layers(of: node, depth: depth).map(\.tex).joined() + "}" }
    return contents(of: node, depth: depth)
  }

  /// Reads superscripts and subscripts.
  /// A superscript is placed more than 2.8 em above the box's foot, a subscript less.
  private func scripts(of node: NodeID, depth: Int) -> String {
    let parts = layers(of: node, depth: depth)
    guard !parts.isEmpty else { return "^{" + contents(of: node, depth: depth) + "}" }
    return parts.reversed().map { ($0.height > -2.8 ? "_{" : "^{") + $0.tex + "}" }.joined()
  }

  /// Returns the layers of the first stack below a node, the highest first.
  private func layers(of node: NodeID, depth: Int) -> [(height: Double, tex: String)] {
    guard let stack = find("vlist", below: node) else { return [] }
    let found = document.children(of: stack).compactMap { layer -> (height: Double, tex: String)? in
      guard document.isElement(layer) else { return nil }
      let tex = contents(of: layer, depth: depth + 1).trimmedBothEnds
      return tex.isEmpty ? nil : (height(of: layer), tex)
    }
    return found.sorted { $0.height < $1.height }
  }

  private func height(of node: NodeID) -> Double {
    guard let style = document.attribute(.style, of: node), let range = style.firstRange(of: "top:") else { return 0 }
    return Double(style[range.upperBound...].prefix { $0.isNumber || $0 == "-" || $0 == "." }) ?? 0
  }

  private func find(_ name: String, below node: NodeID) -> NodeID? {
    document.descendants(of: node).prefix(400).first { document.isElement($0) && isNamed($0, name) }
  }

  private func isNamed(_ node: NodeID, _ name: String) -> Bool {
    document.attribute(.class, of: node)?.split(separator: " ").contains { $0 == name } ?? false
  }
}
