/// Preformatted text, to the letter.
public struct CodeBlock: Hashable, Sendable, Codable {
  /// The language in lower case as the page declares it (`swift`, `c++`); nil if it doesn't.
  public var language: String?
  /// The code with tabs, blank lines and line ends (`\n`) as they were, without line numbers.
  public var text: String
  /// A file name or title shown with the code.
  public var caption: String?

  /// Makes a block of code.
  public init(language: String? = nil, text: String, caption: String? = nil) {
    self.language = language
    self.text = text
    self.caption = caption
  }
}

/// A table, row by row. Spans are kept on the cell that starts them; the cells they cover are absent.
public struct Table: Hashable, Sendable, Codable {
  /// The caption; empty if the page has none.
  public var caption: [Inline]
  /// The rows, from top to bottom.
  public var rows: [Row]

  /// Makes a table.
  public init(caption: [Inline] = [], rows: [Row]) {
    self.caption = caption
    self.rows = rows
  }

  /// One row of a table.
  public struct Row: Hashable, Sendable, Codable {
    /// The cells that start in this row, from the start of the line to its end.
    public var cells: [Cell]
    /// Makes a row.
    public init(_ cells: [Cell]) { self.cells = cells }
  }

  /// One cell of a table.
  public struct Cell: Hashable, Sendable {
    /// Whether the cell is a heading of its row or column.
    public var isHeader: Bool
    /// The alignment of its text; nil if the page doesn't say.
    public var alignment: Alignment?
    /// Columns and rows that the cell covers, 1 or more.
    public var columnSpan: Int
    /// Rows that the cell covers, 1 or more.
    public var rowSpan: Int
    /// Usually one paragraph; lists and code if the page has them.
    public var content: [Block]

    /// Makes a cell.
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

  /// Where text is aligned in its cell.
  public enum Alignment: String, Hashable, Sendable, Codable { case start, center, end }
}

/// An ordered or unordered list; an item holds blocks, nested lists among them.
public struct List: Hashable, Sendable, Codable {
  /// Whether the items are numbered.
  public var isOrdered: Bool
  /// The number of the first item, for ordered lists.
  public var start: Int
  /// The items, in order.
  public var items: [Item]

  /// Makes a list.
  public init(isOrdered: Bool, start: Int = 1, items: [Item]) {
    self.isOrdered = isOrdered
    self.start = start
    self.items = items
  }

  /// One item of a list.
  public struct Item: Hashable, Sendable, Codable {
    /// For task lists: whether the box is ticked; nil for an item without a box.
    public var isChecked: Bool?
    /// What the item holds, nested lists included.
    public var content: [Block]

    /// Makes an item.
    public init(isChecked: Bool? = nil, content: [Block]) {
      self.isChecked = isChecked
      self.content = content
    }
  }
}

/// Terms and what they mean, from a definition list.
public struct Definition: Hashable, Sendable, Codable {
  /// The terms, each a run of text.
  public var terms: [[Inline]]
  /// What the terms mean, each as blocks.
  public var meanings: [[Block]]

  /// Makes a definition.
  public init(terms: [[Inline]], meanings: [[Block]]) {
    self.terms = terms
    self.meanings = meanings
  }
}

/// One or more images with their caption.
public struct Figure: Hashable, Sendable, Codable {
  /// The images, in order.
  public var images: [Image]
  /// The caption; empty if the page has none.
  public var caption: [Inline]

  /// Makes a figure.
  public init(images: [Image], caption: [Inline] = []) {
    self.images = images
    self.caption = caption
  }
}

/// An image by its address. The stored bytes are found by `url` in the edition's list of images.
public struct Image: Hashable, Sendable, Codable {
  /// Absolute: the candidate of the page's `srcset` nearest to the width readers need, else `src`.
  public var url: String
  /// The page's own alternative text; empty for decoration, nil if the page gives none.
  public var alternative: String?
  /// The width in CSS pixels, if the page says.
  public var width: Int?
  /// The height in CSS pixels, if the page says.
  public var height: Int?
  /// Absolute: a small candidate of the page's `srcset`, wide enough beside a title. Nil if the page offers none.
  public var small: String?

  /// Makes an image.
  public init(
    url: String, alternative: String? = nil, width: Int? = nil, height: Int? = nil, small: String? = nil
  ) {
    self.url = url
    self.alternative = alternative
    self.width = width
    self.height = height
    self.small = small
  }
}

/// Something that plays or runs elsewhere (a video, a post, a demo): shown as a labelled link.
public struct Embed: Hashable, Sendable, Codable {
  /// What it is, for people: `Video on YouTube`.
  public var label: String
  /// The address of the page where it plays.
  public var url: String

  /// Makes an embed.
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
  /// The note itself.
  public var content: [Block]

  /// Makes a footnote.
  public init(id: String, label: String, content: [Block]) {
    self.id = id
    self.label = label
    self.content = content
  }
}
