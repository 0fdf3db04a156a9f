/// The decoders whose codes have one or two bytes: Big5, EUC-KR and Shift_JIS (Encoding §12.1, §13.3, §14.1).
enum DoubleByteDecoder {
  static func decodeBig5(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    decode(bytes, into: &output, single: { _ in nil }, isLead: { (0x81...0xFE).contains($0) }) { lead, trail, output in
      guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else { return false }
      let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
      // Four codes of HKSCS are a letter with a combining mark that Unicode has no single character for.
      switch pointer {
      case 1133: return append(0x00CA, 0x0304, to: &output)
      case 1135: return append(0x00CA, 0x030C, to: &output)
      case 1164: return append(0x00EA, 0x0304, to: &output)
      case 1166: return append(0x00EA, 0x030C, to: &output)
      default: return append(PackedIndex.big5[pointer], to: &output)
      }
    }
  }

  static func decodeEUCKR(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    decode(bytes, into: &output, single: { _ in nil }, isLead: { (0x81...0xFE).contains($0) }) { lead, trail, output in
      guard (0x41...0xFE).contains(trail) else { return false }
      return append(PackedIndex.eucKR[(Int(lead) - 0x81) * 190 + Int(trail) - 0x41], to: &output)
    }
  }

  static func decodeShiftJIS(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    decode(
      bytes, into: &output,
      single: { byte in
        switch byte {
        case 0x80: 0x80
        case 0xA1...0xDF: 0xFF61 - 0xA1 + UInt32(byte)
        default: nil
        }
      },
      isLead: { (0x81...0x9F).contains($0) || (0xE0...0xFC).contains($0) }
    ) { lead, trail, output in
      guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else { return false }
      let row = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
      let pointer = row * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
      // End-user defined characters of Windows, in the private use area.
      if (8836...10715).contains(pointer) { return append(UInt32(0xE000 - 8836 + pointer), to: &output) }
      return append(PackedIndex.jis0208[pointer], to: &output)
    }
  }

  /// The part that the three share: a lead byte waits for its trail byte.
  ///
  /// An invalid pair is one error. An ASCII byte in it is read again: a broken character never swallows a `<`.
  @inline(__always)
  private static func decode(
    _ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output, single: (UInt8) -> UInt32?, isLead: (UInt8) -> Bool,
    pair: (_ lead: UInt8, _ trail: UInt8, inout UTF8Output) -> Bool
  ) {
    var input = ByteInput(bytes)
    while true {
      input.passASCII(to: &output)
      guard let lead = input.next() else { return }
      if let scalar = single(lead) {
        output.append(scalar)
      } else if !isLead(lead) {
        output.appendReplacement()
      } else if let trail = input.next() {
        guard !pair(lead, trail, &output) else { continue }
        if trail < 0x80 { input.restore() }
        output.appendReplacement()
      } else {
        output.appendReplacement()
      }
    }
  }

  @inline(__always)
  private static func append(_ scalar: UInt32?, _ mark: UInt32? = nil, to output: inout UTF8Output) -> Bool {
    guard let scalar else { return false }
    output.append(scalar)
    if let mark { output.append(mark) }
    return true
  }
}
