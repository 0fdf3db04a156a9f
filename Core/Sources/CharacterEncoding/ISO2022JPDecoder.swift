/// The ISO-2022-JP decoder (Encoding §12.2.1), a state machine: escape sequences choose what the bytes mean.
struct ISO2022JPDecoder {
  private enum Mode { case ascii, roman, katakana, jis0208 }

  private var mode = Mode.ascii
  /// Set by an escape sequence, cleared by any output. Two escapes in a row are an error: they could hide something.
  private var justEscaped = false

  static func decode(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    var decoder = ISO2022JPDecoder()
    var input = ByteInput(bytes)
    while let byte = input.next() {
      if byte == 0x1B {
        decoder.escape(from: &input, into: &output)
      } else {
        decoder.justEscaped = false
        decoder.decode(byte, from: &input, into: &output)
      }
    }
  }

  private func decode(_ byte: UInt8, from input: inout ByteInput, into output: inout UTF8Output) {
    switch (mode, byte) {
    case (.ascii, 0x0E...0x0F), (.roman, 0x0E...0x0F): output.appendReplacement()
    case (.roman, 0x5C): output.append(0xA5)
    case (.roman, 0x7E): output.append(0x203E)
    case (.ascii, 0x00...0x7F), (.roman, 0x00...0x7F): output.append(UInt32(byte))
    case (.katakana, 0x21...0x5F): output.append(0xFF61 - 0x21 + UInt32(byte))
    case (.jis0208, 0x21...0x7E):
      let trail = input.next()
      if trail == 0x1B { input.restore() }
      if let trail, (0x21...0x7E).contains(trail),
        let scalar = PackedIndex.jis0208[(Int(byte) - 0x21) * 94 + Int(trail) - 0x21]
      {
        output.append(scalar)
      } else {
        output.appendReplacement()
      }
    default: output.appendReplacement()
    }
  }

  /// Reads an escape sequence after its first byte. An unknown one is an error, and its bytes are read as text.
  private mutating func escape(from input: inout ByteInput, into output: inout UTF8Output) {
    let first = input.next()
    guard first == 0x24 || first == 0x28 else {
      if first != nil { input.restore() }
      justEscaped = false
      return output.appendReplacement()
    }
    let second = input.next()
    switch (first, second) {
    case (0x28, 0x42): mode = .ascii
    case (0x28, 0x4A): mode = .roman
    case (0x28, 0x49): mode = .katakana
    case (0x24, 0x40), (0x24, 0x42): mode = .jis0208
    default:
      input.restore(second == nil ? 1 : 2)
      justEscaped = false
      return output.appendReplacement()
    }
    if justEscaped { output.appendReplacement() }
    justEscaped = true
  }
}
