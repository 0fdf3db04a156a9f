/// The input queue of a decoder. Bytes are read in order and can be put back.
struct ByteInput {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next byte, or `nil` at the end.
  @inline(__always)
  mutating func next() -> UInt8? {
    guard offset < bytes.count else { return nil }
    defer { offset &+= 1 }
    return bytes[offset]
  }

  /// Puts the last `count` bytes back.
  @inline(__always)
  mutating func restore(_ count: Int = 1) { offset = Swift.max(0, offset &- count) }

  /// Moves a run of ASCII to `output`.
  @inline(__always)
  mutating func passASCII(to output: inout UTF8Output) {
    guard offset < bytes.count, bytes[offset] < 0x80 else { return }
    let end = bytes.asciiPrefix(from: offset)
    output.append(valid: bytes[offset..<end])
    offset = end
  }
}
