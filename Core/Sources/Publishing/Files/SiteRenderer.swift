import EditionModel

/// Renders the files of the whole site, each by itself.
struct SiteRenderer<Contents: SiteContents> {
  let publisher: Publisher
  let contents: Contents
  private var settings: SiteSettings { publisher.settings }

  func file(_ file: SiteFile) throws(Contents.Failure) -> OutputFile? {
    let path = file.path
    switch file {
    case .page(let page): return .page(path, try page.markup(of: contents, settings: settings))
    case .month(let month): return try self.month(month)
    case .notFound: return publisher.errorPage(status: 404)
    case .correctionsAtom:
      let feed = CorrectionsFeed(
        listed: try contents.corrections(), settings: settings, publication: try feeds().publication,
        quiet: try contents.quietTime())
      return OutputFile(path: path, contentType: .atom, bytes: feed.bytes())
    case .storiesAtom: return OutputFile(path: path, contentType: .atom, bytes: try feeds().storiesAtom())
    case .storiesJSON: return OutputFile(path: path, contentType: .jsonFeed, bytes: try feeds().storiesJSON())
    case .editionsAtom: return OutputFile(path: path, contentType: .atom, bytes: try feeds().editionsAtom())
    case .editionsJSON: return OutputFile(path: path, contentType: .jsonFeed, bytes: try feeds().editionsJSON())
    case .manifest:
      return OutputFile(path: path, contentType: .manifest, bytes: WebManifest(settings: settings).bytes())
    case .editionIndex:
      let front = try contents.front()
      let index = EditionIndex(
        settings: settings, summaries: try contents.editions(0..<EditionIndex.limit), outlook: front?.outlook,
        damaged: front?.damaged ?? [])
      return OutputFile(path: path, contentType: .json, bytes: index.bytes())
    case .llmsText:
      let newest = try contents.front().map { Issue($0, settings: settings) }
      return .text(
        path, .text, LLMSText(settings: settings, newest: newest, hasEditions: try contents.count() > 0).text())
    case .offlineList: return try offlineList()
    case .icon(let icon): return Icons.file(icon, deflate: publisher.deflate)
    case .script(.app): return OutputFile(path: path, contentType: .javaScript, bytes: WebScripts.app.bytes)
    case .script(.worker): return OutputFile(path: path, contentType: .javaScript, bytes: WebScripts.worker.bytes)
    case .catalogue(let format): return try catalogue().root(format)
    case .shelf(let number, let format):
      return try catalogue().shelf(number, try contents.editions(Catalogue.range(ofPage: number)), format)
    case .searchDescription:
      guard !settings.isStatic else { return nil }
      return OutputFile(
        path: path, contentType: .searchDescription, bytes: SearchDescription(settings: settings).bytes())
    case .robots: return .text(path, .text, RobotsText(settings: settings).text())
    case .sitemap:
      guard settings.audience == .public else { return nil }
      let sitemap = Sitemap(settings: settings, summaries: try contents.editions(0..<Sitemap.limit))
      return OutputFile(path: path, contentType: .sitemap, bytes: sitemap.bytes())
    case .appAssociation:
      guard let association = AppAssociation(settings: settings) else { return nil }
      return OutputFile(path: path, contentType: .json, bytes: association.bytes())
    }
  }

  private func catalogue() throws(Contents.Failure) -> Catalogue {
    Catalogue(
      settings: settings, count: try contents.count(), newest: try contents.editions(0..<1).first,
      quiet: try contents.quietTime())
  }

  /// Nil for a month without an edition.
  private func month(_ month: CalendarMonth) throws(Contents.Failure) -> OutputFile? {
    let summaries = try contents.editions(of: month)
    guard !summaries.isEmpty else { return nil }
    let page = MonthPage(month: month, summaries: summaries, months: try contents.months(), settings: settings)
    return .page(SiteFile.month(month).path, page.markup())
  }

  private func feeds() throws(Contents.Failure) -> SiteFeeds {
    // The front comes first: it knows whether it is late.
    SiteFeeds(
      bundles: [try contents.front()].compactMap(\.self) + (try contents.recent()), settings: settings,
      quiet: try contents.quietTime())
  }

  private func offlineList() throws(Contents.Failure) -> OutputFile {
    var files: [OutputFile] = []
    for file in SiteFile.offlineShell {
      if let file = try self.file(file) { files.append(file) }
    }
    return OfflineList(settings: settings).site(
      newest: try contents.front()?.edition.key, publication: try contents.front()?.edition.publication, files: files)
  }
}
