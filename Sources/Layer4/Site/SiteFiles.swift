import Archive
import EditionModel
import Publishing
import Storage

/// Renders the files of a site from its store: the same bytes for a server and for an export.
struct SiteFiles: Sendable {
  let editions: EditionCache
  let publisher: Publisher

  init(editions: EditionCache, publisher: Publisher) {
    self.editions = editions
    self.publisher = editions.shelf.equipped(publisher)
  }

  /// Renders one file, and reads nothing that it doesn't show. Returns nil if there is no such file. Blocks.
  func output(_ file: PublishedFile) throws -> OutputFile? {
    switch file {
    case .site(let file): return try publisher.file(file, of: editions)
    case .status: return nil
    case .edition(let key, let file):
      let all = try editions.editions()
      // The sample is shown only where there is no edition.
      guard !key.isSample || all.isEmpty, let bundle = try editions.loadedBundle(of: key) else { return nil }
      return render(file, of: bundle, among: all)
    }
  }

  /// Renders one file of an edition that is at hand.
  ///
  /// - Parameter all: every edition, newest first, for links to its neighbours.
  func render(_ file: EditionFile, of bundle: EditionBundle, among all: [EditionSummary]) -> OutputFile? {
    let index = all.firstIndex { $0.key == bundle.edition.key }
    return publisher.file(
      file, of: bundle, previous: index.flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil },
      next: index.flatMap { $0 > 0 ? all[$0 - 1] : nil })
  }
}

extension EditionShelf {
  /// A publisher that finds the images for books here, and compresses their parts.
  func equipped(_ publisher: Publisher) -> Publisher {
    var publisher = publisher
    publisher.image = { [blobs = store.blobs] in try? blobs.get($0) }
    publisher.deflate = { deflated($0, level: 9) }
    return publisher
  }
}
