import Archive
import EditionModel
import Publishing
import Storage

/// Renders the files of a site from its store: the same bytes for a server and for an export.
struct SiteFiles: Sendable {
  let editions: EditionCache
  private let equipped: Publisher

  init(editions: EditionCache, publisher: Publisher) {
    self.editions = editions
    equipped = editions.shelf.equipped(publisher)
  }

  /// Renders with what is known now.
  var publisher: Publisher {
    guard let retry = editions.retry else { return equipped }
    var settings = equipped.settings
    settings.retry = retry
    return Publisher(settings: settings, image: equipped.image, deflate: equipped.deflate)
  }

  /// Renders one file, and reads nothing that it doesn't show. Returns nil if there is no such file. Blocks.
  func output(_ file: PublishedFile) throws -> OutputFile? {
    switch file {
    case .site(let file): return try publisher.file(file, of: editions)
    case .status: return nil
    case .edition(let key, let file):
      // The sample is shown only where there is no edition.
      guard try !key.isSample || editions.isEmpty, let bundle = try editions.loadedBundle(of: key, for: file) else {
        return nil
      }
      return try render(file, of: bundle, beside: editions.neighbours(of: key))
    }
  }

  /// Renders one file of an edition that is at hand.
  func render(_ file: EditionFile, of bundle: EditionBundle, beside neighbours: Neighbours) -> OutputFile? {
    publisher.file(file, of: bundle, previous: neighbours.previous, next: neighbours.next)
  }
}

/// The editions before and after one.
struct Neighbours: Sendable {
  var previous: EditionSummary?
  var next: EditionSummary?
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
