import EditionModel

/// The editions as a library that e-readers browse: OPDS 1.2 (Atom) and OPDS 2.0 (JSON), newest first, in pages.
///
/// Every address is a plain file name, so that a static host serves the catalogue as the server does.
struct Catalogue {
  let settings: SiteSettings
  /// Newest first; the sample is no part of it.
  let summaries: [EditionSummary]

  /// Two weeks of editions a page: what an e-reader's slow screen shows in a few turns.
  static let pageSize = 28

  /// One page of the list.
  struct Page {
    /// From 1.
    var number: Int
    var count: Int
    var summaries: ArraySlice<EditionSummary>

    func next() -> Int? { number < count ? number + 1 : nil }
    func previous() -> Int? { number > 1 ? number - 1 : nil }
  }

  var pages: [Page] {
    let count = max(1, (summaries.count + Catalogue.pageSize - 1) / Catalogue.pageSize)
    return (1...count).map { number in
      Page(
        number: number, count: count,
        summaries: summaries.dropFirst((number - 1) * Catalogue.pageSize).prefix(Catalogue.pageSize))
    }
  }

  func files() -> [OutputFile] {
    let atom = OPDSAtom(catalogue: self)
    let json = OPDSJSON(catalogue: self)
    return [
      OutputFile(path: "/opds", contentType: .catalogue, bytes: atom.root()),
      OutputFile(path: "/opds.json", contentType: .catalogueJSON, bytes: json.root()),
    ]
      + pages.flatMap { page in
        [
          OutputFile(path: path(of: page.number, "xml"), contentType: .shelf, bytes: atom.shelf(page)),
          OutputFile(path: path(of: page.number, "json"), contentType: .catalogueJSON, bytes: json.shelf(page)),
        ]
      }
  }

  /// `/opds-editions.xml`, `/opds-editions-2.xml`, …
  func path(of page: Int, _ ending: String) -> String {
    "/opds-editions" + (page > 1 ? "-\(page)" : "") + "." + ending
  }

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

  /// The newest edition's instant; the beginning of Unix time where there is none, since a feed must name one.
  var updated: Timestamp { summaries.first?.published ?? Timestamp(0) }
}
