/// Compression and web archives: what an edition was made from, kept in one file and read back from it.
///
/// - ``gunzip(_:limit:)``, ``gzip(_:level:)``, ``inflate(_:as:limit:)``, ``Inflater``: RFC 1950 to 1952 over the system's zlib,
///   always under a ceiling on what may come out.
/// - ``ContentCoding``: undoes HTTP's `Content-Encoding` (RFC 9110, section 8.4.1).
/// - ``WARCReader``, ``WARCWriter``, ``WARCRecord``: WARC 1.1 (ISO 28500:2017), one gzip member per record.
/// - ``WARCRewriting``: removes or shortens single records. ``WARCRedaction`` is the rule of older versions.
/// - ``HTTPResponseMessage``: the HTTP response inside a `response` record.

/// The maximum output of ``gunzip(_:limit:)`` when the caller names no limit: 1 GiB.
public let defaultInflateLimit = 1 << 30

/// Undoes gzip (RFC 1952), all members one after the other.
///
/// Other bytes after the last member are ignored, as the `gzip` command does.
/// - Parameter limit: the maximum output in bytes; more is ``InflateError/tooLarge(limit:)``.
public func gunzip(_ bytes: [UInt8], limit: Int = defaultInflateLimit) throws(InflateError) -> [UInt8] {
  try inflate(bytes, as: .gzip, limit: limit)
}

/// Decompresses a whole buffer of one of the three deflate wrappings.
public func inflate(_ bytes: [UInt8], as format: DeflateFormat, limit: Int) throws(InflateError) -> [UInt8] {
  var inflater = Inflater(format, limit: limit)
  var offset = 0
  while true {
    offset += try inflater.append(bytes[offset...])
    guard inflater.isAtEnd else { throw .truncated }
    let isAnotherMember = format == .gzip && isGzip(bytes[offset...])
    guard isAnotherMember else { return inflater.output }
    inflater.startNextMember()
  }
}

/// Whether the bytes begin as a gzip member does.
public func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
  bytes.prefix(3).elementsEqual([0x1F, 0x8B, 0x08])
}
