public import EditionModel

/// Turns editions into the files that readers get: the public face of the module together with
/// `EditionBundle.swift`, `SiteSettings.swift`, `ArticleHTML.swift` and `ArticleMarkdown.swift`.
///
/// One code serves and exports: a server answers with these bytes, a static site is a folder of them. The same
/// input gives the same bytes; nothing here reads a clock, a disk or a network.
public struct Publisher: Sendable {
  public let settings: SiteSettings

  public init(settings: SiteSettings) { self.settings = settings }

  /// The files of one edition: its page, its JSON and its Markdown, a page and Markdown for each story, and a page for
  /// each reserve that was read.
  ///
  /// - Parameters:
  ///   - previous: the edition before it, to link back to.
  ///   - next: the edition after it; nil for the newest, whose page then says when the next one comes.
  public func editionFiles(
    _ bundle: EditionBundle, previous: EditionSummary?, next: EditionSummary?
  ) -> [OutputFile] {
    let issue = Issue(bundle, settings: settings)
    let path = "/editions/\(issue.edition.key)"
    var files = [
      OutputFile.page(path, EditionPage(issue: issue, previous: previous, next: next, isFront: false).markup())
    ]
    for story in issue.stories + issue.reserves {
      files.append(.page("\(path)/\(story.name)", StoryPage(issue: issue, presented: story, next: next).markup()))
    }
    files.append(OfflineList(settings: settings).edition(issue, pages: files))
    let markdown = EditionMarkdown(issue: issue)
    for story in issue.stories {
      files.append(
        OutputFile(
          path: "\(path)/\(story.number).md", contentType: .markdown, bytes: Array(markdown.text(of: story).utf8)))
    }
    files.append(OutputFile(path: "\(path).json", contentType: .json, bytes: EditionJSON(issue: issue).bytes()))
    files.append(
      OutputFile(path: "\(path).md", contentType: .markdown, bytes: Array(markdown.text().utf8)))
    return files
  }

  /// An edition as a book, `/editions/KEY.epub` (EPUB 3.3). Made when it is asked for: with its images it is larger
  /// than everything else that an edition has.
  ///
  /// - Parameters:
  ///   - image: the bytes of a stored image; what it has not becomes a link to the original.
  ///   - deflate: compresses texts; without one they are stored as they are.
  public func book(
    _ bundle: EditionBundle, image: (ContentHash) -> [UInt8]?, deflate: @escaping Deflate = { _ in nil }
  ) -> OutputFile {
    OutputFile(
      path: "/editions/\(bundle.edition.key).epub", contentType: .book,
      bytes: Book(issue: Issue(bundle, settings: settings), bytes: image).bytes(deflate: deflate))
  }

  /// The cover of an edition's book, `/editions/KEY.png`, for catalogues.
  public func cover(of bundle: EditionBundle, deflate: Deflate = { _ in nil }) -> OutputFile {
    OutputFile(
      path: "/editions/\(bundle.edition.key).png", contentType: .png,
      bytes: BookCover(issue: Issue(bundle, settings: settings)).png(deflate: deflate))
  }

  /// The files that belong to no single edition: front page, archive, about, settings, corrections, feeds, manifest, icons,
  /// scripts, the list of what to keep for reading offline, and the page for what doesn't exist.
  ///
  /// - Parameters:
  ///   - newest: what the front page shows; where there is none it shows the sample, where there is no sample
  ///     either it says when the first edition comes.
  ///   - recent: the editions whose stories the feeds carry, in any order.
  ///   - all: every edition, in any order.
  ///   - sample: the sample edition, which appears in no feed and no archive.
  ///   - corrections: those of the past time, the newest first.
  public func siteFiles(
    newest: EditionBundle?, recent: [EditionBundle], all: [EditionSummary], sample: EditionBundle?,
    corrections: [ListedCorrection] = []
  ) -> [OutputFile] {
    let published = all.filter { !$0.key.isSample }.sorted { $0.key > $1.key }
    let shown = newest ?? sample
    let feeds = Feeds(bundles: recent + [newest].compactMap(\.self), settings: settings)
    let files =
      [
        frontPage(newest: newest, sample: sample, all: published),
        .page("/archive", ArchivePage(summaries: published, settings: settings).markup()),
        .page("/about", AboutPage(settings: settings, hasSample: sample != nil).markup()),
        OutputFile(path: "/feed.atom", contentType: .atom, bytes: feeds.storiesAtom()),
        OutputFile(path: "/feed.json", contentType: .jsonFeed, bytes: feeds.storiesJSON()),
        OutputFile(path: "/feed-editions.atom", contentType: .atom, bytes: feeds.editionsAtom()),
        OutputFile(path: "/feed-editions.json", contentType: .jsonFeed, bytes: feeds.editionsJSON()),
        .page(SiteAddress.corrections, CorrectionsPage(listed: corrections, settings: settings).markup()),
        OutputFile(
          path: SiteAddress.correctionsFeed, contentType: .atom,
          bytes: CorrectionsFeed(listed: corrections, settings: settings, publication: feeds.publication).bytes()),
        OutputFile(
          path: "/manifest.webmanifest", contentType: .manifest, bytes: WebManifest(settings: settings).bytes()),
        OutputFile(
          path: "/editions.json", contentType: .json,
          bytes: EditionIndex(settings: settings, summaries: published).bytes()),
        OutputFile(
          path: "/llms.txt", contentType: .text,
          bytes: Array(LLMSText(settings: settings, newest: shown.map { Issue($0, settings: settings) }).text().utf8)),
        errorPage(status: 404),
      ] + Icons.files() + WebFiles(settings: settings).files()
    let list = OfflineList(settings: settings).site(newest: newest?.edition.key ?? sample?.edition.key, files: files)
    return files + [list] + Catalogue(settings: settings, summaries: published).files()
  }

  /// A page that says what went wrong and what to do, for an HTTP status. For 404 it doubles as the static
  /// host's `404.html`.
  public func errorPage(status: Int, detail: String? = nil) -> OutputFile {
    OutputFile(
      path: "/\(status).html", contentType: .html,
      bytes: ErrorPage(status: status, detail: detail, settings: settings).markup().bytes)
  }

  private func frontPage(newest: EditionBundle?, sample: EditionBundle?, all: [EditionSummary]) -> OutputFile {
    guard let bundle = newest ?? sample else { return .page("/", EmptyPage(settings: settings).markup()) }
    let issue = Issue(bundle, settings: settings)
    let previous = all.first { !issue.edition.key.isSample && $0.key < issue.edition.key }
    return .page("/", EditionPage(issue: issue, previous: previous, next: nil, isFront: true).markup())
  }
}
