/// The EUC-JP decoder (Encoding §12.1.1): 0x8E leads half-width katakana, 0x8F a code of JIS X 0212.
enum EUCJPDecoder {
  static func decode(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    var input = ByteInput(bytes)
    while true {
      input.passASCII(to: &output)
      guard var lead = input.next() else { return }
      guard isRow(lead) || lead == 0x8E || lead == 0x8F else {
        output.appendReplacement()
        continue
      }
      guard var trail = input.next() else { return output.appendReplacement() }
      if lead == 0x8E, (0xA1...0xDF).contains(trail) {
        output.append(0xFF61 - 0xA1 + UInt32(trail))
        continue
      }
      let isJIS0212 = lead == 0x8F && isRow(trail)
      if isJIS0212 {
        lead = trail
        guard let next = input.next() else { return output.appendReplacement() }
        trail = next
      }
      let index = isJIS0212 ? PackedIndex.jis0212 : PackedIndex.jis0208
      if isRow(lead), isRow(trail), let scalar = index[(Int(lead) - 0xA1) * 94 + Int(trail) - 0xA1] {
        output.append(scalar)
      } else {
        if trail < 0x80 { input.restore() }
        output.appendReplacement()
      }
    }
  }

  @inline(__always)
  private static func isRow(_ byte: UInt8) -> Bool { (0xA1...0xFE).contains(byte) }
}
