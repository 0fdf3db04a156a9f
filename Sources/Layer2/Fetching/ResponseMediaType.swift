/// The media type of a body: the one in its header, unless its first bytes contradict it.
struct ResponseMediaType: Sendable, Hashable {
  var essence: String
  var charset: String?
  /// Whether the bytes contradict the header: a picture that is declared as a page.
  var isBelied = false

  /// Reads `Content-Type` (RFC 9110, section 8.3.1); returns nil if it has no type.
  init?(header: String) {
    let parts = header.split(separator: ";", omittingEmptySubsequences: false)
    let essence = parts[0].filter { $0 != " " && $0 != "\t" }.lowercased()
    let halves = essence.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isTokenByte) }) else {
      return nil
    }
    self.essence = essence
    charset = parts.dropFirst().lazy.compactMap { Self.charset(in: $0) }.first
  }

  init(essence: String) { self.essence = essence }

  /// Determines the type by the bytes, and by the header for formats without a signature.
  static func of(_ bytes: [UInt8], header: String?) -> ResponseMediaType {
    let declared = header.flatMap(ResponseMediaType.init(header:))
    if let known = signature(of: bytes), known != declared?.essence {
      var type = ResponseMediaType(essence: known)
      type.isBelied = declared.map { $0.isImage != type.isImage } ?? false
      return type
    }
    if let declared { return declared }
    if looksLikeHTML(bytes) { return ResponseMediaType(essence: "text/html") }
    return ResponseMediaType(essence: looksLikeText(bytes) ? "text/plain" : "application/octet-stream")
  }

  /// Whether it is useful for a purpose.
  func isUseful(for purpose: FetchPurpose) -> Bool {
    switch purpose {
    case .page: isPage || essence == "application/pdf"
    case .image: isImage || isDrawing
    case .api: isJSON || isPage
    case .feed: isText || essence.hasSuffix("xml")
    case .any: isPage || isJSON || isImage && !isBelied
    }
  }

  var isText: Bool { isPage || isJSON }

  private var isPage: Bool {
    ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"].contains(essence)
  }
  private var isJSON: Bool { essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") }
  // SVG is a document with scripts of its own: only what writes it anew may ask for it.
  private var isDrawing: Bool { essence == "image/svg+xml" }
  private var isImage: Bool { essence.hasPrefix("image/") && !essence.hasPrefix("image/svg") }

  /// Formats that begin with a mark of their own (MIME Sniffing, sections 6 and 7.1). Files labelled `text/html` that are something else are common.
  private static let signatures: [(mark: [UInt8], essence: String)] = [
    (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF87a".utf8), "image/gif"), (Array("GIF89a".utf8), "image/gif"),
    ([0x50, 0x4B, 0x03, 0x04], "application/zip"), ([0x1F, 0x8B, 0x08], "application/gzip"),
    ([0x7F, 0x45, 0x4C, 0x46], "application/x-elf"), (Array("%!PS-Adobe-".utf8), "application/postscript"),
    (Array("OggS\0".utf8), "application/ogg"), ([0x1A, 0x45, 0xDF, 0xA3], "video/webm"),
    (Array("Rar!".utf8) + [0x1A, 0x07], "application/x-rar-compressed"),
    (Array("wOFF".utf8), "font/woff"), (Array("wOF2".utf8), "font/woff2"), (Array("\0asm".utf8), "application/wasm"),
  ]

  private static func signature(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return "image/webp"
    }
    if bytes.dropFirst(4).starts(with: Array("ftypavif".utf8)) { return "image/avif" }
    if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { return "video/mp4" }
    return signatures.first { bytes.starts(with: $0.mark) }?.essence
  }

  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    let marks = [
      "<!doctype html", "<html", "<head", "<body", "<script", "<title", "<!--", "<h1", "<p>", "<div", "<article",
    ]
    let text = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return marks.contains { text.hasPrefix($0) }
  }

  /// Whether there is no byte that text never has (MIME Sniffing, section 3, binary data byte), or a byte order mark.
  private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return true }
    return bytes.prefix(1445).allSatisfy { $0 > 0x1F || [9, 10, 12, 13, 27].contains($0) }
  }

  private static func charset(in parameter: Substring) -> String? {
    let halves = parameter.split(separator: "=", maxSplits: 1)
    guard halves.count == 2, halves[0].filter({ $0 != " " && $0 != "\t" }).lowercased() == "charset" else { return nil }
    let value = halves[1].filter { $0 != " " && $0 != "\"" && $0 != "'" && $0 != "\t" }
    return value.isEmpty ? nil : String(value)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
