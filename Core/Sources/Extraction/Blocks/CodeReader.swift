import HTML

/// Reads the exact text of a code box without what the page put beside it: line numbers, copy buttons, labels.
///
/// Pages separate lines in many ways: line ends in the text, `br`, a block or a table row for each line, or a span for
/// each line that only the style sheet breaks.
struct CodeReader {
  private let document: HTMLDocument
  private let roles: [ElementRole]
  private var text: [UInt8] = []
  /// Whether a line's span ended without a line end.
  /// One is added unless the text has it.
  private var lineIsOpen = false

  private enum Exit: UInt8 { case nothing, line, lineSpan }
  private var open: [(node: NodeID, exit: Exit, start: Int)] = []

  init(document: HTMLDocument, roles: [ElementRole]) {
    self.document = document
    self.roles = roles
  }

  /// Returns the code below a node, or an empty text if it has no code.
  static func text(of node: NodeID, in document: HTMLDocument, roles: [ElementRole]) -> String {
    var reader = CodeReader(document: document, roles: roles)
    reader.read(node)
    return reader.trimmedText()
  }

  private mutating func read(_ root: NodeID) {
    var current = document.firstChild(of: root)
    while true {
      if let node = current {
        if let exit = enter(node) {
          if let child = document.firstChild(of: node) {
            open.append((node, exit, text.count))
            current = child
            continue
          }
          leave(exit, start: text.count)
        }
        current = document.nextSibling(of: node)
      } else {
        guard let last = open.popLast() else { return }
        leave(last.exit, start: last.start)
        current = document.nextSibling(of: last.node)
      }
    }
  }

  /// Returns what to do at the end of the node, or nil to leave the node out.
  private mutating func enter(_ node: NodeID) -> Exit? {
    guard let tag = document.tag(of: node) else {
      if document.kind(of: node) == .text, !isBetweenLines(node) { appendText(node) }
      return nil
    }
    switch document.elementRole(node, roles: roles) {
    case .skipped, .button, .noscript, .media, .input: return nil
    case .lineBreak, .rule:
      text.append(0x0A)
      lineIsOpen = false
      return nil
    case .image:
      if let alternative = document.attribute(.alt, of: node) { append(Array(alternative.utf8)) }
      return nil
    case .container, .item, .list, .table, .quote, .definitions, .heading, .figure, .details:
      guard !isTool(node, tag) else { return nil }
      // A cell or a section of a table is part of its row's line.
      if tag == .td || tag == .th {
        if isColumnOfNumbers(node) { return nil }
        if let last = text.last, !last.isHTMLSpace, document.previousElement(node) != nil { text.append(0x09) }
        return .nothing
      }
      guard tag != .tbody, tag != .thead, tag != .tfoot else { return .nothing }
      startLine()
      return .line
    case .preformatted:
      startLine()
      return .nothing
    default:
      guard document.attributeCount(of: node) > 0 else { return .nothing }
      guard !isTool(node, tag) else { return nil }
      guard document.traits(node).contains(.codeLine) else { return .nothing }
      startLine()
      return .lineSpan
    }
  }

  /// Whether a blank text is only the source's layout between two boxes of lines, outside of any `pre`.
  private func isBetweenLines(_ node: NodeID) -> Bool {
    guard text.last == 0x0A, document.isBlankText(node), let before = document.previousSibling(of: node),
      document.isElement(before, .div), let parent = document.parent(of: node)
    else { return false }
    return document.isElement(parent, .div) && !document.ancestors(of: parent).contains { document.isElement($0, .pre) }
  }

  private mutating func leave(_ exit: Exit, start: Int) {
    switch exit {
    case .nothing: break
    case .lineSpan: if text.last != 0x0A || text.count == start { lineIsOpen = true }
    case .line:
      // In a table of lines, the row of a blank line holds a space.
      while text.count > start, text.last == 0x20, text[start...].allSatisfy({ $0 == 0x20 }) { text.removeLast() }
      if text.last != 0x0A || text.count == start { text.append(0x0A) }
      lineIsOpen = false
    }
  }

  private mutating func startLine() {
    if lineIsOpen || (!text.isEmpty && text.last != 0x0A) { text.append(0x0A) }
    lineIsOpen = false
  }

  private mutating func appendText(_ node: NodeID) {
    document.withText(of: node) { span in
      span.withUnsafeBufferPointer { append($0) }
    }
  }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    guard let first = bytes.first else { return }
    // White space between two elements that are lines belongs to the page, not to the code.
    if lineIsOpen {
      if first != 0x0A { text.append(0x0A) }
      lineIsOpen = false
    }
    text.append(contentsOf: bytes)
  }

  /// Returns whether an element is a line number, a button or a label for screen readers.
  private func isTool(_ node: NodeID, _ tag: Tag) -> Bool {
    let facts = document.facts(node)
    if facts.isHidden || facts.traits.contains(.screenReaderOnly) { return true }
    if facts.traits.contains(.codeTool), document.visibleText(of: node, limit: 40).count <= 40 { return true }
    let mayBeNumber =
      facts.traits.contains(.lineNumber) || facts.isAriaHidden || document.hasAttribute(.dataNosnippet, of: node)
    if mayBeNumber, !hasLetters(node) { return true }
    // Matches `<a href="#l12">12</a>` at the start of a line.
    guard tag == .a, text.isEmpty || text.last == 0x0A,
      document.hasAttribute(.href, of: node) || document.hasAttribute(.id, of: node)
    else { return false }
    let label = document.visibleText(of: node, limit: 8)
    return label.contains { $0.isASCIIDigit } && label.allSatisfy { $0.isASCIIDigit || $0.isHTMLSpace }
      && (document.withAttribute(.href, of: node) { $0.count > 0 && $0[0] == 0x23 } ?? true)
  }

  /// Recognises Hugo's table of line numbers beside code, which has no class if its colours are inline.
  private func isColumnOfNumbers(_ cell: NodeID) -> Bool {
    guard text.isEmpty, document.nextElement(cell) != nil, document.contains(.pre, below: cell, limit: 8) else {
      return false
    }
    let label = document.visibleText(of: cell, limit: 100_000)
    return label.contains { $0.isASCIIDigit } && label.allSatisfy { $0.isASCIIDigit || $0.isHTMLSpace }
  }

  private func hasLetters(_ node: NodeID) -> Bool {
    document.visibleText(of: node, limit: 4096).contains { $0.isWordByte && !$0.isASCIIDigit }
  }

  /// Returns the text without blank lines around it.
  /// Everything within is kept.
  private func trimmedText() -> String {
    var start = 0
    var i = 0
    while i < text.count, text[i].isHTMLSpace {
      if text[i] == 0x0A { start = i + 1 }
      i += 1
    }
    guard i < text.count else { return "" }
    // The last line keeps its trailing blanks: the author wrote them, as on every other line.
    var end = text.count
    i = end
    while i > start, text[i - 1].isHTMLSpace {
      i -= 1
      if text[i] == 0x0A { end = i }
    }
    return String(decoding: text[start..<end], as: UTF8.self)
  }
}
