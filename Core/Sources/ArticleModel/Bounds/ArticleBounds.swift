/// The largest article that is kept. Every renderer, index and store can rely on it.
///
/// Why: a plain text whose quotation got a level deeper with each of 300 lines became an article that no encoder could write,
/// and its edition was not published.
public struct ArticleBounds: Hashable, Sendable {
  /// Levels of blocks and runs inside each other. Below, words stay and lose their structure.
  public var depth = 64
  /// Blocks, with items of lists, terms and meanings.
  public var blocks = 50_000
  /// Runs of text. The most of 3,030 real pages is 5,500, blocks among them; each may be written with 60 bytes of markup.
  public var runs = 50_000
  /// Cells of tables, counted where they stand and as far as they span.
  public var cells = 100_000
  /// Bytes of everything in it: words, code, addresses, alternative texts.
  public var bytes = 4_000_000
  /// Bytes of one address. A longer one is left out, and the words of its link stay.
  public var addressBytes = 16_384
  /// Links.
  public var links = 20_000
  /// Notes.
  public var footnotes = 5_000
  /// Authors.
  public var names = 20
  /// Bytes of a name, of a site, and of the other short texts about a page.
  public var nameBytes = 300
  /// Bytes of the title.
  public var titleBytes = 1_000
  /// Bytes of the page's own description.
  public var descriptionBytes = 5_000

  /// Creates the bounds in use.
  public init() {}

  /// What was left out, changed or cut to keep the bounds.
  public enum Cut: String, Hashable, Sendable, CaseIterable {
    /// Words that stay without their structure.
    case depth
    /// Blocks that are gone.
    case blocks
    /// Runs that are gone.
    case runs
    /// Cells that are gone.
    case cells
    /// Spans of cells that became one.
    case spans
    /// Text that is gone.
    case bytes
    /// Addresses that are gone.
    case addresses
    /// Links that became their words.
    case links
    /// Notes that are gone.
    case footnotes
    /// Names and other facts about the page that are gone or shorter.
    case metadata

    /// Whether words of the article are missing.
    public var losesWords: Bool {
      switch self {
      case .blocks, .runs, .cells, .bytes, .footnotes: true
      case .depth, .spans, .addresses, .links, .metadata: false
      }
    }
  }
}

extension Article {
  /// The article within bounds, and how often each of them cut something.
  ///
  /// An article that keeps them comes back as it is.
  public func bounded(by bounds: ArticleBounds = ArticleBounds()) -> (article: Article, cuts: [ArticleBounds.Cut: Int])
  {
    var measure = ArticleMeasure(bounds: bounds)
    guard !measure.fits(self) else { return (self, [:]) }
    var bounder = ArticleBounder(bounds: bounds)
    var article = self
    article.metadata = bounder.bounded(metadata)
    article.blocks = bounder.bounded(blocks, depth: 1)
    if footnotes.count > bounds.footnotes { bounder.cuts[.footnotes] = footnotes.count - bounds.footnotes }
    article.footnotes = footnotes.prefix(bounds.footnotes).compactMap { bounder.bounded($0) }
    return (article, bounder.cuts)
  }
}
