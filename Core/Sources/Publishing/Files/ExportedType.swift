import EditionModel

extension OutputFile {
  /// The media type of a file that an export wrote, for hosts that must be told; nil for a file that no export writes.
  ///
  /// - Parameter bytes: the file, which tells what an image is: its name is its hash.
  public static func contentType(ofExportPath path: String, bytes: [UInt8]) -> String? {
    if path.hasPrefix("blobs/") {
      return path.hasSuffix(ImageType.drawingEnding) ? ImageType.svg.rawValue : ImageType(sniffing: bytes)?.rawValue
    }
    if "/" + path == SiteFile.appAssociation.path { return MediaType.json.rawValue }
    let name = path.split(separator: "/").last ?? ""
    if path.hasPrefix("opds") { return catalogueType(path)?.rawValue }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return switch name[name.index(after: dot)...] {
    case "html": MediaType.html.rawValue
    case "json":
      path == "feed.json" || path == "feed-editions.json" ? MediaType.jsonFeed.rawValue : MediaType.json.rawValue
    case "md": MediaType.markdown.rawValue
    case "atom": MediaType.atom.rawValue
    case "webmanifest": MediaType.manifest.rawValue
    case "js": MediaType.javaScript.rawValue
    case "svg": MediaType.svg.rawValue
    case "png": MediaType.png.rawValue
    case "epub": MediaType.book.rawValue
    case "txt": MediaType.text.rawValue
    case "xml": MediaType.sitemap.rawValue
    case "opml": MediaType.opml.rawValue
    default: nil
    }
  }

  private static func catalogueType(_ path: String) -> MediaType? {
    if path == "opds" { return .catalogue }
    if path.hasSuffix(".json") { return .catalogueJSON }
    return path.hasSuffix(".xml") ? .shelf : nil
  }
}
