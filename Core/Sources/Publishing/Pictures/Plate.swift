import Lettering

/// A drawn picture in the colours of the pages: paper, ink, the hour's colour, and grey for what is beside the point.
struct Plate {
  enum Ink: Int { case ink, accent, grey }

  private(set) var canvas: Canvas
  private let slot: String?

  /// - Parameter slot: `evening` is blue; anything else is red.
  init(width: Int, height: Int, slot: String?) {
    canvas = Canvas(width: width, height: height)
    self.slot = slot
  }

  /// Draws a line around a middle.
  mutating func line(_ text: String, size: Double, centre: Double, baseline: Double, ink: Ink) {
    let x = centre - Typeface.standard.width(of: text, size: size) / 2
    canvas.fill(Typeface.standard.path(of: text, size: size, x: x, baseline: baseline), ink: ink.rawValue)
  }

  mutating func draw(_ block: TextBlock, centre: Double, top: Double, ink: Ink) {
    block.draw(centre: centre, top: top, ink: ink.rawValue, on: &canvas)
  }

  mutating func fill(_ path: OutlinePath, ink: Ink) { canvas.fill(path, ink: ink.rawValue) }

  /// The double rule of the masthead.
  mutating func doubleRule(x: Double, y: Double, width: Double, weight: Double, ink: Ink) {
    fill(.box(x: x, y: y, width: width, height: weight), ink: ink)
    fill(.box(x: x, y: y + weight * 2.5, width: width, height: weight), ink: ink)
  }

  func png(deflate: Deflate) -> [UInt8] {
    let accent = slot == "evening" ? (0x3b, 0x47, 0x96) : (0xb0, 0x33, 0x1a)
    return PNGFile(paper: (0xfb, 0xf8, 0xf2), inks: [(0x1e, 0x1b, 0x17), accent, (0x6b, 0x64, 0x5a)])
      .bytes(of: canvas, deflate: deflate)
  }
}
