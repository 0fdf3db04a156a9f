public import EditionModel

/// Writes a web archive (WARC 1.1). Each record is a gzip member of its own and can be read alone.
///
/// Equal records in equal order give equal bytes, whenever and wherever they are written.
public struct WARCWriter: Sendable {
  /// The archive so far.
  public private(set) var bytes: [UInt8] = []
  private let digest: WARCDigest
  private var issued: Set<String> = []

  /// Begins an archive with its `warcinfo` record.
  ///
  /// - Parameters:
  ///   - digest: for the block and payload digests of every record, and for the record IDs.
  ///   - date: of the `warcinfo` record.
  ///   - info: its lines, such as `software`.
  public init(digest: WARCDigest = .sha256, date: Timestamp, info: [(name: String, value: String)]) {
    self.digest = digest
    var fields = HeaderFields()
    for line in info { fields.append(line.name, line.value) }
    if fields["format"] == nil { fields.append("format", "WARC File Format 1.1") }
    append(
      .warcinfo, uri: nil, date: date, contentType: "application/warc-fields", block: Array(fields.serialized().utf8))
  }

  /// Adds what was received for a URL.
  ///
  /// - Parameter isTruncated: whether reading stopped at a limit (`WARC-Truncated: length`).
  public mutating func append(
    response: HTTPResponseMessage, url: String, date: Timestamp, ipAddress: String? = nil, isTruncated: Bool = false
  ) {
    var extra: [HeaderFields.Field] = []
    if let ipAddress { extra.append(.init("WARC-IP-Address", ipAddress)) }
    if isTruncated { extra.append(.init("WARC-Truncated", "length")) }
    append(
      .response, uri: url, date: date, contentType: "application/http; msgtype=response", block: response.block,
      payload: response.body, extra: extra)
  }

  /// Adds what was asked: the request line and fields as sent.
  public mutating func append(requestBlock: [UInt8], url: String, date: Timestamp) {
    append(.request, uri: url, date: date, contentType: "application/http; msgtype=request", block: requestBlock)
  }

  /// Adds something that came over no protocol: configuration, history, keys.
  public mutating func append(resource block: [UInt8], uri: String, contentType: String, date: Timestamp) {
    append(.resource, uri: uri, date: date, contentType: contentType, block: block, payload: block)
  }

  /// Adds what was made from another record's content, such as the text of a PDF (section 6.7).
  public mutating func append(conversion block: [UInt8], uri: String, contentType: String, date: Timestamp) {
    append(.conversion, uri: uri, date: date, contentType: contentType, block: block, payload: block)
  }

  /// Adds a note about a URL, such as why there is no response.
  public mutating func append(metadata block: [UInt8], uri: String, contentType: String, date: Timestamp) {
    append(.metadata, uri: uri, date: date, contentType: contentType, block: block)
  }

  private mutating func append(
    _ kind: WARCRecord.Kind, uri: String?, date: Timestamp, contentType: String, block: [UInt8],
    payload: [UInt8]? = nil,
    extra: [HeaderFields.Field] = []
  ) {
    var fields = HeaderFields()
    fields.append("WARC-Type", kind.rawValue)
    if let uri { fields.append("WARC-Target-URI", uri) }
    fields.append("WARC-Date", date.rfc3339())
    fields.fields += extra
    fields.append("WARC-Block-Digest", digest.label(block))
    if let payload { fields.append("WARC-Payload-Digest", digest.label(payload)) }
    fields.append("WARC-Record-ID", nextID(fields))
    fields.append("Content-Type", contentType)
    fields.append("Content-Length", "\(block.count)")
    bytes += gzip(Array("WARC/1.1\r\n\(fields.serialized())\r\n".utf8) + block + Array("\r\n\r\n".utf8))
  }

  /// An ID that no earlier record has, even for a second equal record.
  private mutating func nextID(_ fields: HeaderFields) -> String {
    var ordinal = 0
    while true {
      let id = recordID(for: fields, ordinal: "\(ordinal)", digest: digest)
      if issued.insert(id).inserted { return id }
      ordinal += 1
    }
  }
}
