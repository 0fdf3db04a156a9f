import ArticleModel
import HTML

extension BlockBuilder {
  mutating func heading(_ node: NodeID, into blocks: inout [Block]) {
    let outerNode = headingNode
    let wasInHeading = isInHeading
    isInHeading = true
    headingNode = node
    var content = lineContent(of: node)
    if content.isEmpty, document.contains(.button, below: node, limit: 40) {
      // Accordions put the heading's text into the button that opens them.
      keepsButtons = true
      content = lineContent(of: node)
      keepsButtons = false
    }
    isInHeading = wasInHeading
    headingNode = outerNode
    guard !content.isEmpty else { return }
    let isPicture = content.allSatisfy { if case .image = $0 { true } else { false } }
    guard !isPicture else { return append(line: content, to: &blocks) }
    let level = level(of: node)
    dropEmptyHeading(before: level, in: &blocks)
    blocks.append(.heading(level: level, content: content, anchor: anchor(of: node)))
    hasLostSinceHeading = false
  }

  /// Removes a heading if all content below it was left out.
  private func dropEmptyHeading(before level: Int, in blocks: inout [Block]) {
    guard hasLostSinceHeading, case .heading(let last, _, _)? = blocks.last, last >= level else { return }
    blocks.removeLast()
  }

  private func level(of node: NodeID) -> Int {
    switch document.tag(of: node) {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: document.attribute(.ariaLevel, of: node).flatMap { Int($0) }.map { min(max($0, 1), 6) } ?? 2
    }
  }

  /// Returns the id that links to this heading use: its own, its section's, or that of a mark inside it.
  private func anchor(of node: NodeID) -> String? {
    if let id = document.attribute(.id, of: node), !id.isEmpty { return id }
    if let parent = document.parent(of: node), document.isElement(parent, .section) || document.isElement(parent, .div),
      document.children(of: parent).first(where: { document.isElement($0) }) == node,
      let id = document.attribute(.id, of: parent), !id.isEmpty
    {
      return id
    }
    var current = document.next(after: node, within: node)
    while let place = current {
      for name in [AttributeName.id, .name] {
        if let id = document.attribute(name, of: place), !id.isEmpty, document.isElement(place, .a) || name == .id {
          return id
        }
      }
      current = document.next(after: place, within: node)
    }
    return nil
  }
}
