public import JSONFormat

/// One block of an article.
public indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  /// `level` is 1 to 6 as the page has it; renderers shift it under their own headings.
  case heading(level: Int, content: [Inline], anchor: String?)
  case code(CodeBlock)
  case table(Table)
  case list(List)
  case definitionList([Definition])
  /// A quotation with its source, where the page names one.
  case quote([Block], citation: [Inline])
  case figure(Figure)
  /// A displayed formula as TeX source, or as plain text where the page has no source.
  case math(String)
  /// A thematic break.
  case rule
  case embed(Embed)
  /// A block of a newer schema: kept as it is, rendered as its plain text.
  case unknown(JSON)
}

/// Preformatted text, to the letter.
public struct CodeBlock: Hashable, Sendable, Codable {
  /// The language in lower case as the page declares it (`swift`, `c++`), nil where it doesn't.
  public var language: String?
  /// The code with tabs, blank lines and line ends (`\n`) as they were, without line numbers.
  public var text: String
  /// A file name or title shown with the code.
  public var caption: String?

  public init(language: String? = nil, text: String, caption: String? = nil) {
    self.language = language
    self.text = text
    self.caption = caption
  }
}

/// A table, row by row. Spans are kept on the cell that starts them; the cells they cover are absent.
public struct Table: Hashable, Sendable, Codable {
  public var caption: [Inline]
  public var rows: [Row]

  public init(caption: [Inline] = [], rows: [Row]) {
    self.caption = caption
    self.rows = rows
  }

  public struct Row: Hashable, Sendable, Codable {
    public var cells: [Cell]
    public init(_ cells: [Cell]) { self.cells = cells }
  }

  public struct Cell: Hashable, Sendable {
    public var isHeader: Bool
    public var alignment: Alignment?
    /// Columns and rows that the cell covers, 1 or more.
    public var columnSpan: Int
    public var rowSpan: Int
    /// Mostly one paragraph; lists and code where the page has them.
    public var content: [Block]

    public init(
      isHeader: Bool = false, alignment: Alignment? = nil, columnSpan: Int = 1, rowSpan: Int = 1, content: [Block]
    ) {
      self.isHeader = isHeader
      self.alignment = alignment
      self.columnSpan = columnSpan
      self.rowSpan = rowSpan
      self.content = content
    }
  }

  public enum Alignment: String, Hashable, Sendable, Codable { case start, center, end }
}

/// An ordered or unordered list; an item holds blocks, nested lists among them.
public struct List: Hashable, Sendable, Codable {
  public var isOrdered: Bool
  /// The number of the first item, for ordered lists.
  public var start: Int
  public var items: [Item]

  public init(isOrdered: Bool, start: Int = 1, items: [Item]) {
    self.isOrdered = isOrdered
    self.start = start
    self.items = items
  }

  public struct Item: Hashable, Sendable, Codable {
    /// For task lists: whether the box is ticked; nil where there is none.
    public var isChecked: Bool?
    public var content: [Block]

    public init(isChecked: Bool? = nil, content: [Block]) {
      self.isChecked = isChecked
      self.content = content
    }
  }
}

/// Terms and what they mean, from a definition list.
public struct Definition: Hashable, Sendable, Codable {
  public var terms: [[Inline]]
  public var meanings: [[Block]]

  public init(terms: [[Inline]], meanings: [[Block]]) {
    self.terms = terms
    self.meanings = meanings
  }
}

/// One or more images with their caption.
public struct Figure: Hashable, Sendable, Codable {
  public var images: [Image]
  public var caption: [Inline]

  public init(images: [Image], caption: [Inline] = []) {
    self.images = images
    self.caption = caption
  }
}

/// An image by its address. The stored bytes are found by `url` in the edition's list of images.
public struct Image: Hashable, Sendable, Codable {
  /// Absolute: the candidate of the page's `srcset` nearest to the width readers need, else `src`.
  public var url: String
  /// The page's own alternative text; empty for decoration, nil where the page gives none.
  public var alternative: String?
  /// In CSS pixels, where the page says.
  public var width: Int?
  public var height: Int?

  public init(url: String, alternative: String? = nil, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.alternative = alternative
    self.width = width
    self.height = height
  }
}

/// Something that plays or runs elsewhere (a video, a post, a demo): shown as a labelled link.
public struct Embed: Hashable, Sendable, Codable {
  /// What it is, for people: `Video on YouTube`.
  public var label: String
  public var url: String

  public init(label: String, url: String) {
    self.label = label
    self.url = url
  }
}

/// A note beside the text.
public struct Footnote: Hashable, Sendable, Codable {
  /// Unique in the article; what references point at.
  public var id: String
  /// What the page prints for it: `1`, `*`.
  public var label: String
  public var content: [Block]

  public init(id: String, label: String, content: [Block]) {
    self.id = id
    self.label = label
    self.content = content
  }
}
