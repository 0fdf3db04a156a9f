/// An algorithm of signatures, as IANA numbers it.
struct Algorithm: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  let rawValue: UInt8

  static let rsaSHA1 = Algorithm(rawValue: 5)
  static let rsaSHA1NSEC3 = Algorithm(rawValue: 7)
  static let rsaSHA256 = Algorithm(rawValue: 8)
  static let rsaSHA512 = Algorithm(rawValue: 10)
  static let ecdsaP256 = Algorithm(rawValue: 13)
  static let ecdsaP384 = Algorithm(rawValue: 14)
  static let ed25519 = Algorithm(rawValue: 15)

  /// What we can say about signatures of this kind.
  enum Support: Sendable { case good, notRecommended, notSupported }

  /// Those of RFC 8624, section 3.1, that validators must or should know. The others count as unknown: a zone that has them
  /// alone is as good as unsigned (RFC 4035, section 5.2).
  var support: Support {
    switch self {
    case .rsaSHA256, .rsaSHA512, .ecdsaP256, .ecdsaP384, .ed25519: .good
    case .rsaSHA1, .rsaSHA1NSEC3: .notRecommended
    default: .notSupported
    }
  }

  var isSupported: Bool { support != .notSupported }

  private static let names: [UInt8: String] = [
    1: "RSA/MD5", 3: "DSA", 5: "RSA/SHA-1", 6: "DSA-NSEC3", 7: "RSA/SHA-1 (NSEC3)", 8: "RSA/SHA-256",
    10: "RSA/SHA-512", 12: "GOST", 13: "ECDSA P-256", 14: "ECDSA P-384", 15: "Ed25519", 16: "Ed448",
  ]

  /// Such as `ECDSA P-256 (13)`.
  var description: String { Self.names[rawValue].map { "\($0) (\(rawValue))" } ?? "algorithm \(rawValue)" }
}
