import EditionModel
import Publishing

/// Renders many files at once, for tests that look at all of them.
extension Publisher {
  /// Every file of an edition but its book and its pictures, which take long without a compressor.
  func editionFiles(_ bundle: EditionBundle, previous: EditionSummary?, next: EditionSummary?) -> [OutputFile] {
    EditionFile.all(of: bundle.edition).filter { $0 != .book && !$0.isPicture }
      .compactMap { file($0, of: bundle, previous: previous, next: next) }
  }

  /// Every file of the site but the page of the week.
  func siteFiles(
    newest: EditionBundle?, recent: [EditionBundle], all: [EditionSummary], sample: EditionBundle?,
    corrections: [ListedCorrection] = []
  ) -> [OutputFile] {
    let contents = LoadedContents(front: newest ?? sample, recent: recent, editions: all, corrections: corrections)
    return SiteFile.all(editions: contents.count(), months: contents.months()).filter { $0 != .page(.week) }
      .compactMap { file($0, of: contents) }
  }

  /// The book of an edition.
  func book(
    _ bundle: EditionBundle, image: @escaping @Sendable (ContentHash) -> [UInt8]?,
    deflate: @escaping Deflate = { _ in nil }
  ) -> [UInt8] {
    Publisher(settings: settings, image: image, deflate: deflate).file(.book, of: bundle)?.bytes ?? []
  }
}

extension EditionFile {
  /// Whether it is drawn.
  var isPicture: Bool {
    switch self {
    case .cover, .card, .storyCard: true
    default: false
    }
  }
}
