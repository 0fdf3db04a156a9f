public import EditionModel

/// One file of the site by name: what a path means.
///
/// This is the one place that maps paths to files and back, so that a server can render exactly what it is asked
/// for: `PublishedFile(path: "/editions/2026-05-06-evening/3")` is `.edition(key, .story("3"))`.
public enum PublishedFile: Hashable, Sendable {
  case edition(EditionKey, EditionFile)
  case site(SiteFile)
  case status(StatusFile)

  /// The file at a path under the site's root. Returns nil where no file can be.
  ///
  /// The path's form alone decides: whether an edition exists and has the story shows when the file is rendered.
  public init?(path: String) {
    if let file = SiteFile(path: path) {
      self = .site(file)
    } else if let file = StatusFile(path: path) {
      self = .status(file)
    } else if let (key, file) = EditionFile.parse(path) {
      self = .edition(key, file)
    } else {
      return nil
    }
  }

  /// The path under the site's root.
  public var path: String {
    switch self {
    case .edition(let key, let file): file.path(in: key)
    case .site(let file): file.path
    case .status(let file): file.path
    }
  }
}
