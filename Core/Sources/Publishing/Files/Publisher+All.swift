public import EditionModel

extension Publisher {
  /// Renders every file of an edition but its book and cover, for an export.
  public func editionFiles(
    _ bundle: EditionBundle, previous: EditionSummary?, next: EditionSummary?
  ) -> [OutputFile] {
    let renderer = EditionRenderer(
      publisher: self, issue: Issue(bundle, settings: settings), previous: previous, next: next)
    return EditionFile.all(of: bundle.edition).filter { $0 != .book && $0 != .cover }.compactMap(renderer.file)
  }

  /// Renders every file of the site but the page of the week, for an export.
  public func siteFiles(
    newest: EditionBundle?, recent: [EditionBundle], all: [EditionSummary], sample: EditionBundle?,
    corrections: [ListedCorrection] = []
  ) -> [OutputFile] {
    let contents = LoadedContents(front: newest ?? sample, recent: recent, editions: all, corrections: corrections)
    return SiteFile.all(editions: all.count { !$0.key.isSample }).filter { $0 != .week }
      .compactMap { file($0, of: contents) }
  }

  /// Renders an edition as a book.
  public func book(
    _ bundle: EditionBundle, image: (ContentHash) -> [UInt8]?, deflate: @escaping Deflate = { _ in nil }
  ) -> OutputFile {
    OutputFile(
      path: EditionFile.book.path(in: bundle.edition.key), contentType: .book,
      bytes: Book(issue: Issue(bundle, settings: settings), bytes: image).bytes(deflate: deflate))
  }

  /// Renders the cover of an edition's book.
  public func cover(of bundle: EditionBundle, deflate: Deflate = { _ in nil }) -> OutputFile {
    OutputFile(
      path: EditionFile.cover.path(in: bundle.edition.key), contentType: .png,
      bytes: BookCover(issue: Issue(bundle, settings: settings)).png(deflate: deflate))
  }

  /// Renders the status in all its forms.
  public func statusFiles(_ report: StatusReport) -> [OutputFile] { StatusFile.allCases.map { file($0, of: report) } }
}
