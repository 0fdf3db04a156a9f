import ArticleModel
import HTML

extension BlockBuilder {
  struct MathSource {
    var tex: String
    var isDisplayed: Bool
  }

  /// Reads a box in which a script typesets a formula, and returns nil if the box isn't a formula.
  /// The source is inside the box or in a script beside it. The typeset form is left out.
  mutating func enterMath(
    _ node: NodeID, _ role: ElementRole, _ facts: ElementFacts, into blocks: inout [Block]
  ) -> Step? {
    let isBox = role == .container || facts.traits.contains(.displayMath)
    guard !holdsProse(node) else { return nil }
    if role == .table {
      guard let tex = equations(in: node) else { return nil }
      append(tex: tex, display: true, into: &blocks)
      return .skip
    }
    if let tex = sentFormula(of: node) {
      append(tex: tex, display: isBox, into: &blocks)
      return .skip
    }
    if let source = mathSource(in: node) {
      append(tex: source.tex, display: source.isDisplayed || isBox, into: &blocks)
      return .skip
    }
    if facts.traits.contains(.mathPicture) {
      // MathJax 2 leaves the source in a script after the picture, and a preview before the picture.
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
    if let tex = KatexReader(document: document).source(of: node) {
      append(tex: tex, display: isBox, into: &blocks)
      return .skip
    }
    let text = document.visibleText(of: node, limit: 20_000)
    if let isDisplayed = barePlugin(node) {
      append(tex: String(decoding: text, as: UTF8.self), display: isDisplayed, into: &blocks)
      return .skip
    }
    guard let tex = MathText.source(String(decoding: text, as: UTF8.self)) else { return nil }
    append(tex: tex.source, display: tex.isDisplayed || role == .container, into: &blocks)
    return .skip
  }

  /// Whether a plugin for WordPress writes a formula's bare source into a box, and if so, whether it is displayed.
  private func barePlugin(_ node: NodeID) -> Bool? {
    guard document.withAttribute(.class, of: node, { $0.hasName(from: ["wp-katex-eq", "katex-eq"]) }) == true else {
      return nil
    }
    return ["data-display", "data-katex-display"].contains { document.attribute(named: $0, of: node) == "true" }
  }

  /// Returns whether a box has sentences of its own beside its formulas.
  /// Why: `mathjax` is also the class of a text in which a script looks for formulas, such as an abstract.
  private func holdsProse(_ node: NodeID) -> Bool {
    var words = 0
    for child in document.children(of: node) where document.kind(of: child) == .text {
      let text = document.text(of: child)
      if words == 0, let first = text.first(where: { !$0.isWhitespace }), first == "\\" || first == "$" { return false }
      words += text.split { !$0.isLetter }.count { $0.count > 2 }
      if words >= 12 { return true }
    }
    return false
  }

  /// Returns the TeX source of a formula somewhere below a node.
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

  /// Returns the source that a page keeps in an attribute for its script.
  private func sentFormula(of node: NodeID) -> String? {
    for name in [
      "data-math", "data-tex", "data-latex", "data-formula", "data-expression", "data-katex", "data-equation",
    ] {
      if let tex = document.attribute(named: name, of: node), !tex.isInvisible { return tex }
    }
    return sentValue("persistentExpression", of: node)
  }

  /// Returns the formulas of a table that only sets them in rows, as LaTeXML does, without their numbers.
  private func equations(in table: NodeID) -> String? {
    var rows: [String] = []
    for row in document.elements(withTag: .tr, in: table) {
      let formulas = document.descendants(of: row).compactMap { node -> String? in
        guard document.tag(of: node) == .math, document.namespace(of: node) == .mathML else { return nil }
        return MathMLReader(document).source(of: node)?.tex
      }
      if !formulas.isEmpty { rows.append(formulas.joined(separator: " ")) }
    }
    guard rows.count > 1 else { return rows.first }
    return "\\begin{aligned} " + rows.joined(separator: " \\\\ ") + " \\end{aligned}"
  }

  /// Adds the formula of a `math` element.
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
