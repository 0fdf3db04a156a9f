public import ArticleModel
public import JSONFormat

/// An article in the form for comparing extractors: blocks with their text, all links, all inline code.
///
/// It has less than the model. It lacks spans, alignment, languages of runs, and the links between notes and text.
public struct NeutralView {
  /// The blocks in order.
  public private(set) var blocks: [JSON] = []
  /// The targets of the article's links, in order.
  public private(set) var links: [String] = []
  /// The text of every inline code run, in order.
  public private(set) var inlineCode: [String] = []

  /// Creates a view of an article.
  public init(_ article: Article) {
    for block in article.blocks { add(block) }
    for note in article.footnotes {
      walk(note.content)
      put("footnote", ["text": .string(text(note.content))])
      addInner(note.content)
    }
  }

  mutating func addLink(_ url: String) { links.append(url) }
  mutating func addCode(_ code: String) { inlineCode.append(code) }

  private mutating func put(_ type: String, _ values: JSON) {
    blocks.append(JSON.object((values.members ?? []) + [.init(name: "type", value: .string(type))]).sorted)
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let content):
      walk(content)
      put("paragraph", ["text": .string(content.neutralText)])
    case .heading(let level, let content, _):
      walk(content)
      put("heading", ["level": .integer(level), "text": .string(content.neutralText)])
    case .code(let code):
      put("code", ["language": code.language.map { .string($0) } ?? .null, "text": .string(code.text)])
    case .table(let table): add(table)
    case .list(let list):
      walk([block])
      blocks.append(value(list))
      for item in list.items { addInner(item.content) }
    case .definitionList(let definitions):
      walk([block])
      let items = definitions.map { definition in
        [
          "term": .string(definition.terms.map(\.neutralText).joined(separator: ", ")),
          "defs": .array(definition.meanings.map { .string(text($0)) }),
        ] as JSON
      }
      put("deflist", ["items": .array(items)])
      for definition in definitions { for meaning in definition.meanings { addInner(meaning) } }
    case .quote(let content, let citation):
      walk(content)
      walk(citation)
      let parts = [text(content), citation.neutralText].filter { !$0.isEmpty }
      put("quote", ["text": .string(parts.joined(separator: "\n"))])
      addInner(content)
    case .figure(let figure):
      walk(figure.caption)
      let caption = figure.caption.neutralText
      for (index, image) in figure.images.enumerated() {
        put(
          "image",
          [
            "src": .string(image.url), "alt": .string(image.alternative ?? ""),
            "caption": index == 0 && !caption.isEmpty ? .string(caption) : .null,
          ])
      }
    case .math(let source): put("math", ["tex": .string(source)])
    case .embed(let embed):
      links.append(embed.url)
      put("paragraph", ["text": .string(embed.label)])
    case .rule: break
    default: for inner in block.simplified { add(inner) }
    }
  }

  private mutating func add(_ table: Table) {
    walk([.table(table)])
    let rows = table.rows.map { row in JSON.array(row.cells.map { .string(cellText($0.content)) }) }
    let hasHeader = table.rows.first?.cells.contains { $0.isHeader } ?? false
    if !table.caption.isEmpty { put("paragraph", ["text": .string(table.caption.neutralText)]) }
    put("table", ["rows": .array(rows), "header": .bool(hasHeader)])
    for row in table.rows {
      for cell in row.cells { for block in cell.content { if case .figure = block { add(block) } } }
    }
  }

  /// Returns all text of a cell, including boxes of code.
  private func cellText(_ content: [Block]) -> String {
    content.map { block in
      if case .code(let code) = block {
        code.text
      } else if case .math(let source) = block {
        "$" + source + "$"
      } else {
        text([block])
      }
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func value(_ list: List) -> JSON {
    let items = list.items.map { item in
      let text = text(item.content.filter { if case .list = $0 { false } else { true } })
      let inner = item.content.compactMap { block in if case .list(let list) = block { value(list) } else { nil } }
      guard let first = inner.first else { return JSON.string(text) }
      return ["children": inner.dropFirst().reduce(first, Self.joined), "text": .string(text)]
    }
    return ["items": .array(items), "ordered": .bool(list.isOrdered), "type": "list"]
  }

  private static func joined(_ a: JSON, _ b: JSON) -> JSON {
    [
      "items": .array((a["items"]?.array ?? []) + (b["items"]?.array ?? [])), "ordered": a["ordered"] ?? false,
      "type": "list",
    ]
  }

  /// Adds code, tables, images and formulas inside another block, each as a block after it.
  private mutating func addInner(_ content: [Block]) {
    for block in content {
      switch block {
      case .code, .table, .figure, .math: add(block)
      case .list(let list): for item in list.items { addInner(item.content) }
      case .quote(let inner, _): addInner(inner)
      case .definitionList: break
      default: addInner(block.simplified)
      }
    }
  }

  /// Returns the text of blocks inside another block, except those that ``addInner(_:)`` adds.
  private func text(_ content: [Block]) -> String {
    content.compactMap { block -> String? in
      switch block {
      case .paragraph(let runs), .heading(_, let runs, _): return runs.neutralText
      case .list(let list): return list.items.map { text($0.content) }.joined(separator: "\n")
      case .quote(let inner, let citation):
        return [text(inner), citation.neutralText].filter { !$0.isEmpty }.joined(separator: "\n")
      case .definitionList(let definitions):
        return definitions.map { definition in
          (definition.terms.map(\.neutralText) + definition.meanings.map { text($0) }).joined(separator: "\n")
        }.joined(separator: "\n")
      case .embed(let embed): return embed.label
      case .code, .table, .figure, .math, .rule: return nil
      default: return text(block.simplified)
      }
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
