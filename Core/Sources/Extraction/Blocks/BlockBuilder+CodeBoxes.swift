import ArticleModel
import HTML

/// Recognises code boxes that are marked up in other ways than with a `pre`.
extension BlockBuilder {
  /// Returns whether a box without a `pre` holds code.
  /// Its class or a language may say so, or it has the style that editors give to copied code.
  func isCodeBlock(_ node: NodeID, _ traits: ClassTraits) -> Bool {
    let isNamed =
      traits.contains(.codeBox) || document.hasAttribute(.dataLang, of: node) || document.isFragmentOfLines(node)
    guard isNamed || isSetAsCode(node) else { return false }
    var current = document.next(after: node, within: node)
    var left = 600
    var hasLines = false
    while let place = current, left > 0 {
      left -= 1
      if document.kind(of: place) == .text {
        hasLines = hasLines || document.withText(of: place) { $0.hasInnerLineEnd }
      } else {
        switch document.elementRole(place, roles: roles) {
        case .preformatted, .heading, .list, .quote, .figure, .table, .definitions, .details: return false
        case .container:
          let inner = document.traits(place)
          if document.isElement(place, .p) || inner.contains(.codeBox) { return false }
          if inner.contains(.codeLine) { hasLines = true }
        case .code where document.hasBlockStyle(place) || traits.contains(.codeBox): hasLines = true
        default: if document.traits(place).contains(.codeLine) { hasLines = true }
        }
      }
      current = document.next(after: place, within: node)
    }
    return hasLines || !isNamed || document.hasAttribute(.dataLang, of: node)
  }

  /// Returns whether the style is the one editors put on the clipboard: a fixed-width face and preserved white space.
  private func isSetAsCode(_ node: NodeID) -> Bool {
    document.withAttribute(.style, of: node) { style in
      style.containsIgnoringCase("white-space") && style.containsIgnoringCase("pre")
        && (style.containsIgnoringCase("monospace") || style.containsIgnoringCase("menlo")
          || style.containsIgnoringCase("consolas") || style.containsIgnoringCase("courier"))
    } ?? false
  }

  /// Returns whether a `code` outside any `pre` is made a block by its style and is between other blocks.
  func isStyledBlock(_ node: NodeID) -> Bool {
    guard document.hasBlockStyle(node), document.visibleText(of: node, limit: 100_000).contains(0x0A) else {
      return false
    }
    return [document.previousSibling(of: node), document.nextSibling(of: node)].allSatisfy { sibling in
      guard let sibling else { return true }
      if document.kind(of: sibling) == .text { return document.isBlankText(sibling) }
      return !document.elementRole(sibling, roles: roles).isInLine
    }
  }

  /// Returns whether a code box repeats the previous one in other colours.
  /// Why: pages send one box for light screens and one for dark screens.
  func isOtherTheme(_ node: NodeID, _ text: String, after last: Block?) -> Bool {
    guard case .code(let code)? = last, code.text == text else { return false }
    var place: NodeID? = node
    for _ in 0..<3 {
      guard let box = place else { return false }
      if let before = document.previousElement(box) {
        return document.isElement(before, .pre) || document.contains(.pre, below: before, limit: 20)
      }
      place = document.parent(of: box)
    }
    return false
  }

  /// Joins a line to the code box before it.
  /// Why: CodeMirror makes a `pre` of each line.
  func joinLine(_ node: NodeID, _ text: String, to blocks: inout [Block]) -> Bool {
    guard document.traits(node).contains(.codeLine), let before = document.previousElement(node),
      document.isElement(before, .pre), document.traits(before).contains(.codeLine), case .code(var code)? = blocks.last
    else { return false }
    code.text += "\n" + text
    blocks[blocks.count - 1] = .code(code)
    return true
  }

  /// Returns whether an element is the label of a control, passed to a web component of code in a slot.
  func isSlotOfCode(_ node: NodeID, _ role: ElementRole) -> Bool {
    guard role == .inline || role == .container, let parent = document.parent(of: node),
      document.tag(of: parent)?.isKnown == false, document.attribute(named: "slot", of: node) != nil
    else { return false }
    return document.contains(.pre, below: parent, limit: 40) && !document.contains(.pre, below: node, limit: 40)
      && !document.contains(.code, below: node, limit: 40) && document.visibleText(of: node, limit: 40).count <= 40
  }

  // MARK: - Panels

  /// Returns whether an element holds only labels.
  /// Why: old accordions call the whole list of their parts `tablist`.
  func isTabList(_ node: NodeID) -> Bool {
    var current = document.next(after: node, within: node)
    while let place = current {
      switch document.elementRole(place, roles: roles) {
      case .preformatted, .heading, .quote, .table, .figure: return false
      default:
        if document.withAttribute(.role, of: place, { $0.equals("tabpanel") }) == true { return false }
      }
      current = document.next(after: place, within: node)
    }
    return document.visibleText(of: node, limit: 400).count <= 400
  }

  /// Adds the name of a part that the page shows after a click on its label.
  /// The label's own element is left out.
  mutating func startPanel(_ node: NodeID, into blocks: inout [Block]) {
    endLine(into: &blocks)
    guard let label = panelLabel(node) else { return }
    if document.contains(.pre, below: node, limit: 40) {
      codeTitle = label
    } else if !isOneLine {
      blocks.append(.paragraph([.strong([.text(label)])]))
    }
  }

  private func panelLabel(_ node: NodeID) -> String? {
    var tab = document.attribute(named: "aria-labelledby", of: node).flatMap { document.element(withID: $0) }
    if tab == nil, let parent = document.parent(of: node) {
      let panels = document.children(of: parent).filter { document.facts($0).role == .tabPanel }
      let list = document.descendants(of: document.parent(of: parent) ?? parent).prefix(200).first {
        document.isElement($0) && document.facts($0).role == .tabList
      }
      let tabs = list.map { document.descendants(of: $0).filter { isTab($0) } } ?? []
      if let place = panels.firstIndex(of: node), tabs.count == panels.count { tab = tabs[place] }
    }
    guard let tab else { return nil }
    let label = String(decoding: document.visibleText(of: tab, limit: 60), as: UTF8.self).collapsed
    return label.isEmpty || label.utf8.count > 60 ? nil : label
  }

  private func isTab(_ node: NodeID) -> Bool {
    document.isElement(node) && document.withAttribute(.role, of: node) { $0.equals("tab") } == true
  }
}

extension HTMLDocument {
  /// Returns whether an element is Doxygen's box of code, which has an element for each line.
  func isFragmentOfLines(_ node: NodeID) -> Bool {
    guard withAttribute(.class, of: node, { $0.hasName(from: ["fragment"]) }) == true else { return false }
    // Only the first few: a page may have thousands of comments there.
    return children(of: node).prefix(8).first(where: { isElement($0) }).map { traits($0).contains(.codeLine) } ?? false
  }

  /// Returns whether an element's own style makes it a block or preserves its white space.
  func hasBlockStyle(_ node: NodeID) -> Bool {
    withAttribute(.style, of: node) { style in
      style.containsIgnoringCase("display:block") || style.containsIgnoringCase("display: block")
        || style.containsIgnoringCase("white-space:pre") || style.containsIgnoringCase("white-space: pre")
    } ?? false
  }
}

extension Span<UInt8> {
  /// Whether there is a line end between two lines that have text.
  var hasInnerLineEnd: Bool {
    var hasText = false
    var hasEnd = false
    for i in indices {
      if self[i] == 0x0A {
        hasEnd = hasText
      } else if !self[i].isHTMLSpace {
        if hasEnd { return true }
        hasText = true
      }
    }
    return false
  }
}
