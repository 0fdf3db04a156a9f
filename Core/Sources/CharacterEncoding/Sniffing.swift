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

  /// Finds the encoding of a page to be read by people, as ``sniff(_:transportCharset:)`` does, but believes the bytes
  /// more than the page's own declaration.
  ///
  /// Why: pages in another encoding are saved as UTF-8 without a change of what they declare. Browsers show them as
  /// nonsense.
  public static func sniffPage(_ bytes: [UInt8], transportCharset: String? = nil) -> Encoding {
    let found = sniff(bytes, transportCharset: transportCharset)
    guard found != .utf8, transportCharset.flatMap(Encoding.init(label:)) == nil,
      ByteOrderMark.encoding(of: bytes) == nil, bytes.isSurelyUTF8
    else { return found }
    return .utf8
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

  /// Whether the bytes are well-formed UTF-8 with so many characters beyond ASCII that no other encoding is possible.
  ///
  /// Why: a few words in GBK can be well-formed UTF-8 by chance.
  fileprivate var isSurelyUTF8: Bool {
    guard isUTF8BeyondASCII else { return false }
    var leads = 0
    for byte in self where byte >= 0xC2 {
      leads += 1
      if leads == 32 { return true }
    }
    return false
  }
}
