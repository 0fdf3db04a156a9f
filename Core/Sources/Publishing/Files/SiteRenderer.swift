import EditionModel

/// Renders the files of the whole site, each by itself.
struct SiteRenderer<Contents: SiteContents> {
  let publisher: Publisher
  let contents: Contents
  private var settings: SiteSettings { publisher.settings }

  func file(_ file: SiteFile) throws(Contents.Failure) -> OutputFile? {
    let path = file.path
    switch file {
    case .front: return try front()
    case .archive: return .page(path, ArchivePage(summaries: try published(), settings: settings).markup())
    case .about:
      let hasSample = try contents.front()?.edition.key.isSample ?? false
      return .page(path, AboutPage(settings: settings, hasSample: hasSample).markup())
    case .settings: return .page(path, SettingsPage(settings: settings).markup())
    case .offline: return .page(path, OfflinePage(settings: settings).markup())
    case .week: return publisher.weekPage(try contents.week())
    case .notFound: return publisher.errorPage(status: 404)
    case .corrections:
      let page = CorrectionsPage(listed: try contents.corrections(), settings: settings)
      return .page(path, page.markup())
    case .correctionsAtom:
      let feed = CorrectionsFeed(
        listed: try contents.corrections(), settings: settings, publication: try feeds().publication)
      return OutputFile(path: path, contentType: .atom, bytes: feed.bytes())
    case .storiesAtom: return OutputFile(path: path, contentType: .atom, bytes: try feeds().storiesAtom())
    case .storiesJSON: return OutputFile(path: path, contentType: .jsonFeed, bytes: try feeds().storiesJSON())
    case .editionsAtom: return OutputFile(path: path, contentType: .atom, bytes: try feeds().editionsAtom())
    case .editionsJSON: return OutputFile(path: path, contentType: .jsonFeed, bytes: try feeds().editionsJSON())
    case .manifest:
      return OutputFile(path: path, contentType: .manifest, bytes: WebManifest(settings: settings).bytes())
    case .editionIndex:
      let index = EditionIndex(settings: settings, summaries: try published())
      return OutputFile(path: path, contentType: .json, bytes: index.bytes())
    case .llmsText:
      let newest = try contents.front().map { Issue($0, settings: settings) }
      return .text(path, .text, LLMSText(settings: settings, newest: newest).text())
    case .offlineList: return try offlineList()
    case .icon(let icon): return Icons.file(icon)
    case .script(.app): return OutputFile(path: path, contentType: .javaScript, bytes: WebScripts.app.bytes)
    case .script(.worker): return OutputFile(path: path, contentType: .javaScript, bytes: WebScripts.worker.bytes)
    case .catalogue(let format): return Catalogue(settings: settings, summaries: try published()).root(format)
    case .shelf(let number, let format):
      return Catalogue(settings: settings, summaries: try published()).shelf(number, format)
    }
  }

  /// All editions but the sample, newest first.
  private func published() throws(Contents.Failure) -> [EditionSummary] {
    try contents.editions().filter { !$0.key.isSample }.sorted { $0.key > $1.key }
  }

  private func feeds() throws(Contents.Failure) -> SiteFeeds {
    SiteFeeds(bundles: try contents.recent() + [try contents.front()].compactMap(\.self), settings: settings)
  }

  private func front() throws(Contents.Failure) -> OutputFile {
    guard let bundle = try contents.front() else {
      return .page(SiteFile.front.path, EmptyPage(settings: settings).markup())
    }
    let issue = Issue(bundle, settings: settings)
    let previous = try published().first { !issue.edition.key.isSample && $0.key < issue.edition.key }
    return .page(
      SiteFile.front.path, EditionPage(issue: issue, previous: previous, next: nil, isFront: true).markup())
  }

  private func offlineList() throws(Contents.Failure) -> OutputFile {
    var files: [OutputFile] = []
    for file in SiteFile.offlineShell {
      if let file = try self.file(file) { files.append(file) }
    }
    return OfflineList(settings: settings).site(newest: try contents.front()?.edition.key, files: files)
  }
}
