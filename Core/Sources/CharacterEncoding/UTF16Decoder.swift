/// The shared UTF-16 decoder (Encoding §14.3.1): lone surrogates and an odd last byte become U+FFFD.
enum UTF16Decoder {
  static func decode(_ bytes: UnsafeRawBufferPointer, bigEndian: Bool, into output: inout UTF8Output) {
    var lead: UInt32?
    var offset = 0
    while offset + 2 <= bytes.count {
      let first = UInt32(bytes[offset])
      let second = UInt32(bytes[offset + 1])
      let unit = bigEndian ? first << 8 | second : second << 8 | first
      offset += 2
      if let high = lead {
        lead = nil
        if (0xDC00...0xDFFF).contains(unit) {
          output.append(0x1_0000 + (high - 0xD800) << 10 + (unit - 0xDC00))
          continue
        }
        output.appendReplacement()
      }
      if (0xD800...0xDBFF).contains(unit) { lead = unit } else { output.append(unit) }
    }
    // A pending surrogate and a pending byte are one error at the end of the input.
    if lead != nil || offset < bytes.count { output.appendReplacement() }
  }
}
