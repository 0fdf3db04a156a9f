/// The hashes of a word, eight bytes at a time: most words of a text take one step.
///
/// Two words with the same hash are taken for the same word. At worst one unit of a page gets another word's weight.
struct WordHash {
  /// The hash of the bytes as they are.
  private(set) var exact: UInt64 = 0xCBF2_9CE4_8422_2325
  /// The hash of the bytes in ASCII lower case.
  var folded: UInt32 { UInt32(truncatingIfNeeded: lower) }

  private var lower: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Hashes a part of a text that has no NUL.
  @inline(__always)
  init(of text: Span<UInt8>, from start: Int, to end: Int) {
    self = text.withUnsafeBytes { WordHash($0, from: start, to: end) }
  }

  /// Hashes a whole word that has no NUL.
  init(of word: some StringProtocol) {
    self = Array(word.utf8).withUnsafeBytes { WordHash($0, from: 0, to: $0.count) }
  }

  /// Hashes a whole word that has no NUL.
  init(of word: UnsafeBufferPointer<UInt8>) {
    self.init(UnsafeRawBufferPointer(word), from: 0, to: word.count)
  }

  @inline(__always)
  private init(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
    var place = start
    while place < end {
      var eight: UInt64 = 0
      if place &+ 8 <= bytes.count {
        eight = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        if place &+ 8 > end { eight &= 1 << UInt64(8 &* (end &- place)) &- 1 }
      } else {
        for index in stride(from: end - 1, through: place, by: -1) { eight = eight << 8 | UInt64(bytes[index]) }
      }
      exact = Self.mixed(exact, eight)
      // Bit 5 of an ASCII letter tells its case. The bytes of other characters have the top bit.
      lower = Self.mixed(lower, eight | (~eight & 0x8080_8080_8080_8080) >> 2)
      place &+= 8
    }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ bytes: UInt64) -> UInt64 {
    let product = (hash ^ bytes) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}
