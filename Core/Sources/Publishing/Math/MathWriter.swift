/// Writes a formula as MathML Core.
struct MathWriter {
  let html: MarkupWriter

  func write(_ node: MathNode) {
    switch node {
    case .row(let nodes) where nodes.count == 1: write(nodes[0])
    case .row(let nodes): write(row: nodes)
    case .identifier(let text, let isUpright):
      // A single letter leans by itself; a longer name is upright.
      let isSingle = isUpright && text.unicodeScalars.count == 1
      html.mi(.named("mathvariant", isSingle ? "normal" : nil), text: text)
    case .number(let text): html.mn(text)
    case .sign(let sign): write(sign, isPrefix: false)
    case .function(let name, _): html.mi(name)
    // White space at the ends of a token is dropped.
    case .text(let text): html.mtext(text.replacing(" ", with: "\u{a0}"))
    case .space(let width): write(space: width)
    case .fraction(let top, let bottom, let hasLine):
      html.mfrac(.named("linethickness", hasLine ? nil : "0")) { write(all: [top, bottom]) }
    case .root(let content, let index):
      if let index { html.mroot { write(all: [content, index]) } } else { html.msqrt { write(content) } }
    case .scripts(let base, let sub, let sup):
      let element = sub == nil ? html.msup : sup == nil ? html.msub : html.msubsup
      element { write(all: [base, sub, sup]) }
    case .limits(let base, let under, let over): write(limitsOf: base, under, over)
    case .accent(let base, let mark, let isUnder, let isStretchy):
      write(accent: mark, on: base, isUnder: isUnder, isStretchy: isStretchy)
    case .fenced(let open, let content, let close):
      html.mrow {
        write(fence: open, form: "prefix")
        write(all: content)
        write(fence: close, form: "postfix")
      }
    case .table(let rows, let columns): write(table: rows, columns)
    case .styled(let content, let isDisplayed):
      html.mstyle(
        .named("displaystyle", isDisplayed ? "true" : "false"), .named("scriptlevel", "0")
      ) { write(content) }
    case .phantom(let content): html.mphantom { write(content) }
    case .boxed(let content): html.mrow(.class("boxed")) { write(content) }
    }
  }

  /// Writes what is side by side: there a sign's part depends on its neighbours.
  func write(row nodes: [MathNode]) {
    html.mrow {
      var before: MathNode?
      for (index, node) in nodes.enumerated() {
        if case .sign(let sign) = node.core {
          // A minus after nothing, or after another sign, belongs to what follows it.
          write(sign, isPrefix: sign.kind == .binary && isOpen(after: before))
        } else {
          write(node)
        }
        if isFunction(node), index + 1 < nodes.count {
          // The sign of application is invisible; the space is TeX's, which sets none before a bracket.
          html.mo("\u{2061}")
          if needsSpace(before: nodes[index + 1]) { write(space: 1.0 / 6) }
        }
        before = node
      }
    }
  }

  private func write(all nodes: [MathNode?]) { for node in nodes.compactMap(\.self) { write(node) } }

  private func isOpen(after node: MathNode?) -> Bool {
    guard let node else { return true }
    guard case .sign(let sign) = node.core else { return isFunction(node) }
    return [.binary, .relation, .open, .punctuation, .large].contains(sign.kind)
  }

  private func isFunction(_ node: MathNode) -> Bool {
    switch node.core {
    case .function: true
    case .scripts(let base, _, _), .limits(let base, _, _): isFunction(base)
    default: false
    }
  }

  private func needsSpace(before node: MathNode) -> Bool {
    switch node.core {
    case .sign(let sign): sign.kind == .large || sign.kind == .ordinary
    case .fenced, .space, .text: false
    default: true
    }
  }

  private func write(_ sign: MathSign, isPrefix: Bool) {
    if let size = sign.size {
      let length = size > 0 ? "\(size)em" : nil
      html.mo(
        .named("fence", "true"), .named("stretchy", "true"), .named("minsize", length), .named("maxsize", length),
        text: sign.text)
    } else if isPrefix {
      html.mo(.named("form", "prefix"), text: sign.text)
    } else {
      switch sign.kind {
      case .open: html.mo(.named("form", "prefix"), .named("stretchy", "false"), text: sign.text)
      case .close: html.mo(.named("form", "postfix"), .named("stretchy", "false"), text: sign.text)
      case .ordinary:
        html.mo(.named("stretchy", "false"), .named("lspace", "0em"), .named("rspace", "0em"), text: sign.text)
      case .relation:
        // Some signs of relation would grow with what is beside them.
        html.mo(.named("stretchy", "∣∥↑↓↕⇑⇓⇕".contains(sign.text) ? "false" : nil), text: sign.text)
      case .binary, .punctuation, .large, .prime: html.mo(sign.text)
      }
    }
  }

  private func write(fence: String, form: String) {
    guard !fence.isEmpty else { return }
    html.mo(.named("fence", "true"), .named("stretchy", "true"), .named("form", form), text: fence)
  }

  private func write(accent mark: String, on base: MathNode, isUnder: Bool, isStretchy: Bool) {
    guard !base.isEmptyRow else { return html.mo(.named("stretchy", "true"), text: mark) }
    func content() {
      write(base)
      html.mo(.named("stretchy", isStretchy ? "true" : "false"), text: mark)
    }
    if isUnder {
      html.munder(.named("accentunder", "true"), content: content)
    } else {
      html.mover(.named("accent", "true"), content: content)
    }
  }

  private func write(space width: Double) {
    // Three digits are finer than any screen.
    let thousandths = Int(width * 1000)
    html.mspace(.named("width", "\(Double(thousandths) / 1000)em")) {}
  }

  private func write(limitsOf base: MathNode, _ under: MathNode?, _ over: MathNode?) {
    let element = under == nil ? html.mover : over == nil ? html.munder : html.munderover
    element {
      if case .sign(let sign) = base.core, sign.kind == .large {
        // Without this a line of text would move them beside the sign.
        html.mo(.named("movablelimits", "false"), text: sign.text)
      } else {
        write(base)
      }
      write(all: [under, over])
    }
  }

  private func write(table rows: [[MathNode]], _ columns: MathColumns) {
    let isDisplayed = columns == .equations
    html.mtable(.named("displaystyle", isDisplayed ? "true" : nil)) {
      for row in rows {
        html.mtr {
          for (column, cell) in row.enumerated() {
            html.mtd(.class(columns.className(of: column))) {
              // A cell after the sign of alignment begins with a relation that has something before it.
              if isDisplayed, column > 0, case .row(let nodes) = cell {
                write(row: [.row([])] + nodes)
              } else {
                write(cell)
              }
            }
          }
        }
      }
    }
  }
}

extension MathColumns {
  /// The class that sets a column's cells; nil for the middle, where they are by themselves.
  fileprivate func className(of column: Int) -> String? {
    switch alignment(of: column) {
    case "l": "start"
    case "r": "end"
    default: nil
    }
  }
}
