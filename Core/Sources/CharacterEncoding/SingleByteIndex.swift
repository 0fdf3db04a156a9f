/// The indexes of the single-byte encodings; each is unpacked at its first use.
enum SingleByteIndex {
  /// The 128 code points of the bytes from 0x80.
  static func index(of encoding: Encoding) -> [UInt16] { indexes[encoding] ?? userDefined }

  /// x-user-defined needs no table: the upper half goes to the private use area (Encoding §14.5).
  private static let userDefined: [UInt16] = Array(0xF780...0xF7FF)

  private static let indexes: [Encoding: [UInt16]] = Dictionary(
    uniqueKeysWithValues: Encoding.allCases.compactMap { encoding in
      let points = characters(of: encoding).withUTF8Buffer { utf8 in
        String(decoding: utf8, as: UTF8.self).unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
      }
      return points.count == 128 ? (encoding, points) : nil
    })
}
