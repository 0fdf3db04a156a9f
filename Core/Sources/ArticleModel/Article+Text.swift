extension Article {
  /// The text of all blocks, each on lines of its own: code verbatim, table cells apart by tabs, title and
  /// byline left out; footnotes last.
  public var plainText: String {
    var lines: [String] = []
    for block in blocks { block.appendLines(to: &lines) }
    for note in footnotes { for block in note.content { block.appendLines(to: &lines) } }
    return lines.joined(separator: "\n")
  }
}

extension Block {
  /// The text of this block alone.
  public var plainText: String {
    var lines: [String] = []
    appendLines(to: &lines)
    return lines.joined(separator: "\n")
  }

  func appendLines(to lines: inout [String]) {
    func append(_ text: String) { if !text.isEmpty { lines.append(text) } }
    switch self {
    case .paragraph(let content), .heading(_, let content, _): append(content.plainText)
    case .code(let code):
      append(code.caption ?? "")
      append(code.text)
    case .table(let table):
      append(table.caption.plainText)
      for row in table.rows {
        append(row.cells.map { $0.content.map(\.plainText).joined(separator: " ") }.joined(separator: "\t"))
      }
    case .list(let list):
      for item in list.items { for block in item.content { block.appendLines(to: &lines) } }
    case .definitionList(let definitions):
      for definition in definitions {
        for term in definition.terms { append(term.plainText) }
        for meaning in definition.meanings { for block in meaning { block.appendLines(to: &lines) } }
      }
    case .quote(let content, let citation):
      for block in content { block.appendLines(to: &lines) }
      append(citation.plainText)
    case .figure(let figure): append(figure.caption.plainText)
    case .math(let source): append(source)
    case .rule: break
    case .embed(let embed): append(embed.label)
    case .unknown(let value): append(value.plainText)
    }
  }
}

extension [Inline] {
  /// The runs' text: links and emphasis without their marks, line breaks as `\n`, images as their alternative text.
  public var plainText: String {
    var text = ""
    for run in self { run.append(to: &text) }
    return text
  }
}

extension Inline {
  fileprivate func append(to text: inout String) {
    switch self {
    case .text(let value), .code(let value), .math(let value): text += value
    case .emphasis(let content), .strong(let content), .deleted(let content), .link(_, let content),
      .superscript(let content), .subscript(let content):
      for run in content { run.append(to: &text) }
    case .lineBreak: text += "\n"
    case .image(let image): text += image.alternative ?? ""
    // A mark such as `[1]` is no part of the sentence it stands in.
    case .footnoteReference: break
    case .unknown(let value): text += value.plainText
    }
  }
}
