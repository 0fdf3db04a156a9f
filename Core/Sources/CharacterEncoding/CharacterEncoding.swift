// The public face of the module: the encodings of the web and decoding (this file), and finding out which encoding a
// page has (`Sniffing`).

/// A character encoding of the web, as the WHATWG Encoding standard defines it.
///
/// Decoding never fails. Any bytes give well-formed text, with U+FFFD exactly where the standard's decoders put it.
public enum Encoding: String, CaseIterable, Sendable, Hashable {
  case utf8 = "utf-8"
  case ibm866 = "ibm866"
  case iso8859Part2 = "iso-8859-2"
  case iso8859Part3 = "iso-8859-3"
  case iso8859Part4 = "iso-8859-4"
  case iso8859Part5 = "iso-8859-5"
  case iso8859Part6 = "iso-8859-6"
  case iso8859Part7 = "iso-8859-7"
  case iso8859Part8 = "iso-8859-8"
  case iso8859Part8Logical = "iso-8859-8-i"
  case iso8859Part10 = "iso-8859-10"
  case iso8859Part13 = "iso-8859-13"
  case iso8859Part14 = "iso-8859-14"
  case iso8859Part15 = "iso-8859-15"
  case iso8859Part16 = "iso-8859-16"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"
  case macintosh = "macintosh"
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case xMacCyrillic = "x-mac-cyrillic"
  case gbk = "gbk"
  case gb18030 = "gb18030"
  case big5 = "big5"
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case shiftJIS = "shift_jis"
  case eucKR = "euc-kr"
  /// Replaces encodings that are unsafe to decode (HZ, ISO-2022-CN, ISO-2022-KR). Any input gives one U+FFFD.
  case replacement = "replacement"
  case utf16BE = "utf-16be"
  case utf16LE = "utf-16le"
  case xUserDefined = "x-user-defined"

  /// The standard's name in lower case, as `TextDecoder.encoding` returns it in a browser.
  public var name: String { rawValue }

  /// Finds the encoding of a label such as `latin1` or ` UTF8 `, ignoring white space around it and ASCII case.
  ///
  /// Returns nil for labels that the standard doesn't define (Encoding §4.2).
  public init?(label: some StringProtocol) {
    guard let encoding = Labels.encoding(of: Array(label.utf8)) else { return nil }
    self = encoding
  }

  /// Decodes bytes to a string. Drops a byte order mark of this encoding. Never fails.
  public func decode(_ bytes: [UInt8]) -> String {
    String(decoding: decodeToUTF8(bytes), as: UTF8.self)
  }

  /// Decodes bytes to well-formed UTF-8. Drops a byte order mark of this encoding. Never fails.
  ///
  /// Input that is the same in UTF-8 is returned without a copy.
  public func decodeToUTF8(_ bytes: [UInt8]) -> [UInt8] {
    let mark = ByteOrderMark.length(in: bytes, of: self)
    if mark == 0, bytes.isUnchangedInUTF8(by: self) { return bytes }
    return bytes.withUnsafeBytes { buffer in
      var output = UTF8Output(capacity: buffer.count - mark + buffer.count / 8)
      decode(UnsafeRawBufferPointer(rebasing: buffer[mark...]), into: &output)
      return output.bytes
    }
  }

  private func decode(_ bytes: UnsafeRawBufferPointer, into output: inout UTF8Output) {
    switch self {
    case .utf8: UTF8Decoder.decode(bytes, into: &output)
    case .utf16BE: UTF16Decoder.decode(bytes, bigEndian: true, into: &output)
    case .utf16LE: UTF16Decoder.decode(bytes, bigEndian: false, into: &output)
    case .replacement: if !bytes.isEmpty { output.appendReplacement() }
    case .gbk, .gb18030: GB18030Decoder.decode(bytes, into: &output)
    case .big5: DoubleByteDecoder.decodeBig5(bytes, into: &output)
    case .eucKR: DoubleByteDecoder.decodeEUCKR(bytes, into: &output)
    case .shiftJIS: DoubleByteDecoder.decodeShiftJIS(bytes, into: &output)
    case .eucJP: EUCJPDecoder.decode(bytes, into: &output)
    case .iso2022JP: ISO2022JPDecoder.decode(bytes, into: &output)
    default: SingleByteDecoder.decode(bytes, index: SingleByteIndex.index(of: self), into: &output)
    }
  }
}

extension [UInt8] {
  /// Whether decoding can't change these bytes, which saves a copy.
  fileprivate func isUnchangedInUTF8(by encoding: Encoding) -> Bool {
    switch encoding {
    case .utf16BE, .utf16LE, .replacement, .iso2022JP: isEmpty
    case .utf8: withUnsafeBytes { UTF8Decoder.validPrefix(of: $0, from: 0) == $0.count }
    default: withUnsafeBytes { $0.asciiPrefix(from: 0) == $0.count }
    }
  }
}
