public import ArticleModel
public import EditionModel

/// Renders an article as HTML: the program's own markup, written from the blocks.
///
/// Nothing in it runs or loads from elsewhere: no scripts, no `style`, no images but those that ``Images`` names,
/// links to `http`, `https` and `mailto` only.
public enum ArticleHTML {
  /// How an article is rendered as HTML.
  public struct Options: Sendable {
    /// Where the images come from.
    public var images: Images
    /// The level that the article's uppermost headings get; those below follow without a gap.
    var topHeadingLevel: Int
    /// Put before every `id`, for several articles on one page: `s3-`.
    public var idPrefix: String
    /// Whether keywords, comments and strings of code are spans of the classes `k`, `c` and `s`, for which
    /// our own pages have styles.
    public var highlightsCode: Bool
    /// How tags are written; books are XML.
    var syntax = Syntax.html
    /// Whether formulas are shown as their source, for readers that drop MathML's elements and would run its letters
    /// together.
    var showsMathSource = false
    /// The brief whose sentences are marked where they stand.
    var brief: Brief?

    /// Creates options. The defaults render an article on its own.
    public init(
      images: Images = .original, topHeadingLevel: Int = 2, idPrefix: String = "", highlightsCode: Bool = false
    ) {
      self.images = images
      self.topHeadingLevel = topHeadingLevel
      self.idPrefix = idPrefix
      self.highlightsCode = highlightsCode
    }
  }

  /// The two ways to write HTML.
  enum Syntax: Sendable {
    case html
    /// XML for EPUB: every tag is closed, notes carry the marks by which e-readers open them in place, and hints
    /// for browsers are left out.
    case book
  }

  /// Renders an article's blocks and notes, without its title.
  public static func render(_ article: Article, options: Options = Options()) -> String {
    Markup(options.syntax == .book ? .xml : .html, reserving: 16_384) { write(article, options: options, $0) }.string
  }

  /// Writes an article into a page.
  static func write(_ article: Article, options: Options, _ html: MarkupWriter) {
    var renderer = HTMLRenderer(article: article, options: options, html: html)
    renderer.write(article.blocks, marking: options.brief)
    renderer.writeFootnotes()
  }

  /// Writes blocks that belong to no article, such as those of a comment.
  static func write(_ blocks: [Block], options: Options, _ html: MarkupWriter) {
    write(Article(blocks: blocks), options: options, html)
  }
}

/// Where the images of an article come from.
public enum Images: Sendable {
  /// From their own addresses.
  case original
  /// From the store: `prefix` + hash, such as `/blobs/…`. What isn't stored becomes a link.
  case stored([String: StoredImage], prefix: String)
  /// From the same book: `images/` + hash + the extension of its type.
  case packed([String: StoredImage])
  /// From the page itself: each is in its own address. What can't be read becomes a link.
  case embedded([String: StoredImage], read: @Sendable (ContentHash) -> [UInt8]?)

  /// Takes images from a store of `images`, whose addresses begin with `prefix`.
  public init(_ images: [StoredImage], prefix: String = "/blobs/") {
    self = .stored(Dictionary(images.map { ($0.url, $0) }) { first, _ in first }, prefix: prefix)
  }

  /// Whether a pixel is stored in place of the image.
  func isPlaceholder(_ image: Image) -> Bool {
    switch self {
    case .original: false
    case .stored(let images, _), .packed(let images), .embedded(let images, _):
      images[image.url]?.isPlaceholder ?? false
    }
  }

  /// What to show for an image. Returns nil if only a link may be shown.
  func source(of image: Image) -> (address: String, width: Int?, height: Int?)? {
    switch self {
    case .original:
      guard !image.url.hasPrefix("mailto"), let address = SafeLink.address(image.url) else { return nil }
      return (address, image.width, image.height)
    case .stored(let images, let prefix):
      guard let stored = images[image.url], !stored.isPlaceholder else { return nil }
      return (prefix + stored.fileName, stored.width ?? image.width, stored.height ?? image.height)
    case .packed(let images):
      guard let stored = images[image.url], !stored.isPlaceholder, let path = BookImages.path(of: stored) else {
        return nil
      }
      return (path, stored.width ?? image.width, stored.height ?? image.height)
    case .embedded(let images, let read):
      guard let stored = images[image.url], !stored.isPlaceholder, ImageType(rawValue: stored.type) != nil,
        let bytes = read(stored.hash)
      else { return nil }
      return (
        Images.address(of: bytes, type: stored.type), stored.width ?? image.width, stored.height ?? image.height
      )
    }
  }
}
