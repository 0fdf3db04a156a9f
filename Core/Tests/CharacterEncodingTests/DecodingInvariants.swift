import CharacterEncoding

/// What holds for every decoder, whatever the bytes. The first byte chooses the encoding. Used by the tests and by the fuzzer.
enum DecodingInvariants {
  static let seeds = [
    "\u{0}plain ASCII and more of it, so that whole words are passed over at once", "\u{1}Zażółć 中文 😀",
    "\u{22}\u{1B}$B$3$s\u{1B}(B \u{1B}(J~\\ \u{1B}(I1", "\u{25}\0<\0?\0x\u{3D}\0", "!<meta charset=gbk> \u{C3A9}",
    "<meta http-equiv=content-type content='text/html; charset=shift_jis'>", "\u{1E}81308130", "\u{FEFF}marked",
  ]

  static let words = [
    "\u{1B}$B", "\u{1B}(B", "\u{1B}", "~{", "~}", "\u{80}", "\u{FF}", "\u{FEFF}", "charset=", "<meta ", "-->", "<!--",
    "\0",
    "\u{D7FF}", "\u{10FFFF}", "0", "A", "utf-16", "\"",
  ]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    guard let choice = input.first else { return nil }
    let bytes = Array(input.dropFirst())
    let encoding = Encoding.allCases[Int(choice) % Encoding.allCases.count]
    for encoding in [encoding, Encoding.sniff(bytes), Encoding.sniffPlainText(bytes)] {
      let output = encoding.decodeToUTF8(bytes)
      guard let text = String(validating: output, as: UTF8.self) else { return "\(encoding) gives no UTF-8" }
      // Two characters of three bytes are the most that one byte becomes.
      if output.count > 6 * bytes.count { return "\(encoding) makes \(output.count) bytes of \(bytes.count)" }
      if encoding == .utf8, text != withoutMark(String(decoding: bytes, as: UTF8.self)) { return "UTF-8 differs" }
    }
    // ASCII is the same in all that extend it, behind whatever came before.
    let isAlone = [.utf16BE, .utf16LE, .replacement, .iso2022JP].contains(encoding)
    let tail = Array("\n\n\n\n<p>tail</p>".utf8)
    if !isAlone, !encoding.decodeToUTF8(bytes + tail).suffix(11).elementsEqual(tail.suffix(11)) {
      return "\(encoding) swallows ASCII"
    }
    return Encoding(label: encoding.name) == encoding ? nil : "\(encoding) is not its own name"
  }

  private static func withoutMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }
}
