import EditionModel
import SharedData
import Testing

@Suite("Images") struct Images {
  static let png: [UInt8] =
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 2, 0x80, 0, 0, 1, 0xe0]
  static let gif: [UInt8] = Array("GIF89a".utf8) + [0x40, 0x01, 0xc8, 0x00]
  /// An application segment before the frame header, as every camera writes.
  static let jpeg: [UInt8] =
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44, 3, 1, 0x22, 0, 2]
  static let webp: [UInt8] =
    Array("RIFF....WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 0x03, 0, 0x57, 0x02, 0]

  @Test(
    "An image is known by its bytes and measured",
    arguments: [
      (png, ImageType.png, 640, 480), (gif, .gif, 320, 200), (jpeg, .jpeg, 300, 200), (webp, .webp, 800, 600),
    ])
  func image(bytes: [UInt8], type: ImageType, width: Int, height: Int) {
    #expect(ImageType(sniffing: bytes) == type)
    #expect(ImageSize(reading: bytes)?.width == width)
    #expect(ImageSize(reading: bytes)?.height == height)
  }

  @Test(
    "Whatever an image says of its size, it has one that a page can show, or none", arguments: [png, gif, jpeg, webp],
    [Seeds.fresh])
  func anySize(bytes: [UInt8], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      var bytes = bytes
      for _ in 0..<6 {
        let place = Int.random(in: 6..<bytes.count, using: &random)
        bytes[place] = [0, 1, 0x7f, 0x80, 0xff].randomElement(using: &random) ?? 0
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<8, using: &random)) }
      guard let size = ImageSize(reading: bytes) else { continue }
      #expect((1...65_535).contains(size.width) && (1...65_535).contains(size.height), "\(bytes)")
    }
  }

  @Test("An SVG isn't kept: it can carry scripts") func vectors() {
    #expect(ImageType(sniffing: Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)) == nil)
  }

  @Test("Cut or changed bytes give a size or nothing", arguments: [Seeds.fresh]) func damaged(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for original in [Images.png, Images.gif, Images.jpeg, Images.webp] {
      for _ in 0..<500 {
        var bytes = Array(original.prefix(Int.random(in: 0...original.count, using: &random)))
        if let index = bytes.indices.randomElement(using: &random) {
          bytes[index] = .random(in: 0...255, using: &random)
        }
        if let size = ImageSize(reading: bytes) { #expect(size.width > 0 && size.height > 0) }
      }
    }
  }
}
