/// One file that a server answers with and that an export writes.
public struct OutputFile: Hashable, Sendable {
  /// The path under the site's root that it is served at, such as `/editions/2026-05-06-evening/3`.
  public var path: String
  /// Where an export writes it. Any static host then serves it at ``path``:
  /// `editions/2026-05-06-evening/3/index.html`.
  public var exportPath: String
  /// The media type with its charset.
  public var contentType: String
  /// The whole file.
  public var bytes: [UInt8]
  /// What a reader's copy is called; nil for a file that is shown, not kept.
  public var downloadName: String?

  /// Creates a file from its bytes.
  public init(path: String, exportPath: String, contentType: String, bytes: [UInt8]) {
    self.path = path
    self.exportPath = exportPath
    self.contentType = contentType
    self.bytes = bytes
  }
}

/// The media types of what is published.
enum MediaType: String {
  case html = "text/html; charset=utf-8"
  case json = "application/json; charset=utf-8"
  case markdown = "text/markdown; charset=utf-8"
  case atom = "application/atom+xml; charset=utf-8"
  case jsonFeed = "application/feed+json; charset=utf-8"
  case manifest = "application/manifest+json; charset=utf-8"
  case javaScript = "text/javascript; charset=utf-8"
  case svg = "image/svg+xml; charset=utf-8"
  case png = "image/png"
  case book = "application/epub+zip"
  case catalogue = "application/atom+xml;profile=opds-catalog;kind=navigation"
  case shelf = "application/atom+xml;profile=opds-catalog;kind=acquisition"
  case catalogueJSON = "application/opds+json; charset=utf-8"
  case text = "text/plain; charset=utf-8"
  case searchDescription = "application/opensearchdescription+xml; charset=utf-8"
  case opml = "text/x-opml; charset=utf-8"
  case sitemap = "application/xml; charset=utf-8"
}

extension OutputFile {
  /// A file that an export writes at the path where it is served.
  init(path: String, contentType: MediaType, bytes: [UInt8]) {
    self.init(path: path, exportPath: String(path.dropFirst()), contentType: contentType.rawValue, bytes: bytes)
  }

  /// A file of text.
  static func text(_ path: String, _ type: MediaType, _ text: String) -> OutputFile {
    OutputFile(path: path, contentType: type, bytes: Array(text.utf8))
  }

  /// A page at a path without an extension.
  static func page(_ path: String, _ markup: Markup) -> OutputFile {
    let folder = path == "/" ? "" : path.dropFirst() + "/"
    return OutputFile(
      path: path, exportPath: folder + "index.html", contentType: MediaType.html.rawValue, bytes: markup.bytes)
  }
}
