import ArticleModel
import Discussions
import HTML

/// Reads what people write at a source (comments, the text of an Ask HN) as blocks: paragraphs, code, links, italics.
enum SourceText {
  static func blocks(_ markup: String) -> [Block] {
    let document = HTMLDocument.parseFragment(Array(markup.utf8), context: "div")
    // Lobsters and feeds write the HTML of Markdown; Hacker News has none of these.
    let isRich = [Tag.blockquote, .ul, .ol, .h1, .h2, .h3, .h4].contains {
      document.first($0, in: document.fragmentRoot) != nil
    }
    if isRich { return CommentText.blocks(markup, hasQuotations: false) }
    var blocks: [Block] = []
    var line: [Inline] = []
    func flush() {
      let trimmed = line.trimmed
      if !trimmed.isEmpty { blocks.append(.paragraph(trimmed)) }
      line = []
    }
    for node in document.children(of: document.fragmentRoot) {
      if document.isElement(node, .pre) {
        flush()
        let code = document.textContent(of: node).droppingBlankEnds
        if !code.isEmpty { blocks.append(.code(CodeBlock(text: code))) }
      } else if document.isElement(node, .p) {
        flush()
        line = inlines(of: node, in: document)
        flush()
      } else {
        line += inline(node, in: document)
      }
    }
    flush()
    return blocks
  }

  private static func inlines(of node: NodeID, in document: HTMLDocument) -> [Inline] {
    document.children(of: node).flatMap { inline($0, in: document) }
  }

  private static func inline(_ node: NodeID, in document: HTMLDocument) -> [Inline] {
    if document.kind(of: node) == .text { return [.text(document.text(of: node).collapsingSpace)] }
    guard document.isElement(node) else { return [] }
    // The site nests nothing. Anything else stays readable as its text.
    let text = document.textContent(of: node)
    guard !text.isEmpty else { return [] }
    if document.isElement(node, .i) || document.isElement(node, .em) {
      return [.emphasis([.text(text.collapsingSpace)])]
    }
    if document.isElement(node, .b) { return [.strong([.text(text.collapsingSpace)])] }
    if document.isElement(node, .code) { return [.code(text)] }
    if document.isElement(node, .a), let target = document.attribute(.href, of: node),
      target.hasPrefix("https://") || target.hasPrefix("http://")
    {
      return [.link(url: target, [.text(text)])]
    }
    return [.text(text.collapsingSpace)]
  }
}

extension [Inline] {
  /// Without white space at its ends.
  fileprivate var trimmed: [Inline] {
    var runs = self
    if case .text(let text)? = runs.first {
      let rest = String(text.drop { $0 == " " })
      if rest.isEmpty { runs.removeFirst() } else { runs[0] = .text(rest) }
    }
    if case .text(var text)? = runs.last {
      while text.last == " " { text.removeLast() }
      runs.removeLast()
      if !text.isEmpty { runs.append(.text(text)) }
    }
    return runs
  }
}

extension String {
  /// Runs of white space as one space, as a browser shows them.
  fileprivate var collapsingSpace: String {
    var result = ""
    var wasSpace = false
    for character in self {
      let isSpace = character == " " || character == "\n" || character == "\t" || character == "\r\n"
      if !isSpace { result.append(character) } else if !wasSpace { result.append(" ") }
      wasSpace = isSpace
    }
    return result
  }

  fileprivate var droppingBlankEnds: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
