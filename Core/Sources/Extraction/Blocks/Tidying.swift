import ArticleModel

/// Makes the last pass over an article's blocks: removes a repeated title, outer rules and an empty last heading.
struct Tidying {
  let title: String?

  func tidy(_ blocks: inout [Block]) {
    dropTitle(&blocks)
    while blocks.first == .rule { blocks.removeFirst() }
    while let last = blocks.last {
      switch last {
      case .rule: blocks.removeLast()
      // The last heading lost its content: notes that moved to the end, or links that belonged to the page.
      case .heading where blocks.count > 1: blocks.removeLast()
      default: return
      }
    }
  }

  /// Removes a heading that repeats the title.
  /// Why: the title is a field of its own.
  private func dropTitle(_ blocks: inout [Block]) {
    guard let title, !title.isEmpty else { return }
    let wanted = Self.key(title)
    for index in blocks.indices.prefix(4) {
      guard case .heading(let level, let content, _) = blocks[index] else { continue }
      guard level <= 2 || index == 0 else { return }
      // Archives of papers write `Title:` in front of it.
      if [wanted, Self.key("Title:" + title)].contains(Self.key(content.plainText)) {
        blocks.remove(at: index)
        return
      }
    }
  }

  private static func key(_ text: String) -> String { text.wordKey }
}
