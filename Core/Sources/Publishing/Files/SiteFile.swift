public import EditionModel

/// A file that belongs to the site as a whole.
public enum SiteFile: Hashable, Sendable {
  /// The two forms that a catalogue has.
  public enum CatalogueFormat: String, Hashable, Sendable, CaseIterable {
    /// OPDS 1.2.
    case xml
    /// OPDS 2.0.
    case json
  }

  case page(SitePage)
  /// The editions of a month, `/archive/2026-05`.
  case month(CalendarMonth)
  /// The page for an address that doesn't exist.
  case notFound
  case storiesAtom, storiesJSON, editionsAtom, editionsJSON, correctionsAtom
  case manifest
  /// The newest editions for programs, `/editions.json`.
  case editionIndex
  /// What every page needs offline, `/offline.json`.
  case offlineList
  case llmsText
  /// How e-readers and browsers search, `/opensearch.xml`. Static files can't be searched and have none.
  case searchDescription
  case robots
  /// What search engines may list; a private site has none.
  case sitemap
  /// Which links the reader app opens, `/.well-known/apple-app-site-association`; only with an app.
  case appAssociation
  case icon(Icon)
  case script(Script)
  /// Where the catalogue for e-readers begins.
  case catalogue(CatalogueFormat)
  /// A page of the catalogue's list of editions, from 1.
  case shelf(Int, CatalogueFormat)

  /// The files of a site with a number of editions, in a fixed order. Each page of the catalogue is one, and each month.
  public static func all(editions: Int, months: [CalendarMonth] = []) -> [SiteFile] {
    let shelves = (1...Catalogue.pageCount(editions: editions)).flatMap { number in
      CatalogueFormat.allCases.map { SiteFile.shelf(number, $0) }
    }
    return single + months.map(SiteFile.month) + shelves
  }

  /// The files without a number in their path.
  private static let single: [SiteFile] =
    SitePage.allCases.map(SiteFile.page) + [
      .storiesAtom, .storiesJSON, .editionsAtom, .editionsJSON, .correctionsAtom, .manifest, .editionIndex, .llmsText,
      .searchDescription, .robots, .sitemap, .appAssociation, .notFound, .offlineList, .catalogue(.xml),
      .catalogue(.json),
    ] + Icon.allCases.map(SiteFile.icon) + Script.allCases.map(SiteFile.script)

  /// What a device keeps beside the editions.
  static let offlineShell: [SiteFile] = [
    .page(.about), .manifest, .icon(.vector), .icon(.small), .script(.app), .page(.settings), .page(.saved),
    .page(.getIt), .page(.offline),
  ]

  /// The path under the site's root.
  public var path: String {
    switch self {
    case .page(let page): page.path
    case .month(let month): "/archive/\(month)"
    case .notFound: "/404.html"
    case .storiesAtom: "/feed.atom"
    case .storiesJSON: "/feed.json"
    case .editionsAtom: "/feed-editions.atom"
    case .editionsJSON: "/feed-editions.json"
    case .correctionsAtom: "/corrections.atom"
    case .manifest: "/manifest.webmanifest"
    case .editionIndex: "/editions.json"
    case .offlineList: "/offline.json"
    case .llmsText: "/llms.txt"
    case .searchDescription: "/opensearch.xml"
    case .robots: "/robots.txt"
    case .sitemap: "/sitemap.xml"
    case .appAssociation: "/.well-known/apple-app-site-association"
    case .icon(let icon): "/" + icon.fileName
    case .script(let script): "/" + script.rawValue
    case .catalogue(.xml): "/opds"
    case .catalogue(.json): "/opds.json"
    case .shelf(let number, let format): "/opds-editions" + (number > 1 ? "-\(number)" : "") + ".\(format.rawValue)"
    }
  }

  /// The file at a path. Returns nil for any other path.
  init?(path: String) {
    if let file = SiteFile.byPath[path] {
      self = file
      return
    }
    if path.hasPrefix("/archive/"), let month = CalendarMonth(String(path.dropFirst(9))) {
      self = .month(month)
      return
    }
    // `/opds-editions-2.xml`
    let parts = path.split(separator: ".")
    guard parts.count == 2, let format = CatalogueFormat(rawValue: String(parts[1])),
      let number = parts[0].split(separator: "-").last.flatMap({ Int($0) }), number > 1
    else { return nil }
    self = .shelf(number, format)
    guard self.path == path else { return nil }
  }

  private static let byPath = Dictionary(uniqueKeysWithValues: all(editions: 0).map { ($0.path, $0) })
}

/// The icons of the site.
public enum Icon: String, Hashable, Sendable, CaseIterable {
  case vector, touch, small, large, maskable

  var fileName: String {
    switch self {
    case .vector: "icon.svg"
    case .touch: "icon-180.png"
    case .small: "icon-192.png"
    case .large: "icon-512.png"
    case .maskable: "icon-maskable.png"
    }
  }
}

/// The scripts of the site, by their file names.
public enum Script: String, Hashable, Sendable, CaseIterable {
  /// What pages do beyond being read.
  case app = "app.js"
  /// The service worker.
  case worker = "sw.js"
}
