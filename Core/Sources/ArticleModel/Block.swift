public import JSONFormat

/// One block of an article.
///
/// Everything that the model says of a block type is in this file. For a new case the compiler asks for each part of it.
public indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  /// `level` is 1 to 6 as the page has it; renderers shift it under their own headings.
  case heading(level: Int, content: [Inline], anchor: String?)
  case code(CodeBlock)
  case table(Table)
  case list(List)
  case definitionList([Definition])
  /// A quotation, and its source if the page names one.
  case quote([Block], citation: [Inline])
  case figure(Figure)
  /// A displayed formula as TeX source, or as plain text if the page has no source.
  case math(String)
  /// A thematic break.
  case rule
  case embed(Embed)
  /// A block of a newer schema: kept unchanged, rendered as its plain text.
  case unknown(JSON)
}

extension Block: Codable {
  /// The types as they are written. They never change.
  private enum Kind: String, Codable {
    case paragraph, heading, code, table, list, definitionList, quote, figure, math, rule, embed
  }

  private enum Key: String, CodingKey {
    case type, content, level, anchor, code, table, list, definitions, citation, figure, source, embed
  }

  /// Reads a block; a block with an unknown type becomes ``unknown(_:)``.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    switch Kind(rawValue: try values.decode(String.self, forKey: .type)) {
    case .paragraph: self = .paragraph(try values.decode([Inline].self, forKey: .content))
    case .heading:
      self = .heading(
        level: try values.decode(Int.self, forKey: .level),
        content: try values.decode([Inline].self, forKey: .content),
        anchor: try values.decodeIfPresent(String.self, forKey: .anchor))
    case .code: self = .code(try values.decode(CodeBlock.self, forKey: .code))
    case .table: self = .table(try values.decode(Table.self, forKey: .table))
    case .list: self = .list(try values.decode(List.self, forKey: .list))
    case .definitionList: self = .definitionList(try values.decode([Definition].self, forKey: .definitions))
    case .quote:
      self = .quote(
        try values.decode([Block].self, forKey: .content),
        citation: try values.decodeIfPresent([Inline].self, forKey: .citation) ?? [])
    case .figure: self = .figure(try values.decode(Figure.self, forKey: .figure))
    case .math: self = .math(try values.decode(String.self, forKey: .source))
    case .rule: self = .rule
    case .embed: self = .embed(try values.decode(Embed.self, forKey: .embed))
    case nil: self = .unknown(try JSON(from: decoder))
    }
  }

  /// Writes the block as an object with a `type`.
  public func encode(to encoder: any Encoder) throws {
    if case .unknown(let value) = self { return try value.encode(to: encoder) }
    var values = encoder.container(keyedBy: Key.self)
    func put(_ kind: Kind, _ body: (inout KeyedEncodingContainer<Key>) throws -> Void = { _ in }) throws {
      try values.encode(kind, forKey: .type)
      try body(&values)
    }
    switch self {
    case .paragraph(let content): try put(.paragraph) { try $0.encode(content, forKey: .content) }
    case .heading(let level, let content, let anchor):
      try put(.heading) {
        try $0.encode(level, forKey: .level)
        try $0.encode(content, forKey: .content)
        try $0.encodeIfPresent(anchor, forKey: .anchor)
      }
    case .code(let code): try put(.code) { try $0.encode(code, forKey: .code) }
    case .table(let table): try put(.table) { try $0.encode(table, forKey: .table) }
    case .list(let list): try put(.list) { try $0.encode(list, forKey: .list) }
    case .definitionList(let definitions):
      try put(.definitionList) { try $0.encode(definitions, forKey: .definitions) }
    case .quote(let content, let citation):
      try put(.quote) {
        try $0.encode(content, forKey: .content)
        if !citation.isEmpty { try $0.encode(citation, forKey: .citation) }
      }
    case .figure(let figure): try put(.figure) { try $0.encode(figure, forKey: .figure) }
    case .math(let source): try put(.math) { try $0.encode(source, forKey: .source) }
    case .rule: try put(.rule)
    case .embed(let embed): try put(.embed) { try $0.encode(embed, forKey: .embed) }
    case .unknown: break
    }
  }
}

extension Block {
  /// Text or blocks inside of a block.
  public enum Part {
    /// A line of text: a paragraph, a caption, a term.
    case runs([Inline])
    /// Blocks: of a list's item, a table's cell, a quotation.
    case blocks([Block])
  }

  /// Passes what the block holds, one level down, in the order of the text.
  ///
  /// Code, formulas, embeds, images and unknown blocks have no parts: they hold no runs and no blocks.
  public func forEachPart<Failure: Error>(_ body: (Part) throws(Failure) -> Void) throws(Failure) {
    switch self {
    case .paragraph(let content), .heading(_, let content, _): try body(.runs(content))
    case .table(let table):
      try body(.runs(table.caption))
      for row in table.rows { for cell in row.cells { try body(.blocks(cell.content)) } }
    case .list(let list): for item in list.items { try body(.blocks(item.content)) }
    case .definitionList(let definitions):
      for definition in definitions {
        for term in definition.terms { try body(.runs(term)) }
        for meaning in definition.meanings { try body(.blocks(meaning)) }
      }
    case .quote(let content, let citation):
      try body(.blocks(content))
      try body(.runs(citation))
    case .figure(let figure): try body(.runs(figure.caption))
    case .code, .math, .rule, .embed, .unknown: break
    }
  }
}

extension Block {
  /// The words of this block, in the form of ``Article/plainText``.
  public var plainText: String {
    var lines: [String] = []
    appendLines(to: &lines)
    return lines.joined(separator: "\n")
  }

  func appendLines(to lines: inout [String]) {
    func append(_ text: String) { if !text.isEmpty { lines.append(text) } }
    switch self {
    case .code(let code):
      append(code.caption ?? "")
      append(code.text)
    case .table(let table):
      append(table.caption.words)
      for row in table.rows {
        append(row.cells.map { $0.content.map(\.plainText).joined(separator: " ") }.joined(separator: "\t"))
      }
    case .math(let source): append(source)
    case .unknown(let value): append(value.plainText)
    case .paragraph, .heading, .list, .definitionList, .quote, .figure, .rule, .embed:
      forEachPart { part in
        switch part {
        case .runs(let runs): append(runs.words)
        case .blocks(let blocks): for block in blocks { block.appendLines(to: &lines) }
        }
      }
    }
  }
}

extension Block {
  /// The same in more general types, for a renderer that has no form for this type. Empty for the most general types, which
  /// every renderer knows.
  public var simplified: [Block] {
    switch self {
    case .paragraph, .heading, .code, .table, .list, .quote, .figure, .math, .rule: []
    case .definitionList(let definitions):
      // Terms are strong, with their meanings as a list.
      definitions.flatMap { definition -> [Block] in
        definition.terms.map { .paragraph([.strong($0)]) }
          + (definition.meanings.isEmpty
            ? [] : [.list(List(isOrdered: false, items: definition.meanings.map { List.Item(content: $0) }))])
      }
    case .embed(let embed):
      [.paragraph([.link(url: embed.url, [.text(embed.label.isEmpty ? embed.url : embed.label)])])]
    case .unknown(let value):
      value.plainText.isEmpty ? [] : [.paragraph([.text(value.plainText)])]
    }
  }
}
