/// The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits: the name of a blob.
public struct ContentHash: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The 64 digits.
  public let hex: String

  /// Hashes bytes.
  public init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    hasher.update(bytes)
    self.init(digest: hasher.finalize())
  }

  /// Names the 32 bytes of a digest (``SHA256``), made piece by piece.
  public init(digest: [UInt8]) { hex = digest.lazy.map(ContentHash.hexByte).joined() }

  /// Reads the written form; nil for anything else. So a hash is safe in a path.
  public init?(_ hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    self.hex = hex
  }

  /// The 64 digits.
  public var description: String { hex }
  /// Orders hashes by their digits.
  public static func < (a: ContentHash, b: ContentHash) -> Bool { a.hex < b.hex }

  /// Reads the 64 digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let hash = ContentHash(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no SHA-256: \(text)")
    }
    self = hash
  }

  /// Writes the 64 digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  private static func hexByte(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
