import ArticleModel
import HTML

extension BlockBuilder {
  /// Reads a `pre` as a code box, or as prose if it holds a letter or another text that was only typed with line ends.
  mutating func preformatted(_ node: NodeID, into blocks: inout [Block]) {
    if PreformattedProse.isLikely(node, in: document) {
      blocks += PreformattedProse(document: document, links: links).blocks(of: node)
    } else {
      appendCode(at: node, into: &blocks)
    }
  }

  mutating func appendCode(at node: NodeID, into blocks: inout [Block]) {
    let text = CodeReader.text(of: node, in: document, roles: roles)
    if joinLine(node, text, to: &blocks) { return }
    guard !text.isEmpty, !isOtherTheme(node, text, after: blocks.last) else { return }
    let language = CodeLanguage.declared(at: node, in: document)
    blocks.append(.code(CodeBlock(language: language, text: text, caption: codeTitle)))
    codeTitle = nil
  }

  /// Returns whether a `code` outside any `pre` is a code box: it is alone in its block and has several lines.
  func isCodeBox(_ node: NodeID) -> Bool {
    guard let parent = document.parent(of: node), line.isEmpty else { return false }
    if isStyledBlock(node) { return true }
    for sibling in document.children(of: parent) where sibling != node {
      if document.isElement(sibling) || (document.kind(of: sibling) == .text && !document.isBlankText(sibling)) {
        return false
      }
    }
    guard document.elementRole(parent, roles: roles) != .inline else { return false }
    if document.contains(.br, below: node, limit: 2000) || document.contains(.div, below: node, limit: 20) {
      return true
    }
    guard document.attributeCount(of: node) > 0 else { return false }
    let isDeclared =
      CodeLanguage.declared(inClasses: document.attribute(.class, of: node) ?? "") != nil
      || document.attribute(.style, of: node).map { $0.contains("block") || $0.contains("pre") } == true
    return isDeclared && document.visibleText(of: node, limit: 100_000).contains(0x0A)
  }
}
