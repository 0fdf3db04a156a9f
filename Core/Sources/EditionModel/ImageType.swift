/// A type of image that is kept.
///
/// Types are recognized by their first bytes, never by what a site says (MIME Sniffing standard, 6.1). A file of SVG is never kept as
/// it came, because it can carry scripts: only a drawing written anew is (`VectorPicture`), and no bytes are recognized as one.
public enum ImageType: String, Hashable, Sendable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case avif = "image/avif"
  case svg = "image/svg+xml"

  /// How the name of a drawing's file ends.
  public static let drawingEnding = ".svg"

  /// Recognizes a type by an image's first bytes; nil for anything else.
  public init?(sniffing bytes: [UInt8]) {
    func starts(_ prefix: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + prefix.count && Array(bytes[offset..<(offset + prefix.count)]) == prefix
    }
    if starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if starts([0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) {
      self = .gif
    } else if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else if starts(Array("ftypavif".utf8), at: 4) {
      self = .avif
    } else {
      return nil
    }
  }
}
