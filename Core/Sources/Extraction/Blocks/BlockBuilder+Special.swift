import ArticleModel
import HTML

extension BlockBuilder {
  /// Handles an element by its attributes, or returns nil if its name decides.
  mutating func enterSpecial(
    _ node: NodeID, _ role: ElementRole, _ facts: ElementFacts, depth: Int, into blocks: inout [Block]
  ) -> Step? {
    let traits = facts.traits
    // This comes before hidden elements are skipped. Why: formulas hide their source and show a picture of it.
    if !traits.isDisjoint(with: [.math, .mathPicture]), role != .image,
      let step = enterMath(node, role, facts, into: &blocks)
    {
      return step
    }
    if isHidden(node, facts) || traits.contains(.control) { return .skip }
    if facts.isAriaHidden, isDecoration(node, role) { return .skip }
    if isSlotOfCode(node, role) { return .skip }
    guard facts.hasClass || facts.role != .none || role == .container else { return nil }
    if facts.role == .tabList || traits.contains(.tabList), isTabList(node) { return .skip }
    if facts.role == .tabPanel { startPanel(node, into: &blocks) }
    if traits.contains(.mention), let name = sentValue("name", of: node) {
      line.append(name)
      return .skip
    }
    if traits.contains(.backlink) || facts.role == .backlink, role != .container { return .skip }
    if traits.contains(.editLink) { return .skip }
    if isPermalinkBox(node, facts) { return .skip }
    if traits.contains(.contentsList) || document.isElement(node, .nav), isContentsList(node, declared: true) {
      leaveOutContentsList(&blocks)
      return .skip
    }
    if traits.contains(.player), holdsPlayer(node) { return .skip }
    if traits.contains(.sidenote), role == .inline || role == .container {
      // A box around the line's own words and the note beside them.
      if document.children(of: node).contains(where: { document.traits($0).contains(.sidenote) }) {
        return .descend(role == .container ? .line : .nothing)
      }
      sidenote(node)
      return .skip
    }
    if let step = enterCodeBoxPart(node, traits) { return step }
    guard !isOneLine else { return nil }
    if role == .container, isCodeBlock(node, traits) {
      endLine(into: &blocks)
      appendCode(at: node, into: &blocks)
      return .skip
    }
    if traits.contains(.card), let card = card(at: node) {
      endLine(into: &blocks)
      if blocks.last != .embed(card) { blocks.append(.embed(card)) }
      return .skip
    }
    if facts.role == .table, role == .container || role == .inline {
      return enterStructure(node, .table, facts, depth: depth, into: &blocks)
    }
    if traits.contains(.caption), !isInFigure, role == .container || role == .inline, captionsPicture(node, &blocks) {
      return .skip
    }
    if !traits.isDisjoint(with: [.bulletItem, .numberItem]), role == .container, depth < Self.structureDepth {
      endLine(into: &blocks)
      boxedItem(node, isOrdered: traits.contains(.numberItem), depth: depth, into: &blocks)
      return .skip
    }
    if facts.role == .heading, role == .container {
      endLine(into: &blocks)
      heading(node, into: &blocks)
      return .skip
    }
    if traits.contains(.figure), role == .container || role == .item, depth < Self.structureDepth, isFigureBox(node) {
      endLine(into: &blocks)
      let suspended = line.suspend()
      figure(node, depth: depth, into: &blocks)
      line.resume(suspended)
      return .skip
    }
    if traits.contains(.scriptedPost), let embed = scriptedPost(node) {
      endLine(into: &blocks)
      blocks.append(.embed(embed))
      return .skip
    }
    return nil
  }

  /// Returns whether an element's own attributes hide it from readers.
  func isHidden(_ node: NodeID, _ facts: ElementFacts) -> Bool {
    facts.traits.contains(.screenReaderOnly) || facts.isHidden && !selection.unfolded.contains(node)
  }

  /// Reads scripts that represent something to read.
  mutating func enterSkipped(_ node: NodeID, into blocks: inout [Block]) -> Step {
    guard document.isElement(node, .script) else { return .skip }
    if let type = document.attribute(.type, of: node)?.lowercased(), type.hasPrefix("math/tex") {
      append(tex: document.textContent(of: node), display: type.contains("display"), into: &blocks)
    } else if !isOneLine, let source = document.attribute(.src, of: node), let embed = Embedding.script(source, links) {
      endLine(into: &blocks)
      blocks.append(.embed(embed))
    }
    return .skip
  }

  /// Returns whether an element that is hidden from screen readers is only decoration.
  /// Why: some pages hide their text from screen readers too, beside a second version of it. Pandoc hides captions that
  /// repeat the alternative text.
  private func isDecoration(_ node: NodeID, _ role: ElementRole) -> Bool {
    switch role {
    case .container, .item, .figure, .list, .table, .preformatted, .image: return false
    case .link: return document.attribute(.href, of: node).map { $0.hasPrefix("#") } ?? true
    default: break
    }
    var words = 0
    for scalar in String(decoding: document.visibleText(of: node, limit: 32), as: UTF8.self).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      words += 1
      if words == 2 { return false }
    }
    return true
  }

  /// Returns whether a box holds only a link to the heading beside it.
  func isPermalinkBox(_ node: NodeID, _ facts: ElementFacts) -> Bool {
    guard facts.traits.contains(.permalink), !document.isElement(node, .a) else { return false }
    // Section numbers have such a class too (`secno`) and are kept.
    return !hasWordOutsideControls(node)
  }

  private func hasWordOutsideControls(_ node: NodeID) -> Bool {
    var current = document.next(after: node, within: node)
    while let place = current {
      if let tag = document.tag(of: place), tag == .button || tag == .a || tag == .svg || tag == .script {
        current = document.nextSkippingChildren(after: place, within: node)
        continue
      }
      if document.kind(of: place) == .text, document.hasWord(place) { return true }
      current = document.next(after: place, within: node)
    }
    return false
  }

  /// Returns whether a box is the page's own player that reads the article aloud, with its label and error messages.
  private func holdsPlayer(_ node: NodeID) -> Bool {
    guard document.contains(.audio, below: node, limit: 60) || document.contains(.video, below: node, limit: 60) else {
      return false
    }
    return document.visibleText(of: node, limit: 600).count <= 600
  }

  /// Reads titles, buttons and line numbers beside a code box.
  private mutating func enterCodeBoxPart(_ node: NodeID, _ traits: ClassTraits) -> Step? {
    if traits.contains(.codeTitle), isBesideCode(node) {
      let title = lineContent(of: node).plainText.trimmedBothEnds
      if !title.isEmpty { codeTitle = title }
      return .skip
    }
    if traits.contains(.codeTool), document.visibleText(of: node, limit: 40).count <= 40,
      !document.contains(.pre, below: node, limit: 40), isBesideCode(node)
    {
      return .skip
    }
    if traits.contains(.lineNumber), !document.contains(.pre, below: node, limit: 20),
      document.visibleText(of: node, limit: 4096).allSatisfy({ !$0.isWordByte || $0.isASCIIDigit })
    {
      return .skip
    }
    return nil
  }

  /// Returns whether a code box is next to an element or to a box around it.
  private func isBesideCode(_ node: NodeID) -> Bool {
    var current: NodeID? = node
    for _ in 0..<3 {
      guard let place = current else { return false }
      for neighbour in [document.nextElement(place), document.previousElement(place)] {
        guard let neighbour else { continue }
        if document.isElement(neighbour, .pre) || document.contains(.pre, below: neighbour, limit: 12) { return true }
      }
      current = document.parent(of: place)
    }
    return false
  }
}
