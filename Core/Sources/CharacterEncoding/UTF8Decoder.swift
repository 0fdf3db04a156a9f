/// The UTF-8 decoder (Encoding §8.1.1): every maximal part of a sequence that cannot go on becomes one U+FFFD.
enum UTF8Decoder {
  static func decode(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    var offset = 0
    while offset < bytes.count {
      let end = validPrefix(of: bytes, from: offset)
      output.append(valid: bytes[offset..<end])
      guard end < bytes.count else { return }
      output.appendReplacement()
      offset = end + sequence(in: bytes, at: end).length
    }
  }

  /// The offset of the first byte at or after `start` where no well-formed sequence begins, or `count`.
  static func validPrefix(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    while true {
      offset = bytes.asciiPrefix(from: offset)
      while offset < bytes.count, bytes[offset] >= 0x80 {
        let next = sequence(in: bytes, at: offset)
        guard next.isWellFormed else { return offset }
        offset &+= next.length
      }
      if offset >= bytes.count { return bytes.count }
    }
  }

  /// The sequence that a byte outside ASCII begins: its length, or the length of the part to be replaced (at least 1).
  @inline(__always)
  private static func sequence(in bytes: UnsafeRawBufferPointer, at offset: Int) -> (length: Int, isWellFormed: Bool) {
    let lead = bytes[offset]
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    let needed: Int
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF:
      needed = 2
      if lead == 0xE0 { lower = 0xA0 }
      if lead == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      if lead == 0xF0 { lower = 0x90 }
      if lead == 0xF4 { upper = 0x8F }
    default: return (1, false)
    }
    var seen = 1
    while seen <= needed {
      guard offset &+ seen < bytes.count else { return (seen, false) }
      let byte = bytes[offset &+ seen]
      guard byte >= lower, byte <= upper else { return (seen, false) }
      lower = 0x80
      upper = 0xBF
      seen &+= 1
    }
    return (seen, true)
  }
}
