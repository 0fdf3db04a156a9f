import EditionModel

/// The editions as a library that e-readers browse: OPDS 1.2 (Atom) and OPDS 2.0 (JSON), newest first, in pages.
///
/// Every address is a plain file name: a static host serves the catalogue as the server does.
struct Catalogue {
  let settings: SiteSettings
  /// How many editions there are.
  let count: Int
  /// The newest of them.
  let newest: EditionSummary?
  /// The time of a catalogue without editions.
  var quiet = Timestamp(0)

  /// Two weeks of editions a page: what an e-reader's slow screen shows in a few turns.
  static let pageSize = 28

  /// The permanent name of a part. Where there are several publications, each has names of its own.
  func id(_ name: String) -> String {
    let isOther = settings.listing != nil && settings.publication != "hn"
    return PermanentID.publication(isOther ? "\(settings.publication)/\(name)" : name)
  }

  /// One page of the list.
  struct Page {
    /// From 1.
    var number: Int
    var count: Int
    /// Newest first.
    var summaries: [EditionSummary]

    func next() -> Int? { number < count ? number + 1 : nil }
    func previous() -> Int? { number > 1 ? number - 1 : nil }
  }

  /// An empty catalogue has one page too.
  static func pageCount(editions: Int) -> Int { max(1, (editions + pageSize - 1) / pageSize) }

  /// The places of a page's editions in the list of all, newest first.
  static func range(ofPage number: Int) -> Range<Int> {
    // A number from an address may be any.
    let first = (min(max(number, 1), 1_000_000) - 1) * pageSize
    return first..<(first + pageSize)
  }

  /// Where a reader begins.
  func root(_ format: SiteFile.CatalogueFormat) -> OutputFile {
    let path = SiteFile.catalogue(format).path
    return switch format {
    case .xml: OutputFile(path: path, contentType: .catalogue, bytes: OPDSAtom(catalogue: self).root())
    case .json: OutputFile(path: path, contentType: .catalogueJSON, bytes: OPDSJSON(catalogue: self).root())
    }
  }

  /// One page of the list, with its editions. Returns nil beyond the last.
  func shelf(_ number: Int, _ summaries: [EditionSummary], _ format: SiteFile.CatalogueFormat) -> OutputFile? {
    let pages = Catalogue.pageCount(editions: count)
    guard (1...pages).contains(number) else { return nil }
    let page = Page(number: number, count: pages, summaries: summaries)
    let path = SiteFile.shelf(number, format).path
    return switch format {
    case .xml: OutputFile(path: path, contentType: .shelf, bytes: OPDSAtom(catalogue: self).shelf(page))
    case .json: OutputFile(path: path, contentType: .catalogueJSON, bytes: OPDSJSON(catalogue: self).shelf(page))
    }
  }

  /// `/opds-editions.xml`, `/opds-editions-2.xml`, …
  func path(of page: Int, _ format: SiteFile.CatalogueFormat) -> String { SiteFile.shelf(page, format).path }

  func address(_ path: String) -> String { settings.baseURL + path }

  var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  /// `Evening edition, Wednesday, 6 May 2026`.
  func title(of summary: EditionSummary) -> String {
    [clock.name(of: summary.key), summary.key.date.map(CalendarWords.day)].compactMap(\.self).joined(separator: ", ")
  }

  /// The ten titles.
  func description(of summary: EditionSummary) -> String {
    zip(1..., summary.titles).map { "\($0). \($1)" }.joined(separator: "\n")
  }

  /// The newest edition's instant; before the first, the latest cut-off, because a feed must name one.
  var updated: Timestamp { newest?.published ?? quiet }
}
