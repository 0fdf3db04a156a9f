public import ArticleModel
public import HTML

/// Takes the article out of a page: its text with its structure, its metadata, and a receipt that says how much of the
/// article this is.
///
///     let extract = Extractor().extract(html: bytes, url: "https://example.org/post")
///     print(extract.receipt.kind, extract.article.plainText)
///
/// Pure: the result depends on the arguments alone. Any bytes give a result; nothing is thrown.
///
/// This file is the public face of the module.
public struct Extractor: Sendable {
  /// What a page may cost.
  public var limits: Limits
  /// Whether metadata are read; without them the article has a title alone.
  public var readsMetadata = true
  let model: ContentModel

  /// What a page may cost at most. Beyond a limit the rest of the page is not read, and the receipt says so.
  public struct Limits: Sendable {
    /// Bytes of HTML.
    public var bytes: Int
    /// Nodes of the document.
    public var nodes: Int
    /// Open elements at a time.
    public var depth: Int
    /// Asked between the stages: whether the caller's clock says that the page took too long.
    public var isOutOfTime: @Sendable () -> Bool

    /// Creates limits; the standard ones suit a page of an edition.
    public init(
      bytes: Int = 16_000_000, nodes: Int = 1_000_000, depth: Int = 512,
      isOutOfTime: @escaping @Sendable () -> Bool = { false }
    ) {
      self.bytes = bytes
      self.nodes = nodes
      self.depth = depth
      self.isOutOfTime = isOutOfTime
    }
  }

  /// Creates an extractor with the model in use.
  public init(limits: Limits = Limits()) {
    self.limits = limits
    model = .standard
  }

  /// An extractor with another table of weights, for measuring one that was trained on a part of the data.
  /// Nil if the table cannot be read.
  public init?(modelTable: String, limits: Limits = Limits()) {
    guard let model = ContentModel(table: modelTable) else { return nil }
    self.limits = limits
    self.model = model
  }

  /// Extracts from a page.
  ///
  /// - Parameters:
  ///   - html: the page, decoded to UTF-8.
  ///   - url: its address, against which links are resolved.
  ///   - exchange: what the exchange over HTTP said, for the receipt.
  public func extract(html: [UInt8], url: String? = nil, exchange: ExchangeFacts? = nil) -> Extract {
    let options = ParseOptions(
      limits: .init(bytes: limits.bytes, nodes: limits.nodes, depth: limits.depth))
    var document = HTMLDocument.parse(html, options: options)
    // No other page knows the attribute's name, which costs one look-up to ask.
    if document.attributeName(ShadowRoots.attribute) != nil {
      document = HTMLDocument.parse(ShadowRoots.flattened(html), options: options)
    }
    return extract(document: document, url: url, exchange: exchange)
  }

  /// Extracts from a page that is parsed already, scripting off.
  public func extract(document: HTMLDocument, url: String? = nil, exchange: ExchangeFacts? = nil) -> Extract {
    PageExtraction(
      document: document, url: url, exchange: exchange, model: model, readsMetadata: readsMetadata,
      isOutOfTime: limits.isOutOfTime
    ).run()
  }

  /// Extracts from plain text: paragraphs, quoted and preformatted parts, and the header of a mail.
  public func extract(plainText: String, url: String? = nil) -> Extract {
    PlainTextReader(plainText, url: url).read()
  }

  /// Extracts from a printed document (a PDF) that Poppler's `pdftotext -bbox-layout` has read: its title, and its text where
  /// that can be read reliably.
  public func extract(printedLayout markup: [UInt8], url: String? = nil) -> Extract {
    PrintedReader(PrintedLayout(markup: markup, limits: limits), url: url).read()
  }
}

/// What an ``Extractor`` makes of a page.
public struct Extract: Sendable {
  /// The article of the page.
  public var article: Article
  /// How much of the article this is, and why.
  public var receipt: Receipt
  /// What the page asks of those who show it elsewhere.
  public var signals: PublisherSignals

  /// Creates an extract.
  public init(article: Article, receipt: Receipt, signals: PublisherSignals = PublisherSignals()) {
    self.article = article
    self.receipt = receipt
    self.signals = signals
  }
}
