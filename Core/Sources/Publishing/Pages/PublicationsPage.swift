import EditionModel

/// A publication as the page that lists several shows it.
public struct ListedPublication: Sendable {
  /// Of the publication itself.
  public var settings: SiteSettings
  /// Its newest edition; nil before the first.
  public var newest: EditionSummary?
  /// What the clock says of it; nil where nobody has a clock.
  public var outlook: Outlook?
  /// Whether its pages can be read already.
  public var isOpen: Bool
  /// How it does; nil where that isn't asked.
  public var status: StatusReport?

  /// Describes a publication.
  public init(settings: SiteSettings, newest: EditionSummary?, outlook: Outlook? = nil, isOpen: Bool = true) {
    (self.settings, self.newest, self.outlook, self.isOpen) = (settings, newest, outlook, isOpen)
  }
}

extension Publisher {
  /// The page at the root of a site with several publications: each with its newest edition, and when the next comes.
  public func publicationsPage(_ listed: [ListedPublication]) -> OutputFile {
    .page("/", PublicationsPage(settings: settings, listed: listed).markup())
  }

  /// The status of several publications: a line for each, and where to read more.
  public func statusPage(of listed: [ListedPublication]) -> OutputFile {
    .page(StatusFile.page.path, PublicationsStatusPage(settings: settings, listed: listed).markup())
  }

  /// The same list for feed readers, as OPML 2.0.
  public func publicationsOPML(_ listed: [ListedPublication]) -> OutputFile {
    let feeds = listed.map {
      OPML.Feed(
        title: $0.settings.title, address: $0.settings.baseURL + SiteFile.storiesAtom.path,
        page: $0.settings.baseURL + "/")
    }
    return OutputFile(
      path: PublicationsPage.listPath, contentType: .opml, bytes: OPML(title: settings.title, feeds: feeds).bytes)
  }
}

/// What there is to read here.
struct PublicationsPage {
  /// Of the whole.
  let settings: SiteSettings
  let listed: [ListedPublication]

  /// Where the list for feed readers is.
  static let listPath = "/publications.opml"

  /// How many titles of an edition are shown.
  private static let titles = 3

  func markup() -> Markup {
    var shell = PageShell(
      settings: settings, title: settings.title,
      description: Wording.Publications.description(listed.map(\.settings.title)),
      path: "/")
    shell.feeds = listed.map { ($0.settings.title, $0.settings.address(.storiesAtom)) }
    return shell.markup { html in
      html.header(.class("edition")) { html.h1(settings.title) }
      for publication in listed { write(publication, html) }
      html.p(.class("by")) {
        html.span { html.a(.href(settings.basePath + Self.listPath), text: Wording.Publications.list) }
      }
    }
  }

  private func write(_ publication: ListedPublication, _ html: MarkupWriter) {
    let own = publication.settings
    let clock = EditionClock(schedule: own.schedule)
    let address = publication.newest.map { "\(own.basePath)/editions/\($0.key)" } ?? ""
    html.section {
      html.header(.class("edition")) {
        html.h2 { html.a(.href(own.basePath + "/"), text: own.title) }
        if let newest = publication.newest {
          html.p(.class("date")) { html.a(.href(address), text: clock.fullName(of: newest.key)) }
          writeNotes(newest, html)
        } else {
          html.p(publication.isOpen ? Wording.Problem.none(own) : Wording.Publications.opening)
        }
      }
      if let newest = publication.newest {
        html.ol(.class("stories")) {
          for (index, title) in newest.titles.prefix(Self.titles).enumerated() {
            html.li(.class("story")) {
              html.span(.class("numeral"), .decoration) { html.number(index + 1) }
              html.h3 { html.a(.href("\(address)/\(index + 1)"), .dir(), text: title) }
            }
          }
        }
      }
      html.p(.class("by")) {
        if let sentence = coming(publication, clock) { html.span { html.sentence(sentence, clock) } }
        html.text(" ")
        html.span { html.a(.href(own.address(.storiesAtom)), text: Wording.Shell.feed) }
        html.text(" ")
        html.span { html.a(.href(own.address(.archive)), text: Wording.Shell.archive) }
      }
    }
  }

  /// What the archive says of an edition that isn't as it should be.
  private func writeNotes(_ edition: EditionSummary, _ html: MarkupWriter) {
    if let marks = Wording.Archive.marks(of: edition) { html.p(.class("by"), text: marks) }
  }

  /// What an edition says of the next one, in the same words.
  private func coming(_ publication: ListedPublication, _ clock: EditionClock) -> Sentence? {
    guard let newest = publication.newest else { return nil }
    guard let outlook = publication.outlook else { return clock.announcement(after: newest.cutoff) }
    let status = publication.settings.basePath + StatusFile.page.path
    guard let next = outlook.next else { return Wording.Edition.noMoreMade(status: status) }
    if let overdue = outlook.overdue {
      return Wording.Edition.overdue(overdue.key.slot, overdue.instant, status: status)
    }
    return clock.announcement(of: next, from: newest.key.date)
  }
}

/// How several publications do, a line each.
struct PublicationsStatusPage {
  let settings: SiteSettings
  let listed: [ListedPublication]

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.Status.title, path: StatusFile.page.path, isIndexed: false
    ).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Status.title) }
      html.dl(.class("status")) {
        for publication in listed {
          html.dt(publication.settings.title)
          html.dd {
            html.a(
              .href(publication.settings.basePath + StatusFile.page.path),
              text: publication.status?.headline ?? Wording.Status.title)
          }
        }
      }
    }
  }
}

extension Wording {
  enum Publications {
    static let motto = "Each a series of its own. Then nothing until the next."
    static let list = "All feeds as a list (OPML)"
    static let opening = "Its pages are still being made."
    static let all = "See all publications"

    static func description(_ titles: [String]) -> String { "\(Wording.list(titles)): the newest edition of each." }
  }
}

extension Publisher {
  /// What crawlers may do on a site with several publications.
  public func robotsText(of listed: [ListedPublication]) -> OutputFile {
    let texts = listed.map { RobotsText(settings: $0.settings) }
    let isPrivate = settings.audience == .private
    let text =
      isPrivate || texts.isEmpty
      ? RobotsText(settings: settings).text()
      : "User-agent: *\n" + texts.map(\.rules).joined() + "Allow: \(settings.basePath)/\n\n"
        + texts.map(\.sitemap).joined()
    return .text(SiteFile.robots.path, .text, text)
  }

  /// Which links of a site with several publications the reader app opens; nil without an app.
  public func appAssociation(of listed: [ListedPublication]) -> OutputFile? {
    AppAssociation(appID: settings.appID, basePaths: listed.map(\.settings.basePath)).map {
      OutputFile(path: SiteFile.appAssociation.path, contentType: .json, bytes: $0.bytes())
    }
  }

  /// A service worker that takes the place of one from the time when the site had one publication, and ends. Why: that one
  /// would go on to answer for the whole site with what it stored.
  public func formerWorker() -> OutputFile {
    .text(SiteFile.script(.worker).path, .javaScript, Self.ending)
  }

  private static let ending = """
    self.addEventListener('install', () => self.skipWaiting());
    self.addEventListener('activate', (event) => event.waitUntil(self.registration.unregister()));

    """
}
