/// Keyed hashing (RFC 2104) with SHA-256.
public enum HMAC {
  /// The 32 bytes that only somebody who knows the key can compute.
  public static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    func digest(_ parts: [UInt8]...) -> [UInt8] {
      var hasher = SHA256()
      for part in parts { hasher.update(part) }
      return hasher.finalize()
    }
    let short = key.count > 64 ? digest(key) : key
    let block = short + [UInt8](repeating: 0, count: 64 - short.count)
    return digest(block.map { $0 ^ 0x5c }, digest(block.map { $0 ^ 0x36 }, message))
  }
}
