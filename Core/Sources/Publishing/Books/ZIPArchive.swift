/// Compresses bytes to a raw deflate stream (RFC 1951), nil where it can't.
///
/// Layer 1 has no compressor of its own; whoever has one hands it in.
public typealias Deflate = @Sendable ([UInt8]) -> [UInt8]?

/// A ZIP archive (PKWARE's APPNOTE 6.3) under construction, of the plain kind that EPUB asks for: no encryption,
/// no ZIP64, no extra fields, names in ASCII. It contains no time: equal entries give equal bytes.
struct ZIPArchive {
  private let deflate: Deflate
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  init(deflate: @escaping Deflate) { self.deflate = deflate }

  /// - Parameter isCompressed: false for what gains nothing by it, and for EPUB's first entry.
  mutating func add(_ name: String, _ bytes: [UInt8], isCompressed: Bool) {
    let packed = isCompressed ? deflate(bytes) : nil
    let isSmaller = packed.map { $0.count < bytes.count } ?? false
    let content = isSmaller ? packed ?? bytes : bytes
    let offset = body.count
    var fields: [UInt8] = []
    // Version 2.0 unpacks deflate, 1.0 what is stored.
    fields.append(little: UInt16(isSmaller ? 20 : 10))
    fields.append(little: UInt16(0))
    fields.append(little: UInt16(isSmaller ? 8 : 0))
    // Midnight of the first day that the format knows, 1 January 1980.
    fields.append(little: UInt16(0))
    fields.append(little: UInt16(0x21))
    fields.append(little: Checksum.crc32(bytes))
    fields.append(little: UInt32(content.count))
    fields.append(little: UInt32(bytes.count))
    fields.append(little: UInt16(name.utf8.count))
    fields.append(little: UInt16(0))

    body.append(little: UInt32(0x0403_4b50))
    body += fields
    body += name.utf8
    body += content

    directory.append(little: UInt32(0x0201_4b50))
    directory.append(little: UInt16(20))
    directory += fields
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(little: UInt32(offset))
    directory += name.utf8
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    var out = body + directory
    out.append(little: UInt32(0x0605_4b50))
    out.append(little: UInt32(0))
    out.append(little: UInt16(count))
    out.append(little: UInt16(count))
    out.append(little: UInt32(directory.count))
    out.append(little: UInt32(body.count))
    out.append(little: UInt16(0))
    return out
  }
}

/// The checksums of container formats.
enum Checksum {
  /// CRC-32 as ZIP and PNG have it (ISO 3309), by a table.
  static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
  }

  /// Adler-32 (RFC 1950, section 8.2).
  static func adler32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
  }
}

extension [UInt8] {
  mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  mutating func append(big value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }
}
