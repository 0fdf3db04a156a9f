import FoundationEssentials

/// An edition as the bytes that are sealed.
///
/// The bytes are JSON with sorted keys and no white space; their hash names the edition's content. A manifest
/// read back is hashed as the bytes that were stored, never as what a newer program would write.
public struct Manifest: Hashable, Sendable {
  public let bytes: [UInt8]
  public let hash: ContentHash
  public let edition: Edition

  /// - Throws: `EncodingError`, which only a number that is not finite among the facts can cause.
  public init(sealing edition: Edition) throws {
    let bytes = try CanonicalJSON.encode(edition)
    self.bytes = bytes
    self.hash = ContentHash(of: bytes)
    self.edition = edition
  }

  /// - Throws: `DecodingError` where the bytes hold no edition.
  public init(reading bytes: [UInt8]) throws {
    edition = try JSONDecoder().decode(Edition.self, from: Data(bytes))
    hash = ContentHash(of: bytes)
    self.bytes = bytes
  }
}

/// JSON whose bytes depend on the value alone.
public enum CanonicalJSON {
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
