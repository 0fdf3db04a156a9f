/// The key under which a name is looked up.
///
/// Up to eight bytes are packed into one little-endian word, which saves nearly every name a comparison byte by byte.
/// Longer names use a hash of all their words. The hash has its top bit set and an ASCII name of eight bytes never
/// does: a short key can't find a long name.
enum NameKey {
  private static let multiplier = UInt64.random(in: .min ... .max) | 1

  static func make(_ name: UnsafePointer<UInt8>, length: Int) -> UInt64 {
    var key: UInt64 = 0
    var i = 0
    while length - i > 8 {
      key = extended(key, by: loadWord(name + i))
      i += 8
    }
    return finished(key, lastWord: loadPartialWord(name + i, count: length - i), length: length)
  }

  /// Hashes everything before the last word of a long name.
  @inline(__always)
  static func extended(_ key: UInt64, by word: UInt64) -> UInt64 {
    let mixed = (key ^ word) &* multiplier
    return mixed ^ mixed >> 29
  }

  @inline(__always)
  static func finished(_ key: UInt64, lastWord: UInt64, length: Int) -> UInt64 {
    length > 8 ? key ^ lastWord | 1 << 63 : lastWord
  }

  static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, length: Int) -> Bool {
    for i in 0..<length where a[i] != b[i] { return false }
    return true
  }
}
