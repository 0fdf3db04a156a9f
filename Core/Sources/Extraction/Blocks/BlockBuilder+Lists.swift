import ArticleModel
import HTML

extension BlockBuilder {
  mutating func list(_ node: NodeID, depth: Int, into blocks: inout [Block]) {
    if isContentsList(node, declared: document.traits(node).contains(.contentsList)) {
      leaveOutContentsList(&blocks)
      return
    }
    var items: [List.Item] = []
    appendItems(of: node, depth: depth, to: &items)
    guard !items.isEmpty else { return }
    let isOrdered = document.isElement(node, .ol)
    blocks.append(.list(List(isOrdered: isOrdered, start: isOrdered ? start(of: node) : 1, items: items)))
  }

  private mutating func appendItems(of node: NodeID, depth: Int, to items: inout [List.Item]) {
    for child in document.children(of: node) {
      guard !taken.contains(child) else { continue }
      guard !isDropped(child) else {
        hasLostSinceHeading = true
        continue
      }
      var content: [Block] = []
      flow(over: child, depth: depth + 1, into: &content)
      endLine(into: &content)
      guard !content.isEmpty else { continue }
      // Old pages put a nested list beside the item it belongs to.
      if case .list? = content.first, content.count == 1, !document.isElement(child, .li), var last = items.popLast() {
        last.content += content
        items.append(last)
      } else {
        items.append(List.Item(isChecked: isChecked(child), content: content))
      }
    }
  }

  private func start(of node: NodeID) -> Int {
    if let start = document.attribute(.start, of: node).flatMap({ Int($0.trimmedBothEnds) }) { return start }
    let first = document.firstChild(of: node, tag: .li)
    return first.flatMap { document.attribute(.value, of: $0) }.flatMap { Int($0.trimmedBothEnds) } ?? 1
  }

  /// Returns the state of a task list item's checkbox, which comes before any text.
  private func isChecked(_ item: NodeID) -> Bool? {
    var current = document.next(after: item, within: item)
    for _ in 0..<6 {
      guard let place = current else { return nil }
      if document.isElement(place, .input) {
        guard document.withAttribute(.type, of: place, { $0.equals("checkbox") }) == true else { return nil }
        return document.hasAttribute(.checked, of: place)
      }
      if document.kind(of: place) == .text, !document.isBlankText(place) { return nil }
      current = document.next(after: place, within: item)
    }
    return nil
  }

  mutating func definitionList(_ node: NodeID, depth: Int, into blocks: inout [Block]) -> Step {
    // Old pages use `dd` without `dt` to indent.
    guard document.contains(.dt, below: node, limit: 400), document.contains(.dd, below: node, limit: 400) else {
      return .descend(.line)
    }
    var definitions: [Definition] = []
    appendDefinitions(of: node, depth: depth, to: &definitions)
    if !definitions.isEmpty { blocks.append(.definitionList(definitions)) }
    return .skip
  }

  private mutating func appendDefinitions(of node: NodeID, depth: Int, to definitions: inout [Definition]) {
    for child in document.children(of: node) {
      guard let tag = document.tag(of: child), !taken.contains(child), !isDropped(child),
        document.elementRole(child, roles: roles) != .skipped
      else { continue }
      if tag == .dt {
        let term = lineContent(of: child)
        guard !term.isEmpty else { continue }
        if let last = definitions.indices.last, definitions[last].meanings.isEmpty {
          definitions[last].terms.append(term)
        } else {
          definitions.append(Definition(terms: [term], meanings: []))
        }
      } else if tag == .div, depth < Self.structureDepth, document.firstChild(of: child, tag: .dt) != nil {
        appendDefinitions(of: child, depth: depth + 1, to: &definitions)
      } else {
        var meaning: [Block] = []
        flow(over: child, depth: depth + 1, into: &meaning)
        endLine(into: &meaning)
        guard !meaning.isEmpty else { continue }
        if definitions.isEmpty { definitions.append(Definition(terms: [], meanings: [])) }
        definitions[definitions.count - 1].meanings.append(meaning)
      }
    }
  }
}
