public import ArticleModel
public import HTML

/// Extracts the article from a page: its text with its structure, its metadata and a receipt.
/// The receipt says how much of the article was extracted.
///
///     let extract = Extractor().extract(html: bytes, url: "https://example.org/post")
///     print(extract.receipt.kind, extract.article.plainText)
///
/// Extraction is pure: the result depends only on the arguments. Any bytes give a result, and nothing is thrown.
///
/// This file is the public face of the module.
public struct Extractor: Sendable {
  /// The limits on what a page may cost.
  public var limits: Limits
  /// Whether metadata is read.
  /// Without it the article has only a title.
  public var readsMetadata = true
  /// Whether the receipt is judged.
  /// Without it every receipt is a card that says so.
  public var judgesReceipt = true
  let model: ContentModel

  /// The maximum cost of a page.
  /// Beyond a limit the rest of the page is not read, and the receipt says so.
  public struct Limits: Sendable {
    /// The maximum size in bytes of HTML.
    public var bytes: Int
    /// The maximum number of nodes in the document.
    public var nodes: Int
    /// The maximum number of elements open at a time.
    public var depth: Int
    /// Returns whether the page took too long by the caller's clock.
    /// It is called between the stages.
    public var isOutOfTime: @Sendable () -> Bool

    /// Creates limits.
    /// The defaults suit a page of an edition.
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

  /// Creates an extractor with the standard model.
  public init(limits: Limits = Limits()) {
    self.limits = limits
    model = .standard
  }

  /// Creates an extractor with another table of weights, or returns nil if the table cannot be read.
  /// Use it to measure a table that was trained on a part of the data.
  public init?(modelTable: String, limits: Limits = Limits()) {
    guard let model = ContentModel(table: modelTable) else { return nil }
    self.limits = limits
    self.model = model
  }

  /// Extracts the article from a page.
  ///
  /// - Parameters:
  ///   - html: the page, decoded to UTF-8.
  ///   - url: the page's address. Links are resolved against it.
  ///   - exchange: the facts of the HTTP exchange, for the receipt.
  public func extract(html: [UInt8], url: String? = nil, exchange: ExchangeFacts? = nil) -> Extract {
    let options = ParseOptions(
      limits: .init(bytes: limits.bytes, nodes: limits.nodes, depth: limits.depth))
    var document = HTMLDocument.parse(html, options: options)
    // No other page knows the attribute's name, so asking costs one look-up.
    if document.attributeName(ShadowRoots.attribute) != nil {
      document = HTMLDocument.parse(ShadowRoots.flattened(html), options: options)
    }
    return extract(document: document, url: url, exchange: exchange)
  }

  /// Extracts the article from a page that was already parsed with scripting off.
  public func extract(document: HTMLDocument, url: String? = nil, exchange: ExchangeFacts? = nil) -> Extract {
    PageExtraction(
      document: document, url: url, exchange: exchange, model: model, readsMetadata: readsMetadata,
      judgesReceipt: judgesReceipt, isOutOfTime: limits.isOutOfTime
    ).run().bounded()
  }

  /// Extracts an article from plain text: paragraphs, quoted and preformatted parts, and the header of a mail.
  public func extract(plainText: String, url: String? = nil) -> Extract {
    PlainTextReader(plainText, url: url).read().bounded()
  }

  /// Extracts an article from a printed document (a PDF) that Poppler's `pdftotext -bbox-layout` has read.
  /// Gives its title, and its text if the text can be read reliably.
  public func extract(printedLayout markup: [UInt8], url: String? = nil) -> Extract {
    PrintedReader(PrintedLayout(markup: markup, limits: limits), url: url).read().bounded()
  }
}

/// The result of an ``Extractor`` for a page.
public struct Extract: Sendable {
  /// The article of the page.
  public var article: Article
  /// How much of the article was extracted, and why.
  public var receipt: Receipt
  /// The requests of the page to anyone who shows its content elsewhere.
  public var signals: PublisherSignals

  /// Creates an extract.
  public init(article: Article, receipt: Receipt, signals: PublisherSignals = PublisherSignals()) {
    self.article = article
    self.receipt = receipt
    self.signals = signals
  }
}
