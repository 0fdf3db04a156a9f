import Archive
import EditionModel
import Publishing
import Storage

/// Which files the site consists of: one answer for the server and for the export.
struct SiteFiles: Sendable {
  let shelf: EditionShelf
  let publisher: Publisher

  /// How many editions the feeds carry: a week.
  static let feedLimit = 14

  /// How many corrections the page and the feed of corrections list.
  static let correctionLimit = 100

  /// The files that belong to no single edition, and those of the edition in front.
  func front(_ summaries: [EditionSummary], sample: EditionBundle?, week: WeekReview?) throws -> [OutputFile] {
    let recent = try summaries.prefix(SiteFiles.feedLimit).compactMap { try shelf.bundle(of: $0.key) }
    var files = publisher.siteFiles(
      newest: recent.first, recent: recent, all: summaries, sample: sample,
      corrections: try shelf.corrections(limit: SiteFiles.correctionLimit))
    files.append(publisher.weekPage(week))
    if let bundle = recent.first ?? sample { files += edition(bundle, among: summaries) }
    return files
  }

  func edition(_ bundle: EditionBundle, among summaries: [EditionSummary]) -> [OutputFile] {
    let index = summaries.firstIndex { $0.key == bundle.edition.key }
    return publisher.editionFiles(
      bundle, previous: index.flatMap { $0 + 1 < summaries.count ? summaries[$0 + 1] : nil },
      next: index.flatMap { $0 > 0 ? summaries[$0 - 1] : nil })
  }

  /// An edition as a book, its images read from the store.
  func book(_ bundle: EditionBundle) -> OutputFile {
    publisher.book(bundle, image: { try? shelf.store.blobs.get($0) }, deflate: { deflated($0, level: 9) })
  }

  /// The cover of that book.
  func cover(_ bundle: EditionBundle) -> OutputFile {
    publisher.cover(of: bundle, deflate: { deflated($0, level: 9) })
  }

  /// Everything but books and their covers, for an export.
  func all() throws -> [OutputFile] {
    let summaries = try shelf.summaries()
    var files = try front(summaries, sample: try sample(summaries), week: try week(summaries))
    for summary in summaries.dropFirst() {
      if let bundle = try shelf.bundle(of: summary.key) { files += edition(bundle, among: summaries) }
    }
    return files
  }

  /// The week that ends with the newest edition.
  func week(_ summaries: [EditionSummary]) throws -> WeekReview? {
    try WeekMaker(store: shelf.store).week(at: summaries.first?.cutoff)
  }

  /// The sample stands in only where there is no edition.
  func sample(_ summaries: [EditionSummary]) throws -> EditionBundle? {
    summaries.isEmpty ? try shelf.bundle(of: .sample) : nil
  }
}
