/// Checks signatures and makes digests. A parameter, so that an analysis needs no library of its own.
protocol SignatureChecker: Sendable {
  /// Whether a signature over some bytes was made by a key.
  func check(_ signature: [UInt8], over bytes: [UInt8], by key: ZoneKey) -> SignatureCheck
  /// A digest by its number in DS records (1, 2 or 4); nil for others.
  func digest(_ type: UInt8, of bytes: [UInt8]) -> [UInt8]?
}

/// What a check of a signature showed.
enum SignatureCheck: Sendable, Hashable {
  case valid, invalid
  /// The key is not one of its algorithm: too short, too long, not on the curve.
  case malformedKey
}
