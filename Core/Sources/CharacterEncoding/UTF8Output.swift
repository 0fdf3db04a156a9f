/// The UTF-8 output of a decoder. Takes whole scalar values only, so it is always well-formed.
struct UTF8Output {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(max(capacity, 16)) }

  mutating func appendReplacement() {
    bytes.append(0xEF)
    bytes.append(0xBF)
    bytes.append(0xBD)
  }

  /// Appends a code point. A surrogate or a number above U+10FFFF becomes U+FFFD; no decoder makes one.
  @inline(__always)
  mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      bytes.append(continuation(scalar))
    case 0xD800...0xDFFF, 0x11_0000...:
      appendReplacement()
    case 0x800..<0x1_0000:
      bytes.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      bytes.append(continuation(scalar >> 6))
      bytes.append(continuation(scalar))
    default:
      bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      bytes.append(continuation(scalar >> 12))
      bytes.append(continuation(scalar >> 6))
      bytes.append(continuation(scalar))
    }
  }

  /// Appends bytes that must be well-formed UTF-8.
  mutating func append(valid run: Slice<UnsafeRawBufferPointer>) {
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: run))
  }

  @inline(__always)
  private func continuation(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: bits & 0x3F) }
}

extension UnsafeRawBufferPointer {
  /// The offset of the first byte at or after `start` that is not ASCII, or `count`; eight bytes at a time.
  @inline(__always)
  func asciiPrefix(from start: Int) -> Int {
    var offset = start
    while offset &+ 8 <= count {
      let high = loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian & 0x8080_8080_8080_8080
      if high != 0 { return offset &+ high.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < count, self[offset] < 0x80 { offset &+= 1 }
    return offset
  }
}
