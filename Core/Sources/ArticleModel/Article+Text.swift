public import JSONFormat

extension Article {
  /// The words of all blocks, each on lines of its own: code verbatim, table cells apart by tabs, title and
  /// byline left out; footnotes last. What stands for a picture or a player (an alternative text, a label) is none of them.
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
    case .paragraph(let content), .heading(_, let content, _): append(content.words)
    case .code(let code):
      append(code.caption ?? "")
      append(code.text)
    case .table(let table):
      append(table.caption.words)
      for row in table.rows {
        append(row.cells.map { $0.content.map(\.plainText).joined(separator: " ") }.joined(separator: "\t"))
      }
    case .list(let list):
      for item in list.items { for block in item.content { block.appendLines(to: &lines) } }
    case .definitionList(let definitions):
      for definition in definitions {
        for term in definition.terms { append(term.words) }
        for meaning in definition.meanings { for block in meaning { block.appendLines(to: &lines) } }
      }
    case .quote(let content, let citation):
      for block in content { block.appendLines(to: &lines) }
      append(citation.words)
    case .figure(let figure): append(figure.caption.words)
    case .math(let source): append(source)
    case .rule, .embed: break
    case .unknown(let value): append(value.plainText)
    }
  }
}

extension [Inline] {
  /// The runs' text: links and emphasis without their marks, line breaks as `\n`, images as their alternative text.
  public var plainText: String {
    var text = ""
    for run in self { run.append(to: &text, pictures: .all) }
    return text
  }

  /// The same without pictures, but for those that stand for a sign among words, such as an emoji.
  fileprivate var words: String {
    var text = ""
    for run in self { run.append(to: &text, pictures: .none) }
    guard text.contains(where: { !$0.isWhitespace }) else { return "" }
    text.removeAll(keepingCapacity: true)
    for run in self { run.append(to: &text, pictures: .signs) }
    return text
  }
}

/// Which alternative texts count as text.
private enum Pictures {
  case all, signs, none
}

extension Inline {
  fileprivate func append(to text: inout String, pictures: Pictures) {
    switch self {
    case .text(let value), .code(let value), .math(let value): text += value
    case .emphasis(let content), .strong(let content), .deleted(let content), .link(_, let content),
      .superscript(let content), .subscript(let content):
      for run in content { run.append(to: &text, pictures: pictures) }
    case .lineBreak: text += "\n"
    case .image(let image):
      let alternative = image.alternative ?? ""
      // A sentence about a picture tore the one in two that it stood in.
      let isSign = pictures == .signs && !alternative.contains(where: \.isWhitespace)
      if pictures == .all || isSign { text += alternative }
    // A mark such as `[1]` is no part of the sentence it stands in.
    case .footnoteReference: break
    case .unknown(let value): text += value.plainText
    }
  }
}

extension JSON {
  /// The strings inside, in order, for a renderer that doesn't know the block. An object's `type` is left out.
  public var plainText: String {
    switch self {
    case .null, .bool, .integer, .number: ""
    case .string(let value): value
    case .array(let values): JSON.joined(values)
    case .object(let members): JSON.joined(members.filter { $0.name != "type" }.map(\.value))
    }
  }

  private static func joined(_ values: [JSON]) -> String {
    values.map(\.plainText).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
