/// Names the file that a reader keeps (RFC 6266).
enum ContentDisposition {
  /// The value of the header: the name in ASCII for old programs, then as it is (RFC 8187).
  static func attachment(_ name: String) -> String {
    let name = String(name.map { "/\\:*?\"<>|".contains($0) || $0.isNewline || $0 == "\0" ? "-" : $0 })
    let plain = String(name.map { $0.isASCII && $0 >= " " && $0 != "\u{7f}" ? $0 : "-" })
    return plain == name
      ? "attachment; filename=\"\(plain)\""
      : "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded(name))"
  }

  private static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
      if isPlain || "-._~".utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
