import ArticleModel
import HTML

extension BlockBuilder {
  /// What to do at the end of an element.
  enum Exit: UInt8 { case nothing, line, format, formatAndLine, quotation, ruby, separate, heading }

  /// What to do with an element at its start.
  enum Step {
    case skip
    case descend(Exit)
  }

  /// Walks a node and its descendants, or only the descendants, and adds their blocks.
  /// The current line may be left unfinished. ``endLine(into:)`` ends it.
  mutating func flow(over root: NodeID, depth: Int, into blocks: inout [Block], contentsOnly: Bool = false) {
    let floor = open.count
    var current: NodeID? = contentsOnly ? document.firstChild(of: root) : root
    var isAtRoot = !contentsOnly
    while true {
      if let node = current {
        if case .descend(let exit) = enter(node, depth: depth, into: &blocks) {
          if let child = document.firstChild(of: node) {
            open.append((node, exit))
            current = child
            isAtRoot = false
            continue
          }
          leave(exit, into: &blocks)
        }
        current = isAtRoot ? nil : document.nextSibling(of: node)
      } else {
        guard open.count > floor, let last = open.popLast() else { return }
        leave(last.exit, into: &blocks)
        current = last.node == root ? nil : document.nextSibling(of: last.node)
      }
    }
  }

  private mutating func leave(_ exit: Exit, into blocks: inout [Block]) {
    switch exit {
    case .nothing: break
    case .line: endLine(into: &blocks)
    case .format: line.close()
    case .formatAndLine:
      line.close()
      endLine(into: &blocks)
    case .quotation: if !line.isEmpty { line.appendVerbatim("”") }
    case .ruby: if !line.isEmpty { line.appendVerbatim("）") }
    case .separate, .heading: line.separate()
    }
  }

  private mutating func enter(_ node: NodeID, depth: Int, into blocks: inout [Block]) -> Step {
    if document.kind(of: node) == .text {
      guard !isDropped(node) else {
        line.separate()
        return .skip
      }
      document.withText(of: node) { text in
        if !text.isEmpty, touchesLabel(node, text[0]) { line.separate() }
        text.withUnsafeBufferPointer { line.append($0) }
      }
      return .skip
    }
    guard document.isElement(node) else { return .skip }
    let role = document.elementRole(node, roles: roles)
    guard !taken.contains(node) else {
      if role == .container || role == .item { line.separate() }
      return .skip
    }
    guard !isDropped(node) else {
      hasLostSinceHeading = true
      if !role.isInLine { line.separate() }
      return .skip
    }
    if role == .skipped { return enterSkipped(node, into: &blocks) }
    var facts: ElementFacts?
    if document.attributeCount(of: node) > 0 {
      let found = document.facts(node)
      if let step = enterSpecial(node, role, found, depth: depth, into: &blocks) {
        // The omitted element was still between two texts, so it separates them.
        if !role.isInLine { line.separate() }
        return step
      }
      facts = found
    }
    switch role {
    case .inline, .superscript, .subscript, .emphasis, .strong, .deleted, .code, .link, .quotation, .ruby, .rubyText,
      .input,
      .button, .skipped:
      return enterInline(node, role, facts, into: &blocks)
    case .container, .item:
      endLine(into: &blocks)
      return .descend(.line)
    case .details:
      endLine(into: &blocks)
      return .descend(.line)
    case .lineBreak:
      if !line.breakLine() { endLine(into: &blocks) }
      return .skip
    case .image:
      appendImage(at: node, facts, into: &blocks)
      return .skip
    case .noscript:
      if let image = imageWithoutScript(node) { line.append(.image(image)) }
      return .skip
    case .math:
      appendMath(node, facts, into: &blocks)
      return .skip
    default:
      return enterStructure(node, role, facts, depth: depth, into: &blocks)
    }
  }

  /// Reads lists, tables and every other element that is a block of its own.
  mutating func enterStructure(
    _ node: NodeID, _ role: ElementRole, _ facts: ElementFacts?, depth: Int, into blocks: inout [Block]
  ) -> Step {
    endLine(into: &blocks)
    guard depth < Self.structureDepth else { return .descend(.line) }
    let suspended = line.suspend()
    defer { line.resume(suspended) }
    switch role {
    case .heading: heading(node, into: &blocks)
    case .list:
      guard !isGallery(node) else { return .descend(.line) }
      list(node, depth: depth, into: &blocks)
    case .preformatted: preformatted(node, into: &blocks)
    case .table: return table(node, facts, depth: depth, into: &blocks)
    case .quote: quote(node, facts, depth: depth, into: &blocks)
    case .definitions: return definitionList(node, depth: depth, into: &blocks)
    case .figure: figure(node, depth: depth, into: &blocks)
    case .media: media(node, into: &blocks)
    case .rule: if let last = blocks.last, last != .rule { blocks.append(.rule) }
    default: break
    }
    return .skip
  }

  /// Ends the current line and adds its content.
  mutating func endLine(into blocks: inout [Block]) {
    guard !line.isEmpty else { return }
    let runs = line.takeLine()
    append(line: runs, to: &blocks)
  }

  /// Returns the content of an element as one line, whatever the element contains.
  mutating func lineContent(of node: NodeID) -> [Inline] {
    let outer = line
    line = InlineBuilder()
    let wasOneLine = isOneLine
    isOneLine = true
    let floor = open.count
    var current = document.firstChild(of: node)
    var blocks: [Block] = []
    while true {
      if let place = current {
        if case .descend(let exit) = enterLine(place, into: &blocks) {
          if let child = document.firstChild(of: place) {
            open.append((place, exit))
            current = child
            continue
          }
          leave(exit, into: &blocks)
        }
        current = document.nextSibling(of: place)
      } else {
        guard open.count > floor, let last = open.popLast() else { break }
        leave(last.exit, into: &blocks)
        current = document.nextSibling(of: last.node)
      }
    }
    let runs = line.takeLine()
    line = outer
    isOneLine = wasOneLine
    guard !runs.isBlank else { return [] }
    return MathText.runs(in: runs) { usesDollars() }
  }

  private mutating func enterLine(_ node: NodeID, into blocks: inout [Block]) -> Step {
    let role = document.isElement(node) ? document.elementRole(node, roles: roles) : .inline
    switch role {
    case .container, .item, .heading, .list, .table, .quote, .definitions, .figure, .details, .rule:
      line.separate()
      guard !taken.contains(node), !isDropped(node) else { return .skip }
      let facts = document.facts(node)
      guard !isHidden(node, facts), !isPermalinkBox(node, facts) else {
        return .skip
      }
      return .descend(.separate)
    case .lineBreak:
      if isInHeading { line.separate() } else { _ = line.breakLine() }
      return .skip
    case .preformatted:
      let code = CodeReader.text(of: node, in: document, roles: roles)
      line.separate()
      if !code.isEmpty { line.append(.code(code)) }
      line.separate()
      return .skip
    case .media:
      return .skip
    default:
      return enter(node, depth: Self.structureDepth, into: &blocks)
    }
  }
}
