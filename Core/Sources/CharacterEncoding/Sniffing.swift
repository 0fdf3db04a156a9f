extension Encoding {
  /// Finds the encoding of a page's bytes (HTML §13.2.3.2).
  ///
  /// The order: byte order mark, the transport's `charset`, the document's own declaration, UTF-8 if the bytes can be
  /// nothing else, windows-1252. A declared windows-1252 counts as no declaration.
  ///
  /// The standard looks for a `meta` in the first 1,024 bytes and restarts the parser at a later one. The whole page is
  /// available here, so both are one search through the first 64 KiB.
  ///
  /// - Parameters:
  ///   - bytes: the document from its first byte.
  ///   - transportCharset: the `charset` parameter of Content-Type, if any. An unknown label is ignored.
  public static func sniff(_ bytes: [UInt8], transportCharset: String? = nil) -> Encoding {
    if let marked = ByteOrderMark.encoding(of: bytes) { return marked }
    if let label = transportCharset, let transported = Encoding(label: label) { return transported }
    let declared = bytes.withUnsafeBytes { buffer in
      MetaPrescan.encoding(of: UnsafeRawBufferPointer(rebasing: buffer.prefix(64 * 1024)))
    }
    // Templates of old say ISO-8859-1 over text that has been UTF-8 for years; the server's header, which kept such pages
    // readable, may be gone (saved pages, archives).
    guard let declared, declared != .windows1252 else { return bytes.isUTF8BeyondASCII ? .utf8 : .windows1252 }
    return declared
  }

  /// Finds the encoding of plain text, as ``sniff(_:transportCharset:)`` does but without declarations in the text.
  public static func sniffPlainText(_ bytes: [UInt8], transportCharset: String? = nil) -> Encoding {
    if let marked = ByteOrderMark.encoding(of: bytes) { return marked }
    if let label = transportCharset, let transported = Encoding(label: label) { return transported }
    return bytes.isUTF8BeyondASCII ? .utf8 : .windows1252
  }
}

extension [UInt8] {
  /// Whether the bytes go beyond ASCII and are still well-formed UTF-8, which legacy text never is by chance.
  ///
  /// The standard allows a guess at this point. README files and mailing list archives are often served without a
  /// charset, and are UTF-8.
  fileprivate var isUTF8BeyondASCII: Bool {
    withUnsafeBytes { buffer in
      let ascii = buffer.asciiPrefix(from: 0)
      return ascii < buffer.count && UTF8Decoder.validPrefix(of: buffer, from: ascii) == buffer.count
    }
  }
}
