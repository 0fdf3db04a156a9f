public import EditionModel

/// Renders editions for readers: the public face of the module.
///
/// Every file has a name: ``EditionFile``, ``SiteFile``, ``StatusFile``. `Publisher` renders the one that it is asked for
/// and makes nothing else. A server answers with these bytes; an export writes all of them into a folder. The same
/// input gives the same bytes: nothing here reads a clock, a disk or a network.
///
/// Articles alone are rendered by ``ArticleHTML`` and ``ArticleMarkdown``.
public struct Publisher: Sendable {
  /// What the operator decides about the site.
  public let settings: SiteSettings
  /// Reads a stored image, for books. An image that it doesn't have becomes a link to the original.
  public var image: @Sendable (ContentHash) -> [UInt8]?
  /// Compresses the parts of books and covers.
  public var deflate: Deflate

  /// Creates a publisher. Without `image` and `deflate`, books have no images and aren't compressed.
  public init(
    settings: SiteSettings, image: @escaping @Sendable (ContentHash) -> [UInt8]? = { _ in nil },
    deflate: @escaping Deflate = { _ in nil }
  ) {
    self.settings = settings
    self.image = image
    self.deflate = deflate
  }

  /// Renders one file of an edition.
  ///
  /// - Parameters:
  ///   - previous: the edition before it, to link back to.
  ///   - next: the edition after it; nil for the newest, whose page then says when the next one comes.
  /// - Returns: nil if the edition has no such story.
  public func file(
    _ file: EditionFile, of bundle: EditionBundle, previous: EditionSummary? = nil, next: EditionSummary? = nil
  ) -> OutputFile? {
    EditionRenderer(publisher: self, issue: Issue(bundle, settings: settings), previous: previous, next: next)
      .file(file)
  }

  /// Renders one file of the site.
  ///
  /// - Returns: nil for a page of the catalogue beyond its last.
  public func file<Contents: SiteContents>(
    _ file: SiteFile, of contents: Contents
  ) throws(Contents.Failure) -> OutputFile? {
    try SiteRenderer(publisher: self, contents: contents).file(file)
  }

  /// Renders the status in one of its forms.
  ///
  /// Where the pages are files (``SiteSettings/isStatic``), nothing is said about now: a file can't know.
  public func file(_ file: StatusFile, of report: StatusReport) -> OutputFile {
    switch file {
    case .page: .page(file.path, StatusPage(report: report, settings: settings).markup())
    case .json:
      OutputFile(path: file.path, contentType: .json, bytes: StatusJSON(report: report, settings: settings).bytes())
    case .feed:
      OutputFile(path: file.path, contentType: .atom, bytes: StatusFeed(report: report, settings: settings).bytes())
    }
  }

  /// The operator's page on the way to a host; without a view, the form alone.
  public func doctorPage(_ view: DoctorView?) -> OutputFile {
    .page(DoctorPage.path, DoctorPage(view: view, settings: settings).markup())
  }

  /// Renders a page that says what went wrong and what to do, for an HTTP status.
  ///
  /// For 404 it is also what a static host shows (``SiteFile/notFound``).
  public func errorPage(status: Int, detail: String? = nil) -> OutputFile {
    OutputFile(
      path: "/\(status).html", contentType: .html,
      bytes: ErrorPage(status: status, detail: detail, settings: settings).markup().bytes)
  }
}
