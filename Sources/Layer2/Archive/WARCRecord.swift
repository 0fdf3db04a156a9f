public import EditionModel

/// One record of a web archive (WARC 1.1, section 5).
public struct WARCRecord: Sendable, Hashable {
  /// The record types of section 6.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
  }

  /// Every named field, including those below.
  public var fields: HeaderFields
  /// The content.
  public var block: [UInt8]

  /// Makes a record.
  public init(fields: HeaderFields, block: [UInt8]) {
    self.fields = fields
    self.block = block
  }

  /// The type; nil for a name that the standard doesn't define.
  public var kind: Kind? { fields["WARC-Type"].flatMap { Kind(rawValue: $0.lowercased()) } }
  /// The `WARC-Record-ID`, in angle brackets.
  public var id: String? { fields["WARC-Record-ID"] }
  /// The `WARC-Target-URI`, without the angle brackets that WARC 1.0 asked for.
  public var targetURI: String? {
    fields["WARC-Target-URI"].map { uri in
      uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
    }
  }
  /// When it was made, in whole seconds.
  public var date: Timestamp? { fields["WARC-Date"].flatMap(Timestamp.init(rfc3339:)) }
  /// The media type of the block.
  public var contentType: String? { fields["Content-Type"] }

  /// The HTTP response of a `response` record; nil for other records.
  public var response: HTTPResponseMessage? {
    guard kind == .response, contentType?.lowercased().hasPrefix("application/http") ?? true else { return nil }
    return HTTPResponseMessage(block: block)
  }
}

/// The digest that a writer puts on its records and a reader checks them by.
///
/// It is a parameter because other people's archives carry SHA-1, which nothing else here needs.
public struct WARCDigest: Sendable {
  /// The name in labels: `sha1`, `sha256`.
  public var name: String
  /// The hash function.
  public var hash: @Sendable ([UInt8]) -> [UInt8]

  /// Names a hash function.
  public init(name: String, hash: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.name = name
    self.hash = hash
  }

  /// The digest of this project's own archives.
  public static let sha256 = WARCDigest(name: "sha256") { bytes in
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finalize()
  }

  /// The label of some bytes: the name and the digest in Base32 (RFC 4648, section 6), as WARC tools write it.
  public func label(_ bytes: [UInt8]) -> String { "\(name):\(base32(hash(bytes)))" }

  /// Whether the record's block has the digest that its `WARC-Block-Digest` names; nil without one, or for another function.
  public func matches(_ record: WARCRecord) -> Bool? {
    guard let label = record.fields["WARC-Block-Digest"], label.lowercased().hasPrefix(name + ":") else { return nil }
    let digest = hash(record.block)
    let written = label.dropFirst(name.count + 1).lowercased().filter { $0 != "=" }
    return written == base32(digest).lowercased().filter { $0 != "=" } || written == hexadecimal(digest)
  }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0" + text : text
  }.joined()
}

/// RFC 4648, section 6.
func base32(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
  var text = ""
  var buffer: UInt32 = 0
  var bits: UInt32 = 0
  for byte in bytes {
    buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
    bits += 8
    while bits >= 5 {
      bits -= 5
      text.append(alphabet[Int(buffer >> bits & 31)])
    }
  }
  if bits > 0 { text.append(alphabet[Int(buffer << (5 - bits) & 31)]) }
  return text + String(repeating: "=", count: (8 - text.count % 8) % 8)
}
