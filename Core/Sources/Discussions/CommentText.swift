public import ArticleModel
import HTML
import WebAddress

/// Reads what people write at a source (comments, the text of a question) as blocks.
///
/// Hacker News writes `<p>` without an end, entities for every slash, `<i>`, `<pre><code>` for lines that begin with two
/// blanks, and links whose text is cut with `...`. Quotations are paragraphs that begin with `>`. Lobsters writes the HTML of
/// Markdown: quotations, lists and headings are elements.
public enum CommentText {
  /// Bytes of a comment that are read. The longest comment that Hacker News takes is far shorter.
  static let limit = 200_000
  /// How deep runs may nest; deeper ones are plain text.
  static let maximumDepth = 8

  /// Reads markup, however broken.
  ///
  /// - Parameter hasQuotations: whether paragraphs that begin with `>` are quotations, as in comments.
  public static func blocks(_ markup: String, hasQuotations: Bool = true) -> [Block] {
    let bytes = Array(markup.utf8.prefix(limit))
    let document = HTMLDocument.parseFragment(
      bytes, context: "div", options: ParseOptions(limits: .init(nodes: 50_000, depth: 64)))
    var builder = CommentBuilder(document: document, hasQuotations: hasQuotations)
    builder.add(document.fragmentRoot)
    return builder.finished()
  }
}

/// Collects blocks while it walks through a comment.
private struct CommentBuilder {
  let document: HTMLDocument
  let hasQuotations: Bool
  private var blocks: [Block] = []
  private var line: [Inline] = []

  init(document: HTMLDocument, hasQuotations: Bool) {
    self.document = document
    self.hasQuotations = hasQuotations
  }

  mutating func finished() -> [Block] {
    flush()
    return blocks
  }

  mutating func add(_ parent: NodeID, depth: Int = 0) {
    for node in document.children(of: parent) {
      if document.isElement(node, .pre) {
        flush()
        let code = document.textContent(of: node).droppingBlankEnds.withoutCommonIndent
        if !code.isEmpty { blocks.append(.code(CodeBlock(text: code))) }
      } else if document.isElement(node, .p) {
        flush()
        add(node, depth: depth)
        flush()
      } else if depth < CommentText.maximumDepth, let block = nested(node, depth: depth + 1) {
        flush()
        blocks.append(block)
      } else if Self.headings.contains(where: { document.isElement(node, $0) }) {
        flush()
        line = [.strong(document.children(of: node).flatMap { runs($0, depth: 1) })]
        flush()
      } else {
        line += runs(node, depth: 0)
      }
    }
  }

  private static let headings: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]

  /// A quotation or a list with what is in it; nil for anything else, and for an empty one.
  private func nested(_ node: NodeID, depth: Int) -> Block? {
    func content(_ node: NodeID) -> [Block] {
      var builder = CommentBuilder(document: document, hasQuotations: hasQuotations)
      builder.add(node, depth: depth)
      return builder.finished()
    }
    if document.isElement(node, .blockquote) {
      let quoted = content(node)
      return quoted.isEmpty ? nil : .quote(quoted, citation: [])
    }
    let isOrdered = document.isElement(node, .ol)
    guard isOrdered || document.isElement(node, .ul) else { return nil }
    let items = document.children(of: node).filter { document.isElement($0, .li) }.map(content).filter { !$0.isEmpty }
    return items.isEmpty ? nil : .list(List(isOrdered: isOrdered, items: items.map { List.Item(content: $0) }))
  }

  private func runs(_ node: NodeID, depth: Int) -> [Inline] {
    if document.kind(of: node) == .text { return [.text(document.text(of: node).collapsingSpace)] }
    guard document.isElement(node) else { return [] }
    if document.isElement(node, .br) { return [.text("\n")] }
    let text = document.textContent(of: node)
    guard !text.isEmpty else { return [] }
    guard depth < CommentText.maximumDepth else { return [.text(text.collapsingSpace)] }
    var inner: [Inline] { document.children(of: node).flatMap { runs($0, depth: depth + 1) } }
    if document.isElement(node, .i) || document.isElement(node, .em) { return [.emphasis(inner)] }
    if document.isElement(node, .b) || document.isElement(node, .strong) { return [.strong(inner)] }
    if document.isElement(node, .code) { return [.code(text)] }
    if document.isElement(node, .a) { return [link(node, text.collapsingSpace)] }
    return inner
  }

  /// A link with its whole address, where the source has cut what it shows.
  private func link(_ node: NodeID, _ text: String) -> Inline {
    guard let target = document.attribute(.href, of: node), target.hasPrefix("http://") || target.hasPrefix("https://"),
      let address = WebURL(target), address.isHTTP
    else { return .text(text) }
    let isCut = text.hasSuffix("...") && target.hasPrefix(text.dropLast(3))
    return .link(url: address.withoutTracking.href, [.text(isCut ? target : text)])
  }

  private mutating func flush() {
    let runs = line.trimmed
    line = []
    guard !runs.isEmpty else { return }
    guard hasQuotations, let (quoted, level, rest) = runs.quotation else {
      blocks.append(.paragraph(runs.joiningLines))
      return
    }
    append(quoted.joiningLines.trimmed, level: level)
    if !rest.isEmpty {
      line = rest
      flush()
    }
  }

  /// Adds a line of a quotation to the one before, if that is one too.
  private mutating func append(_ runs: [Inline], level: Int) {
    guard !runs.isEmpty else { return }
    var block = Block.paragraph(runs)
    for _ in 1..<level { block = .quote([block], citation: []) }
    if case .quote(let before, let citation)? = blocks.last, citation.isEmpty {
      blocks[blocks.count - 1] = .quote(before + [block], citation: [])
    } else {
      blocks.append(.quote([block], citation: []))
    }
  }
}
