/// The encodings of mail, in which every line ends with CR and LF and has at most 76 characters.
enum MailEncoding {
  /// Quoted-printable (RFC 2045, section 6.7): what is ASCII stays readable.
  static func quotedPrintable(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    var column = 0
    func put(_ piece: [UInt8]) {
      if column + piece.count > 75 {
        output += [0x3D, 0x0D, 0x0A]
        column = 0
      }
      output += piece
      column += piece.count
    }
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case 0x0D where at < text.count && text[at] == 0x0A: continue
      case 0x0A:
        output += [0x0D, 0x0A]
        column = 0
      // Blanks at the end of a line are lost on the way.
      case 0x20, 0x09:
        let isLast = at == text.count || text[at] == 0x0A || text[at] == 0x0D
        put(isLast ? quoted(byte) : [byte])
      // A line that begins with a dot or with "From " is changed by some on the way.
      case UInt8(ascii: ".") where column == 0: put(quoted(byte))
      case UInt8(ascii: "F") where column == 0 && text[at...].starts(with: "rom ".utf8): put(quoted(byte))
      case 0x21...0x3C, 0x3E...0x7E: put([byte])
      default: put(quoted(byte))
      }
    }
    return output
  }

  private static func quoted(_ byte: UInt8) -> [UInt8] { [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Base64 in lines.
  static func base64Lines(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 4 / 3 + bytes.count / 28 + 8)
    for start in stride(from: 0, to: bytes.count, by: 57) {
      output += base64(bytes[start..<min(start + 57, bytes.count)])
      output += [0x0D, 0x0A]
    }
    return output
  }

  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 3) {
      let rest = bytes.endIndex - start
      let second = rest > 1 ? bytes[start + 1] : 0
      let third = rest > 2 ? bytes[start + 2] : 0
      let word = UInt32(bytes[start]) << 16 | UInt32(second) << 8 | UInt32(third)
      for place in 0..<4 {
        output.append(place <= rest ? alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)] : 0x3D)
      }
    }
    return output
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Text of a header field: as it is if it is short and plain, else in encoded words (RFC 2047), folded.
  static func field(_ text: String) -> String {
    let text = plain(text)
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    return isPlain && text.utf8.count <= 60 ? text : words(text)
  }

  private static func words(_ text: String) -> String {
    var words: [String] = []
    var word: [UInt8] = []
    for character in text.unicodeScalars {
      let next = Array(String(character).utf8)
      if word.count + next.count > 42 {
        words.append(encoded(word))
        word = []
      }
      word += next
    }
    if !word.isEmpty { words.append(encoded(word)) }
    return words.joined(separator: "\r\n ")
  }

  /// A name in front of an address: quoted if it is plain, else encoded.
  static func phrase(_ text: String) -> String {
    let text = plain(text)
    let isPlain =
      text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C } && !text.contains("=?")
    return isPlain && text.utf8.count <= 60 ? "\"\(text)\"" : words(text)
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    "=?utf-8?B?\(String(decoding: base64(bytes[...]), as: UTF8.self))?="
  }

  /// Without line ends and other commands: no field can begin another one.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
