/// The decoder of gb18030, which GBK shares (Encoding §10.2.1): codes of one, two and four bytes.
enum GB18030Decoder {
  static func decode(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    var input = ByteInput(bytes)
    while true {
      input.passASCII(to: &output)
      guard let first = input.next() else { return }
      if first == 0x80 {
        output.append(0x20AC)
      } else if first == 0xFF {
        output.appendReplacement()
      } else if let second = input.next() {
        if (0x30...0x39).contains(second) {
          decodeFourBytes(first, second, from: &input, into: &output)
        } else {
          decodePair(first, second, from: &input, into: &output)
        }
      } else {
        output.appendReplacement()
      }
    }
  }

  private static func decodePair(
    _ lead: UInt8, _ trail: UInt8, from input: inout ByteInput, into output: inout UTF8Output
  ) {
    if (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail),
      let scalar = PackedIndex.gb18030[(Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)]
    {
      output.append(scalar)
    } else {
      if trail < 0x80 { input.restore() }
      output.appendReplacement()
    }
  }

  /// Where the third or fourth byte does not fit, all but the first are read again.
  private static func decodeFourBytes(
    _ first: UInt8, _ second: UInt8, from input: inout ByteInput, into output: inout UTF8Output
  ) {
    guard let third = input.next() else { return output.appendReplacement() }
    guard (0x81...0xFE).contains(third) else {
      input.restore(2)
      return output.appendReplacement()
    }
    guard let fourth = input.next() else { return output.appendReplacement() }
    guard (0x30...0x39).contains(fourth) else {
      input.restore(3)
      return output.appendReplacement()
    }
    let pointer =
      ((Int(first) - 0x81) * 10 + Int(second) - 0x30) * 1260 + (Int(third) - 0x81) * 10 + Int(fourth) - 0x30
    if let scalar = GB18030Ranges.codePoint(of: pointer) { output.append(scalar) } else { output.appendReplacement() }
  }
}
