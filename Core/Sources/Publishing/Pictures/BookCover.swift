import EditionModel
import Lettering

/// The cover: the numeral ten over a double rule, as on the icons, in the hour's colour, with the edition's name and
/// day under it. A picture of dots (PNG), because e-readers that draw SVG mostly leave out its text.
struct BookCover {
  private let lines: [String]
  private let slot: String?

  static let width = 600
  static let height = 800

  init(issue: Issue) {
    let day = issue.edition.key.date
    lines =
      [issue.name] + (day.map { [CalendarWords.weekdays[$0.weekday], "\($0.day) \(CalendarWords.month($0))"] } ?? [])
    slot = issue.settings.colour.slot(of: issue.edition.key.slot)
  }

  func png(deflate: Deflate) -> [UInt8] {
    var plate = Plate(width: BookCover.width, height: BookCover.height, slot: slot)
    plate.line("10", size: 440, centre: 300, baseline: 430, ink: .accent)
    plate.doubleRule(x: 84, y: 494, width: 432, weight: 10, ink: .ink)
    for (index, line) in lines.enumerated() {
      // The name large, the day under it smaller.
      plate.line(line, size: index == 0 ? 56 : 36, centre: 300, baseline: 608 + Double(index) * 56, ink: .ink)
    }
    return plate.png(deflate: deflate)
  }
}
