/// The content of a page as 10HN keeps it: metadata and a tree of typed blocks, never markup.
///
/// This is the face of the module. Its parts:
///
/// - ``Article``, ``Metadata`` and ``Footnote``: one page.
/// - ``Block`` and ``Inline``: its text, as a tree.
/// - ``ArticleVisitor``: looks at every block and run of the tree.
/// - ``Receipt``: how much of the page was read, and why.
///
/// Why no markup: every renderer writes its own from the blocks, so no byte of a fetched page's markup reaches a reader.
/// HTML, Markdown and plain text are derived, never stored.
public struct Article: Hashable, Sendable {
  /// The version of the shape written today.
  ///
  /// What a newer version adds is kept as ``Block/unknown(_:)`` or ``Inline/unknown(_:)`` and survives a round trip.
  public static let currentSchema = 1

  /// The version of the shape that this article was written in.
  public var schema: Int
  /// What the page says of itself.
  public var metadata: Metadata
  /// The article's text, block by block.
  public var blocks: [Block]
  /// The notes that ``Inline/footnoteReference(id:label:)`` points at, in the order of the page.
  public var footnotes: [Footnote]

  /// Makes an article.
  public init(
    schema: Int = Article.currentSchema, metadata: Metadata = Metadata(), blocks: [Block] = [],
    footnotes: [Footnote] = []
  ) {
    self.schema = schema
    self.metadata = metadata
    self.blocks = blocks
    self.footnotes = footnotes
  }
}

/// What a page says of itself. A field is nil if the page doesn't say.
public struct Metadata: Hashable, Sendable, Codable {
  /// The title without the site's name.
  public var title: String?
  /// The authors, as the page names them.
  public var authors: [String]
  /// When the article was published: RFC 3339 with a time if the page gives one, else the date alone (`2026-05-06`).
  public var published: String?
  /// When the article was last changed, in the form of ``published``.
  public var modified: String?
  /// The site's name as it writes it, such as `The Morning Paper`.
  public var site: String?
  /// A BCP 47 tag, declared or detected, such as `en` or `zh-Hant`.
  public var language: String?
  /// The base direction of the text, declared or known from the language.
  public var direction: TextDirection?
  /// The page's own description of itself, as plain text.
  public var description: String?
  /// The picture that the page shows for itself elsewhere.
  public var leadImage: Image?
  /// The address that the page gives as its own.
  public var canonicalURL: String?
  /// The address of the licence, or its name if the page gives no address.
  public var licence: String?

  /// Makes metadata.
  public init(
    title: String? = nil, authors: [String] = [], published: String? = nil, modified: String? = nil,
    site: String? = nil, language: String? = nil, direction: TextDirection? = nil, description: String? = nil,
    leadImage: Image? = nil, canonicalURL: String? = nil, licence: String? = nil
  ) {
    self.title = title
    self.authors = authors
    self.published = published
    self.modified = modified
    self.site = site
    self.language = language
    self.direction = direction
    self.description = description
    self.leadImage = leadImage
    self.canonicalURL = canonicalURL
    self.licence = licence
  }
}

/// The base direction of a text.
public enum TextDirection: String, Hashable, Sendable, Codable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}
