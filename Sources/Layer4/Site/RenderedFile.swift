import Archive
public import EditionModel
public import Publishing

/// A file in every form that it is served in: its bytes as they are, and compressed where that makes them fewer.
public struct RenderedFile: Sendable {
  /// The media type with its charset.
  public var contentType: String
  /// The bytes as they are.
  public var plain: [UInt8]
  /// The bytes in gzip; nil if that isn't smaller.
  public var gzip: [UInt8]?
  /// The bytes in brotli; nil if that isn't smaller than gzip, and for a file that isn't kept.
  public var brotli: [UInt8]?
  /// The hash of the plain bytes, for tags.
  public var hash: ContentHash
  /// What a reader's copy is called; nil for a file that is shown, not kept.
  public var downloadName: String?

  /// Compresses a file.
  ///
  /// - Parameters:
  ///   - isKept: whether it is served many times; then the smallest form is worth its time.
  ///   - hash: of the bytes, where it is known already.
  public init(bytes: [UInt8], contentType: String, isKept: Bool = false, hash: ContentHash? = nil) {
    self.contentType = contentType
    plain = bytes
    let isPacked = contentType.hasPrefix("image/") || contentType == "application/epub+zip"
    let isText = !isPacked || contentType.hasPrefix("image/svg")
    let gzip = isText && bytes.count > 512 ? Archive.gzip(bytes).smaller(than: bytes.count) : nil
    self.gzip = gzip
    brotli = isKept ? gzip.flatMap { Archive.brotli(bytes)?.smaller(than: $0.count) } : nil
    self.hash = hash ?? ContentHash(of: bytes)
  }

  /// Compresses what a publisher made.
  public init(_ file: OutputFile, isKept: Bool = false) {
    self.init(bytes: file.bytes, contentType: file.contentType, isKept: isKept)
    downloadName = file.downloadName
  }

  /// Bytes in all forms together.
  public var totalBytes: Int { plain.count + (gzip?.count ?? 0) + (brotli?.count ?? 0) }
}

extension [UInt8] {
  fileprivate func smaller(than size: Int) -> [UInt8]? { count < size ? self : nil }
}
