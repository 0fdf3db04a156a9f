/// The size of an image in pixels, read from its first bytes.
///
/// A page reserves the space before the image arrives.
public struct ImageSize: Hashable, Sendable {
  /// The width in pixels.
  public let width: Int
  /// The height in pixels.
  public let height: Int

  /// Reads the size; nil if the bytes don't give one that a page could show.
  public init?(reading bytes: [UInt8]) {
    let size: (Int, Int)? =
      switch ImageType(sniffing: bytes) {
      case .png: ImageSize.png(bytes)
      case .gif: ImageSize.gif(bytes)
      case .jpeg: ImageSize.jpeg(bytes)
      case .webp: ImageSize.webp(bytes)
      case .avif, .svg, nil: nil
      }
    guard let size, (1...65_535).contains(size.0), (1...65_535).contains(size.1) else { return nil }
    (width, height) = size
  }

  /// PNG (ISO/IEC 15948), 11.2.2: the header chunk comes first.
  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24 else { return nil }
    return (big(bytes, 16, 4), big(bytes, 20, 4))
  }

  /// GIF89a, 18: the logical screen descriptor.
  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 10 else { return nil }
    return (little(bytes, 6, 2), little(bytes, 8, 2))
  }

  /// JPEG (ITU T.81), B.2.2: the frame header, behind however many other segments.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    var at = 2
    while at + 9 < bytes.count {
      guard bytes[at] == 0xff else { return nil }
      let marker = bytes[at + 1]
      if marker == 0xff {
        at += 1
        continue
      }
      let isFrame = (0xc0...0xcf).contains(marker) && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
      if isFrame { return (big(bytes, at + 7, 2), big(bytes, at + 5, 2)) }
      // Scan data follows; there is no frame header after it.
      if marker == 0xda || marker == 0xd9 { return nil }
      at += 2 + max(2, big(bytes, at + 2, 2))
    }
    return nil
  }

  /// WebP container (RFC 9649), 2.5 to 2.7.
  private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case "VP8L":
      let bits = little(bytes, 21, 4)
      return ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
    case "VP8 ": return (little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff)
    default: return nil
    }
  }

  private static func big(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<(at + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
