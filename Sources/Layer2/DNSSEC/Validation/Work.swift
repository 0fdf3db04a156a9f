/// What an analysis may cost. Hostile zones have keys of one number by the dozen, so that each signature is tried with each key
/// (CVE-2023-50387), or names that are hashed thousands of times.
struct Work: Sendable {
  /// Checks of signatures in all.
  private(set) var signatures = 400
  /// Runs of the hash of NSEC3 in all.
  private(set) var hashes = 40_000

  /// Signatures of one set and keys of one number that are tried.
  static let (signaturesOfSet, keysOfTag) = (8, 4)
  /// Extra runs of the hash above which a zone counts as unsigned (RFC 9276, section 3.2; the limit of Unbound and BIND).
  static let iterations: UInt16 = 150

  var isOver: Bool { signatures <= 0 || hashes <= 0 }

  mutating func takeSignature() -> Bool {
    signatures -= 1
    return signatures >= 0
  }

  mutating func takeHashes(_ count: Int) -> Bool {
    hashes -= count
    return hashes >= 0
  }
}
