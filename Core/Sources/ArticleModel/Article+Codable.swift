import JSONFormat

// Blocks (`Block.swift`) and runs are written as objects with a `type`. An unknown type is kept as `unknown`: an older
// program neither refuses nor loses what a newer one wrote.

extension Article: Codable {
  private enum Key: String, CodingKey { case schema, metadata, blocks, footnotes }

  /// Reads an article of any schema.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    schema = try values.decode(Int.self, forKey: .schema)
    metadata = try values.decode(Metadata.self, forKey: .metadata)
    blocks = try values.decode([Block].self, forKey: .blocks)
    footnotes = try values.decodeIfPresent([Footnote].self, forKey: .footnotes) ?? []
  }

  /// Writes the article; footnotes only if there are any.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(schema, forKey: .schema)
    try values.encode(metadata, forKey: .metadata)
    try values.encode(blocks, forKey: .blocks)
    if !footnotes.isEmpty { try values.encode(footnotes, forKey: .footnotes) }
  }
}

extension Table.Cell: Codable {
  private enum Key: String, CodingKey { case isHeader, alignment, columnSpan, rowSpan, content }

  /// Reads a cell; missing fields have their usual values.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    isHeader = try values.decodeIfPresent(Bool.self, forKey: .isHeader) ?? false
    alignment = try values.decodeIfPresent(Table.Alignment.self, forKey: .alignment)
    columnSpan = try values.decodeIfPresent(Int.self, forKey: .columnSpan) ?? 1
    rowSpan = try values.decodeIfPresent(Int.self, forKey: .rowSpan) ?? 1
    content = try values.decode([Block].self, forKey: .content)
  }

  /// Writes the cell without fields that have their usual values.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    if isHeader { try values.encode(true, forKey: .isHeader) }
    try values.encodeIfPresent(alignment, forKey: .alignment)
    if columnSpan != 1 { try values.encode(columnSpan, forKey: .columnSpan) }
    if rowSpan != 1 { try values.encode(rowSpan, forKey: .rowSpan) }
    try values.encode(content, forKey: .content)
  }
}

extension Inline: Codable {
  private enum Key: String, CodingKey { case type, text, content, url, image, id, label }

  /// Reads a run; a run with an unknown type becomes ``unknown(_:)``.
  public init(from decoder: any Decoder) throws {
    // Plain text is by far the most frequent run, so it is written as a bare string.
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = .text(text)
      return
    }
    let values = try decoder.container(keyedBy: Key.self)
    func content() throws -> [Inline] { try values.decode([Inline].self, forKey: .content) }
    func text() throws -> String { try values.decode(String.self, forKey: .text) }
    switch try values.decode(String.self, forKey: .type) {
    case "emphasis": self = .emphasis(try content())
    case "strong": self = .strong(try content())
    case "deleted": self = .deleted(try content())
    case "code": self = .code(try text())
    case "link": self = .link(url: try values.decode(String.self, forKey: .url), try content())
    case "math": self = .math(try text())
    case "superscript": self = .superscript(try content())
    case "subscript": self = .subscript(try content())
    case "lineBreak": self = .lineBreak
    case "image": self = .image(try values.decode(Image.self, forKey: .image))
    case "footnoteReference":
      self = .footnoteReference(
        id: try values.decode(String.self, forKey: .id), label: try values.decode(String.self, forKey: .label))
    default: self = .unknown(try JSON(from: decoder))
    }
  }

  /// Writes plain text as a string, and any other run as an object with a `type`.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text):
      var container = encoder.singleValueContainer()
      return try container.encode(text)
    case .unknown(let value): return try value.encode(to: encoder)
    default: break
    }
    var values = encoder.container(keyedBy: Key.self)
    func put(_ type: String, content: [Inline]) throws {
      try values.encode(type, forKey: .type)
      try values.encode(content, forKey: .content)
    }
    func put(_ type: String, text: String) throws {
      try values.encode(type, forKey: .type)
      try values.encode(text, forKey: .text)
    }
    switch self {
    case .emphasis(let content): try put("emphasis", content: content)
    case .strong(let content): try put("strong", content: content)
    case .deleted(let content): try put("deleted", content: content)
    case .superscript(let content): try put("superscript", content: content)
    case .subscript(let content): try put("subscript", content: content)
    case .code(let text): try put("code", text: text)
    case .math(let text): try put("math", text: text)
    case .link(let url, let content):
      try put("link", content: content)
      try values.encode(url, forKey: .url)
    case .lineBreak: try values.encode("lineBreak", forKey: .type)
    case .image(let image):
      try values.encode("image", forKey: .type)
      try values.encode(image, forKey: .image)
    case .footnoteReference(let id, let label):
      try values.encode("footnoteReference", forKey: .type)
      try values.encode(id, forKey: .id)
      try values.encode(label, forKey: .label)
    case .text, .unknown: break
    }
  }
}
