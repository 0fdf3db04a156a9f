/// The content of a page as 10HN keeps it: metadata and a tree of typed blocks, never markup.
///
/// Every renderer writes its own markup from the blocks, so no byte of a fetched page's markup can
/// reach a reader. HTML, Markdown and plain text are derived, never stored.
///
/// This file, `Block.swift`, `Inline.swift` and `Receipt.swift` are the public face of the module;
/// `Article+Text.swift` derives plain text.
public struct Article: Hashable, Sendable {
  /// The version of the shape written today. A reader of a newer version keeps what it does not know
  /// (``Block/unknown(_:)``, ``Inline/unknown(_:)``), so that it survives a round trip.
  public static let currentSchema = 1

  public var schema: Int
  public var metadata: Metadata
  public var blocks: [Block]
  /// The notes that ``Inline/footnoteReference(id:label:)`` points at, in the order of the page.
  public var footnotes: [Footnote]

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

/// What a page says of itself. Each field is absent where the page does not say.
public struct Metadata: Hashable, Sendable, Codable {
  /// The title without the site's name.
  public var title: String?
  public var authors: [String]
  /// RFC 3339, a full date-time where the page gives one, else the date alone (`2026-05-06`).
  public var published: String?
  public var modified: String?
  /// The site's name as it writes it, such as `The Morning Paper`.
  public var site: String?
  /// A BCP 47 tag, declared or detected, such as `en` or `zh-Hant`.
  public var language: String?
  public var direction: TextDirection?
  /// The page's own description of itself, as plain text.
  public var description: String?
  public var leadImage: Image?
  public var canonicalURL: String?
  /// The address of the licence, or its name where the page gives no address.
  public var licence: String?

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
