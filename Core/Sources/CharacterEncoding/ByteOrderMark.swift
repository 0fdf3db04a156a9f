/// Byte order marks: EF BB BF, FE FF, FF FE (Encoding §6, BOM sniff).
enum ByteOrderMark {
  /// The encoding whose mark begins `bytes`.
  static func encoding(of bytes: some Collection<UInt8>) -> Encoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BE }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LE }
    return nil
  }

  /// How many bytes of `bytes` are the mark of `encoding`: 3, 2 or 0.
  static func length(in bytes: [UInt8], of encoding: Encoding) -> Int {
    guard Self.encoding(of: bytes) == encoding else { return 0 }
    return encoding == .utf8 ? 3 : 2
  }
}
