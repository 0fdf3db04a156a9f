#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import JSONFormat

/// Reads `Codable` models from JSON that somebody else wrote.
public enum OutsideJSON {
  /// Decodes a value. One odd value among the bytes costs itself (`JSON.mended`), and nesting that no source has is refused before
  /// anything is decoded.
  ///
  /// - Throws: `JSONError` or `DecodingError`.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(JSON.mended(bytes)))
  }
}
