import Testing

@testable import VectorGraphics

/// Whatever a drawing says of its size, it has one that a page can show, or none.
@Suite("Sizes of drawings") struct OutsideSizesTests {
  static let claims = [
    "", "0", "-0", "1", "100", "100px", "20000", "20001", "-1", "1e400", "-1e400", "1e-400", "nan", "inf", "-inf",
    "0x10",
    "9223372036854775808", "99999999999999999999", "1e9cm", "１０", "٣", "1.5.5", "100%", "em", "NaNpx", "infinity",
    "1e308in",
  ]

  @Test("A size that isn't a size is refused", arguments: claims)
  func sizes(width: String) {
    for height in Self.claims {
      for box in ["", "0 0 9 9", "0 0 1e400 1", "0 0 nan 9", "0 0 1e-300 1e300", "0 0 -9 9", "0 0 9", "x"] {
        let drawing = "<svg width='\(width)' height='\(height)' viewBox='\(box)'><path d='M0 0h1'/></svg>"
        guard let picture = VectorPicture(rewriting: Array(drawing.utf8)) else { continue }
        #expect((1...20_000).contains(picture.width) && (1...20_000).contains(picture.height), "\(drawing)")
        #expect(VectorPicture.isRewritten(picture.bytes), "\(drawing)")
      }
    }
  }
}
