public import ArticleModel
public import EditionModel

/// An article as a flat list of things to draw, from top to bottom.
///
/// A list of its own entries, a quotation inside of a list, a table: what a screen must know about each is here, so drawing
/// decides nothing. An item's place in the list is its id: reading positions, highlights and the voice name it.
public struct ArticleLayout: Hashable, Sendable {
  /// What to draw, in order.
  public internal(set) var items: [Item] = []
  /// The footnotes, each laid out by itself.
  public internal(set) var notes: [Note] = []

  /// One thing to draw.
  public struct Item: Hashable, Sendable, Identifiable {
    /// The place in the list, from 0.
    public var id: Int
    /// Levels of lists around it.
    public var indent: Int
    /// Levels of quotations around it.
    public var quotes: Int
    /// What stands before it, if it begins a list's entry: `1.`, `•`, `☑`.
    public var marker: String?
    /// What it is.
    public var content: Content
  }

  /// What there is to draw.
  public enum Content: Hashable, Sendable {
    /// A line or paragraph of text.
    case text([StyledRun], Role)
    /// Code, which scrolls by itself and runs from left to right.
    case code(CodeBlock)
    /// A table, which scrolls by itself.
    case table(TableLayout)
    /// A picture with its stored file, if it has one.
    case picture(Picture)
    /// A displayed formula: its source.
    case formula(String)
    /// A break between parts.
    case rule
    /// Something that plays elsewhere: label and address.
    case link(String, String)
  }

  /// What a text is.
  public enum Role: Hashable, Sendable {
    case paragraph
    /// Level 1 to 6.
    case heading(Int)
    case term, caption, citation
  }

  /// A picture.
  public struct Picture: Hashable, Sendable {
    /// Its file on the device; nil if the edition keeps none.
    public var hash: ContentHash?
    /// What it shows, for those who don't see it.
    public var label: String
    /// Whether it is decoration, which nobody needs described.
    public var isDecoration: Bool
    /// Where it is on the web; nil if that isn't a safe address.
    public var link: String?
    /// Height divided by width; nil if unknown.
    public var proportion: Double?
    /// Whether it is a drawing (SVG), which a web view must draw.
    public var isDrawing: Bool
  }

  /// A footnote.
  public struct Note: Hashable, Sendable, Identifiable {
    /// What references point at.
    public var id: String
    /// What the page prints for it.
    public var label: String
    /// The note itself.
    public var items: [Item]
  }

  /// A heading.
  public struct Heading: Hashable, Sendable, Identifiable {
    /// The place in the list.
    public var id: Int
    /// The words.
    public var text: String
  }

  /// The headings, for a rotor or a list of contents.
  public var headings: [Heading] {
    items.compactMap { item in
      guard case .text(let runs, .heading) = item.content else { return nil }
      return Heading(id: item.id, text: runs.text)
    }
  }
}

extension ArticleLayout.Content {
  /// The words that can be highlighted; nil for what holds none.
  public var words: String? {
    switch self {
    case .text(let runs, _): runs.text
    case .code(let code): code.text
    case .table(let table): table.spokenRows.joined(separator: "\n")
    case .formula(let source): source
    case .picture(let picture): picture.label
    case .rule, .link: nil
    }
  }
}
