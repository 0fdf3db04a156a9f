import ArticleModel

/// Blocks as lines of Markdown; containers put their marks before the lines of what they hold.
struct MarkdownRenderer {
  private let options: ArticleMarkdown.Options
  private let notes: [String: String]
  private var outline: Outline
  private var depth = 0
  private static let maximumDepth = 64

  init(article: Article, options: ArticleMarkdown.Options) {
    self.options = options
    outline = Outline(top: options.topHeadingLevel)
    notes = Dictionary(
      article.footnotes.enumerated().map { ($1.id, "\(options.notePrefix)\($0 + 1)") }, uniquingKeysWith: { a, _ in a })
  }

  /// The blocks with an empty line between them.
  mutating func lines(of blocks: [Block]) -> [String] {
    depth += 1
    defer { depth -= 1 }
    var result: [String] = []
    var previousList: (isOrdered: Bool, isAlternate: Bool)?
    for block in blocks {
      // Two lists in a row would merge: every second one takes the other mark.
      var isAlternate = false
      if case .list(let list) = block, let previous = previousList, previous.isOrdered == list.isOrdered {
        isAlternate = !previous.isAlternate
      }
      let lines = lines(of: block, isAlternate: isAlternate)
      guard !lines.isEmpty else { continue }
      if case .list(let list) = block {
        previousList = (list.isOrdered, isAlternate)
      } else {
        previousList = nil
      }
      if !result.isEmpty { result.append("") }
      result += lines
    }
    return result
  }

  private mutating func lines(of block: Block, isAlternate: Bool) -> [String] {
    guard depth <= MarkdownRenderer.maximumDepth else { return inline([.text(block.plainText)]) }
    switch block {
    case .paragraph(let content): return inline(content)
    case .heading(let level, let content, _):
      let text = inline(content, .heading).joined(separator: " ")
      guard !text.isEmpty else { return [] }
      return [String(repeating: "#", count: outline.rank(of: level)) + " " + text]
    case .code(let code):
      return caption(code.caption.map { [.text($0)] } ?? []) + MarkdownCode.fence(code.text, language: code.language)
    case .table(let table): return lines(of: table)
    case .list(let list): return lines(of: list, isAlternate: isAlternate)
    case .quote(let content, let citation):
      var inner = lines(of: content)
      if !citation.isEmpty { inner += (inner.isEmpty ? [] : [""]) + inline([.text("— ")] + citation) }
      return inner.map { $0.isEmpty ? ">" : "> " + $0 }
    case .figure(let figure):
      let images = figure.images.flatMap { inline([.image($0)]) }
      return images + (images.isEmpty || figure.caption.isEmpty ? [] : [""]) + caption(figure.caption, gap: false)
    case .math(let source): return MarkdownCode.fence(source, language: "math")
    case .rule: return ["___"]
    // Markdown has no definition lists and no embeds.
    default: return lines(of: block.simplified)
    }
  }

  func inline(_ runs: [Inline], _ place: MarkdownText.Place = .paragraph) -> [String] {
    MarkdownText.inline(runs, images: options.images, notes: notes, place: place)
  }

  private func caption(_ content: [Inline], gap: Bool = true) -> [String] {
    let lines = inline([.emphasis(content)])
    return lines.isEmpty ? [] : lines + (gap ? [""] : [])
  }

  private mutating func lines(of list: List, isAlternate: Bool) -> [String] {
    var number = min(max(list.start, 0), 999_000_000)
    var result: [String] = []
    let items = list.items.map { item -> (mark: String, lines: [String]) in
      defer { number += 1 }
      let mark = list.isOrdered ? "\(number)" + (isAlternate ? ")" : ".") : isAlternate ? "*" : "-"
      let box = item.isChecked.map { $0 ? "[x] " : "[ ] " } ?? ""
      var lines = itemLines(item.content)
      if !box.isEmpty { lines = [box + (lines.first ?? "")] + lines.dropFirst() }
      return (mark, lines)
    }
    let isTight = !items.contains { $0.lines.contains("") }
    for item in items {
      if !isTight, !result.isEmpty { result.append("") }
      let indent = String(repeating: " ", count: item.mark.utf8.count + 1)
      result.append(item.lines.first.map { item.mark + " " + $0 } ?? item.mark)
      result += item.lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }
    return result
  }

  /// A paragraph with a list under it needs no empty line between, where the list may interrupt the paragraph
  /// (CommonMark 0.31.2, section 5.3).
  private mutating func itemLines(_ content: [Block]) -> [String] {
    guard content.count == 2, case .paragraph(let runs) = content[0], case .list(let list) = content[1],
      list.start == 1, let first = list.items.first
    else { return lines(of: content) }
    let head = inline(runs)
    let startsWithWords = !(first.content.first?.plainText ?? "").allSatisfy(\.isWhitespace)
    let rest = lines(of: [content[1]])
    return head + (startsWithWords || head.isEmpty ? [] : [""]) + rest
  }

  mutating func footnoteLines(_ footnotes: [Footnote]) -> [String] {
    footnotes.enumerated().flatMap { index, note -> [String] in
      let lines = lines(of: note.content)
      return ["", "[^\(options.notePrefix)\(index + 1)]: " + (lines.first ?? "")]
        + lines.dropFirst().map { $0.isEmpty ? "" : "    " + $0 }
    }
  }
}
