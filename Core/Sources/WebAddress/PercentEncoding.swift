/// A set of ASCII bytes.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: StaticString, and other: ByteSet = ByteSet()) {
    self = other
    characters.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  private init() {}

  /// All ASCII bytes except controls and `set`.
  private init(printableExcept set: ByteSet) {
    for byte: UInt8 in 0x21...0x7E where !set.contains(byte) { insert(byte) }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low & (1 << UInt64(byte)) != 0 : byte < 128 && high & (1 << UInt64(byte - 64)) != 0
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
  }
}

/// The percent-encode sets of the URL standard (§1.3), apart from controls and bytes beyond ASCII, which are in every one.
extension ByteSet {
  static let control = ByteSet("")
  static let everything = ByteSet(printableExcept: control)
  static let fragment = ByteSet(" \"<>`")
  static let query = ByteSet(" \"#<>")
  static let specialQuery = ByteSet("'", and: query)
  static let path = ByteSet("?^`{}", and: query)
  static let userinfo = ByteSet("/:;=@[\\]|", and: path)

  /// Forbidden in any host (§3.5).
  static let forbiddenHost = ByteSet("\0\t\n\r #/:<>?@[\\]^|")
  /// Forbidden in a domain, apart from controls.
  static let forbiddenDomain = ByteSet("%\u{7F}", and: forbiddenHost)

  /// Bytes that need no encoding in the parts of an http URL.
  static let plainPath = ByteSet(printableExcept: ByteSet("\\", and: path))
  static let plainQuery = ByteSet(printableExcept: specialQuery)
  static let plainFragment = ByteSet(printableExcept: fragment)
}

extension [UInt8] {
  /// Appends `byte`, percent-encoded if it is a control, beyond ASCII or in `set`.
  @inline(__always)
  mutating func append(_ byte: UInt8, encoding set: ByteSet) {
    guard byte < 0x20 || byte > 0x7E || set.contains(byte) else { return append(byte) }
    append(encoding: byte)
  }

  /// Appends a byte as `%XX`.
  mutating func append(encoding byte: UInt8) {
    append(0x25)
    append(Self.hexDigit(byte >> 4))
    append(Self.hexDigit(byte & 15))
  }

  mutating func append(_ bytes: ArraySlice<UInt8>, encoding set: ByteSet) {
    for byte in bytes { append(byte, encoding: set) }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}

extension ArraySlice<UInt8> {
  /// These bytes with every `%XX` replaced by its byte (§1.3).
  var percentDecoded: [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(count)
    var offset = startIndex
    while offset < endIndex {
      if self[offset] == 0x25, offset + 2 < endIndex, let high = self[offset + 1].hexValue,
        let low = self[offset + 2].hexValue
      {
        decoded.append(high << 4 | low)
        offset += 3
      } else {
        decoded.append(self[offset])
        offset += 1
      }
    }
    return decoded
  }
}

extension UInt8 {
  /// The value of an ASCII hexadecimal digit.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
