import EditionModel

/// The cover: the numeral ten over a double rule, as on the icons, in the hour's colour, with the edition's name and
/// day under it. A picture of dots (PNG), because e-readers that draw SVG mostly leave out its text.
struct BookCover {
  private let lines: [String]
  private let accent: (Int, Int, Int)

  static let width = 600
  static let height = 800

  init(issue: Issue) {
    let day = issue.edition.key.date
    lines =
      [issue.name] + (day.map { [CalendarWords.weekdays[$0.weekday], "\($0.day) \(CalendarWords.month($0))"] } ?? [])
    accent = issue.edition.key.slot == "evening" ? (0x3b, 0x47, 0x96) : (0xb0, 0x33, 0x1a)
  }

  func png(deflate: Deflate) -> [UInt8] {
    var canvas = Canvas(width: BookCover.width, height: BookCover.height)
    drawTen(&canvas)
    canvas.fill(Shape.box(84, 494, 432, 10), as: .ink)
    canvas.fill(Shape.box(84, 520, 432, 10), as: .ink)
    for (index, line) in lines.enumerated() {
      // The name large, the day under it smaller.
      let isName = index == 0
      Lettering.draw(
        line, centre: 300, top: isName ? 580 : 608 + Double(index) * 46, unit: isName ? 5.5 : 3.8,
        weight: isName ? 5 : 3.6, on: &canvas)
    }
    return canvas.png(paper: (0xfb, 0xf8, 0xf2), ink: (0x1e, 0x1b, 0x17), accent: accent, deflate: deflate)
  }

  /// The shapes of `Icons`, six dots to their unit.
  private func drawTen(_ canvas: inout Canvas) {
    func x(_ value: Double) -> Double { value * 6 }
    func y(_ value: Double) -> Double { 20 + value * 6 }
    canvas.fill(Shape.box(x(24), y(20), 54, 276), as: .accent)
    canvas.fill(Shape.box(x(15), y(63), 162, 18), as: .accent)
    canvas.fill(
      Shape(minX: x(14), minY: y(20), maxX: x(26), maxY: y(30)) { px, py in
        // The flag: between the slope of the upper edge and that of the lower.
        let u = (px / 6 - 14) / 10
        let top = 27 - 7 * min(max(u, 0), 1)
        let bottom = 30 - 3.5 * (px / 6 - 14) / 12
        return (py - y(top) >= 0) && (py - y(bottom) <= 0)
      }, as: .accent)
    canvas.fill(
      Shape(minX: x(47), minY: y(19), maxX: x(86), maxY: y(67)) { px, py in
        func isInside(_ rx: Double, _ ry: Double) -> Bool {
          let (dx, dy) = ((px - x(66.5)) / rx, (py - y(43)) / ry)
          return dx * dx + dy * dy <= 1
        }
        return isInside(x(19.5), x(24)) && !isInside(x(9.5), x(21.5))
      }, as: .accent)
  }
}

/// What is drawn: where it may be, and whether a point belongs to it.
struct Shape {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double
  var contains: (Double, Double) -> Bool

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Shape {
    Shape(minX: x, minY: y, maxX: x + width, maxY: y + height) { px, py in
      px >= x && px < x + width && py >= y && py < y + height
    }
  }

  /// A line with round ends.
  static func stroke(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, weight: Double) -> Shape {
    let r = weight / 2
    let (dx, dy) = (x2 - x1, y2 - y1)
    let length = max(dx * dx + dy * dy, 1e-9)
    return Shape(minX: min(x1, x2) - r, minY: min(y1, y2) - r, maxX: max(x1, x2) + r, maxY: max(y1, y2) + r) { px, py in
      let t = min(max(((px - x1) * dx + (py - y1) * dy) / length, 0), 1)
      let (ex, ey) = (px - x1 - t * dx, py - y1 - t * dy)
      return ex * ex + ey * ey <= r * r
    }
  }
}
