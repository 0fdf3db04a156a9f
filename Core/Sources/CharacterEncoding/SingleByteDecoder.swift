/// The decoder that all single-byte encodings share (Encoding §9.1).
enum SingleByteDecoder {
  /// - Parameter index: the 128 code points of the bytes from 0x80; U+FFFD where the index has none.
  static func decode(_ bytes: UnsafeRawBufferPointer, index: [UInt16], into output: inout UTF8Output) {
    var offset = 0
    while offset < bytes.count {
      let end = bytes.asciiPrefix(from: offset)
      output.append(valid: bytes[offset..<end])
      offset = end
      while offset < bytes.count, bytes[offset] >= 0x80 {
        output.append(UInt32(index[Int(bytes[offset] & 0x7F)]))
        offset += 1
      }
    }
  }
}
