import ArticleModel

extension NeutralView {
  /// Gathers links and inline code of blocks inside of a block, wherever they stand.
  mutating func collect(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let content), .heading(_, let content, _): collect(content)
      case .list(let list): for item in list.items { collect(item.content) }
      case .definitionList(let definitions):
        for definition in definitions {
          for term in definition.terms { collect(term) }
          for meaning in definition.meanings { collect(meaning) }
        }
      case .table(let table):
        collect(table.caption)
        for row in table.rows { for cell in row.cells { collect(cell.content) } }
      case .quote(let content, let citation):
        collect(content)
        collect(citation)
      case .figure(let figure): collect(figure.caption)
      case .embed(let embed): addLink(embed.url)
      case .code, .math, .rule, .unknown: break
      }
    }
  }

  mutating func collect(_ runs: [Inline]) {
    for run in runs {
      switch run {
      case .link(let url, let content):
        addLink(url)
        collect(content)
      case .code(let code): addCode(code)
      case .emphasis(let content), .strong(let content), .deleted(let content), .superscript(let content),
        .subscript(let content):
        collect(content)
      case .text, .math, .lineBreak, .image, .footnoteReference, .unknown: break
      }
    }
  }
}

extension [Inline] {
  /// The runs' text with formulas between dollars.
  var neutralText: String {
    var text = ""
    for run in self { text += run.neutralText }
    return text
  }
}

extension Inline {
  fileprivate var neutralText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .deleted(let content), .superscript(let content),
      .subscript(let content), .link(_, let content):
      content.neutralText
    case .math(let source): "$" + source + "$"
    case .lineBreak: "\n"
    case .image, .footnoteReference: ""
    case .unknown(let value): value.plainText
    }
  }
}
