/// Writes a formula as MathML Core.
enum MathWriter {
  static func write(_ node: MathNode, _ out: inout Markup) {
    switch node {
    case .row(let nodes) where nodes.count == 1: write(nodes[0], &out)
    case .row(let nodes): write(row: nodes, &out)
    case .identifier(let text, let isUpright):
      // A single letter leans unless it is told not to; a longer name stands.
      out.raw(isUpright && text.unicodeScalars.count == 1 ? "<mi mathvariant=\"normal\">" : "<mi>")
      out.text(text)
      out.raw("</mi>")
    case .number(let text): out.element("mn", text)
    case .sign(let sign): write(sign, isPrefix: false, &out)
    case .function(let name, _):
      out.element("mi", name)
    case .text(let text):
      // White space at the ends of a token is dropped.
      out.element("mtext", text.replacing(" ", with: "\u{a0}"))
    case .space(let width): write(space: width, &out)
    case .fraction(let top, let bottom, let hasLine):
      out.raw(hasLine ? "<mfrac>" : "<mfrac linethickness=\"0\">")
      write(top, &out)
      write(bottom, &out)
      out.raw("</mfrac>")
    case .root(let content, let index):
      guard let index else { return element("msqrt", [content], &out) }
      element("mroot", [content, index], &out)
    case .scripts(let base, let sub, let sup):
      let name: StaticString = sub == nil ? "msup" : sup == nil ? "msub" : "msubsup"
      element(name, [base, sub, sup].compactMap(\.self), &out)
    case .limits(let base, let under, let over): write(limitsOf: base, under, over, &out)
    case .accent(let base, let mark, let isUnder, let isStretchy):
      if base.isEmptyRow { return stretching(mark, &out) }
      out.raw(isUnder ? "<munder accentunder=\"true\">" : "<mover accent=\"true\">")
      write(base, &out)
      out.raw(isStretchy ? "<mo stretchy=\"true\">" : "<mo stretchy=\"false\">")
      out.text(mark)
      out.raw(isUnder ? "</mo></munder>" : "</mo></mover>")
    case .fenced(let open, let content, let close):
      out.raw("<mrow>")
      write(fence: open, form: "prefix", &out)
      for part in content { write(part, &out) }
      write(fence: close, form: "postfix", &out)
      out.raw("</mrow>")
    case .table(let rows, let columns): write(table: rows, columns, &out)
    case .styled(let content, let isDisplayed):
      out.raw(
        isDisplayed
          ? "<mstyle displaystyle=\"true\" scriptlevel=\"0\">" : "<mstyle displaystyle=\"false\" scriptlevel=\"0\">")
      write(content, &out)
      out.raw("</mstyle>")
    case .phantom(let content): element("mphantom", [content], &out)
    case .boxed(let content):
      out.raw("<mrow class=\"boxed\">")
      write(content, &out)
      out.raw("</mrow>")
    }
  }

  /// What stands side by side, where a sign's part depends on its neighbours.
  static func write(row nodes: [MathNode], _ out: inout Markup) {
    out.raw("<mrow>")
    var before: MathNode?
    for (index, node) in nodes.enumerated() {
      if case .sign(let sign) = node.core {
        // A minus after nothing, or after another sign, belongs to what follows it.
        write(sign, isPrefix: sign.kind == .binary && isOpen(after: before), &out)
      } else {
        write(node, &out)
      }
      if isFunction(node), index + 1 < nodes.count {
        // The sign of application is invisible; the space is TeX's, which sets none before a bracket.
        out.raw("<mo>\u{2061}</mo>")
        if needsSpace(before: nodes[index + 1]) { write(space: 1.0 / 6, &out) }
      }
      before = node
    }
    out.raw("</mrow>")
  }

  private static func element(_ name: StaticString, _ content: [MathNode], _ out: inout Markup) {
    out.element(name) { out in for node in content { write(node, &out) } }
  }

  private static func isOpen(after node: MathNode?) -> Bool {
    guard let node else { return true }
    guard case .sign(let sign) = node.core else { return isFunction(node) }
    return [.binary, .relation, .open, .punctuation, .large].contains(sign.kind)
  }

  private static func isFunction(_ node: MathNode) -> Bool {
    switch node.core {
    case .function: true
    case .scripts(let base, _, _), .limits(let base, _, _): isFunction(base)
    default: false
    }
  }

  private static func needsSpace(before node: MathNode) -> Bool {
    switch node.core {
    case .sign(let sign): sign.kind == .large || sign.kind == .ordinary
    case .fenced, .space, .text: false
    default: true
    }
  }

  private static func write(_ sign: MathSign, isPrefix: Bool, _ out: inout Markup) {
    out.raw("<mo")
    if let size = sign.size {
      out.raw(" fence=\"true\" stretchy=\"true\"")
      if size > 0 {
        out.attribute("minsize", "\(size)em")
        out.attribute("maxsize", "\(size)em")
      }
    } else if isPrefix {
      out.raw(" form=\"prefix\"")
    } else {
      switch sign.kind {
      case .open: out.raw(" form=\"prefix\" stretchy=\"false\"")
      case .close: out.raw(" form=\"postfix\" stretchy=\"false\"")
      case .ordinary: out.raw(" stretchy=\"false\" lspace=\"0em\" rspace=\"0em\"")
      // Some signs of relation would grow with what stands beside them.
      case .relation: if "∣∥↑↓↕⇑⇓⇕".contains(sign.text) { out.raw(" stretchy=\"false\"") }
      case .binary, .punctuation, .large, .prime: break
      }
    }
    out.raw(">")
    out.text(sign.text)
    out.raw("</mo>")
  }

  private static func write(fence: String, form: StaticString, _ out: inout Markup) {
    guard !fence.isEmpty else { return }
    out.raw("<mo fence=\"true\" stretchy=\"true\" form=\"")
    out.raw(form)
    out.raw("\">")
    out.text(fence)
    out.raw("</mo>")
  }

  private static func stretching(_ mark: String, _ out: inout Markup) {
    out.raw("<mo stretchy=\"true\">")
    out.text(mark)
    out.raw("</mo>")
  }

  private static func write(space width: Double, _ out: inout Markup) {
    // Three digits are finer than any screen.
    let thousandths = Int(width * 1000)
    out.raw("<mspace")
    out.attribute("width", "\(Double(thousandths) / 1000)em")
    out.raw("></mspace>")
  }

  private static func write(limitsOf base: MathNode, _ under: MathNode?, _ over: MathNode?, _ out: inout Markup) {
    let name: StaticString = under == nil ? "mover" : over == nil ? "munder" : "munderover"
    out.element(name) { out in
      if case .sign(let sign) = base.core, sign.kind == .large {
        // Without this a line of text would move them beside the sign.
        out.raw("<mo movablelimits=\"false\">")
        out.text(sign.text)
        out.raw("</mo>")
      } else {
        write(base, &out)
      }
      for limit in [under, over].compactMap(\.self) { write(limit, &out) }
    }
  }

  private static func write(table rows: [[MathNode]], _ columns: MathColumns, _ out: inout Markup) {
    let isDisplayed = columns == .equations
    out.raw(isDisplayed ? "<mtable displaystyle=\"true\">" : "<mtable>")
    for row in rows {
      out.raw("<mtr>")
      for (column, cell) in row.enumerated() {
        switch columns.alignment(of: column) {
        case "l": out.raw("<mtd class=\"start\">")
        case "r": out.raw("<mtd class=\"end\">")
        default: out.raw("<mtd>")
        }
        // A cell after the sign of alignment begins with a relation that has something before it.
        if isDisplayed, column > 0, case .row(let nodes) = cell {
          write(row: [.row([])] + nodes, &out)
        } else {
          write(cell, &out)
        }
        out.raw("</mtd>")
      }
      out.raw("</mtr>")
    }
    out.raw("</mtable>")
  }
}
