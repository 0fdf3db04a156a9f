#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import JSONFormat

/// An edition as the bytes that are sealed.
///
/// The bytes are JSON with sorted keys and no white space; their hash names the edition's content. A manifest that is read
/// back is hashed as the stored bytes, never as a newer program would write it.
public struct Manifest: Hashable, Sendable {
  /// The bytes that are sealed.
  public let bytes: [UInt8]
  /// The hash of the bytes.
  public let hash: ContentHash
  /// The edition that the bytes hold.
  public let edition: Edition

  /// - Throws: `EncodingError` if a fact isn't a finite number.
  public init(sealing edition: Edition) throws {
    let bytes = try CanonicalJSON.encode(edition)
    self.bytes = bytes
    self.hash = ContentHash(of: bytes)
    self.edition = edition
  }

  /// - Throws: `DecodingError` for anything but an edition.
  public init(reading bytes: [UInt8]) throws {
    edition = try JSONDecoder().decode(Edition.self, from: Data(bytes))
    hash = ContentHash(of: bytes)
    self.bytes = bytes
  }
}

/// JSON whose bytes depend only on the value: the form of everything that is sealed or hashed.
public enum CanonicalJSON {
  /// Encodes a value with sorted keys and without white space.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    try SortedJSON.encode(value)
  }

  /// Decodes a value from JSON.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
