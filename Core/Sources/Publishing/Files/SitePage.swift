import EditionModel

/// A page of the site that belongs to no edition, with its path.
///
/// This is the only place in which such a page is declared: an export writes every case, and a server serves it. For a
/// new case the compiler asks for a summary and the markup.
public enum SitePage: String, Hashable, Sendable, CaseIterable {
  /// The newest edition.
  case front = "/"
  case archive = "/archive"
  case week = "/week"
  case corrections = "/corrections"
  case about = "/about"
  case getIt = "/get"
  case saved = "/saved"
  case settings = "/settings"
  case offline = "/offline"

  /// The path under the site's root.
  public var path: String { rawValue }

  /// What it gives, as a sentence for the table of routes.
  public var summary: String {
    switch self {
    case .front: "The newest edition."
    case .archive: "The newest editions, and every month."
    case .week: "The best of the past week."
    case .corrections: "What changed after publication."
    case .about: "How stories are chosen."
    case .getIt: "Every way to read it elsewhere."
    case .saved: "The stories a reader saved."
    case .settings: "A reader's settings."
    case .offline: "What a device shows without a connection."
    }
  }

  /// Renders the page. It asks only for the contents that it shows.
  func markup<Contents: SiteContents>(of contents: Contents, settings: SiteSettings) throws(Contents.Failure) -> Markup
  {
    switch self {
    case .front: try frontMarkup(of: contents, settings: settings)
    case .archive:
      try archiveMarkup(of: contents, settings: settings)
    case .week: WeekPage(settings: settings, week: try contents.week()).markup()
    case .corrections: CorrectionsPage(listed: try contents.corrections(), settings: settings).markup()
    case .about:
      AboutPage(settings: settings, hasSample: try contents.front()?.edition.key.isSample ?? false).markup()
    case .getIt: GetPage(settings: settings).markup()
    case .saved: SavedPage(settings: settings).markup()
    case .settings: SettingsPage(settings: settings).markup()
    case .offline: OfflinePage(settings: settings).markup()
    }
  }

  private func archiveMarkup<Contents: SiteContents>(
    of contents: Contents, settings: SiteSettings
  ) throws(Contents.Failure) -> Markup {
    let months = try contents.months()
    var newestMonth: [EditionSummary] = []
    if let month = months.first { newestMonth = try contents.editions(of: month) }
    return ArchivePage(
      count: try contents.count(), newest: try contents.editions(0..<ArchivePage.newestLimit), months: months,
      newestMonth: newestMonth, settings: settings,
      hasSample: months.isEmpty ? try contents.front()?.edition.key.isSample ?? false : false
    ).markup()
  }

  private func frontMarkup<Contents: SiteContents>(
    of contents: Contents, settings: SiteSettings
  ) throws(Contents.Failure) -> Markup {
    guard let bundle = try contents.front() else { return EmptyPage(settings: settings).markup() }
    let issue = Issue(bundle, settings: settings)
    let previous = try contents.editions(0..<(2 + issue.damaged.count)).first {
      !issue.edition.key.isSample && $0.key < issue.edition.key
    }
    return EditionPage(issue: issue, previous: previous, next: nil, isFront: true).markup()
  }
}

extension SiteSettings {
  /// Where a page of the site is, as a path on its host.
  func address(_ page: SitePage) -> String { basePath + page.path }
}
