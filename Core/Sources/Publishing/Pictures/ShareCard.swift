import EditionModel
import Lettering

/// The picture that chat programs show beside a link to an edition or a story.
///
/// Some of them cut it to a square and many show it as small as a stamp. So whatever must be read is in the square in its middle, and
/// only the rules run through to the edges.
struct ShareCard {
  static let width = 1200
  static let height = 630

  private static let centre = Double(width) / 2
  /// The square in the middle, less a margin.
  private static let column = 574.0

  private let issue: Issue

  init(issue: Issue) { self.issue = issue }

  /// The edition's: the ten, its name and its day.
  func edition(deflate: Deflate) -> [UInt8] {
    var plate = framed()
    plate.line("10", size: 310, centre: Self.centre, baseline: 290, ink: .accent)
    draw(issue.name, 60, baseline: 400, ink: .ink, on: &plate)
    if let day = issue.day { draw(day, 36, baseline: 460, ink: .ink, on: &plate) }
    draw(issue.settings.title, 28, baseline: 536, ink: .grey, on: &plate)
    return plate.png(deflate: deflate)
  }

  /// A story's: its number, its title and its site.
  func story(_ presented: PresentedStory, deflate: Deflate) -> [UInt8] {
    var plate = framed()
    plate.line(String(presented.number), size: 170, centre: Self.centre, baseline: 176, ink: .accent)
    let (site, top, bottom) = (presented.story.site, 222.0, 468.0)
    // In a script that the letters don't have, the title would lose words: then the site is all that is said.
    let title = drawable(presented.story.title) ?? drawable(site) ?? ""
    let block = TextBlock(
      title, width: Self.column, height: bottom - top, sizes: [80, 74, 68, 64, 60, 56, 52, 48, 45, 42, 39, 36])
    plate.draw(block, centre: Self.centre, top: top + (bottom - top - block.height()) / 2, ink: .ink)
    if title != site, let site = drawable(site) { draw(site, 30, baseline: 520, ink: .ink, on: &plate) }
    draw("\(issue.settings.title) · \(shortName)", 24, baseline: 562, ink: .grey, on: &plate)
    return plate.png(deflate: deflate)
  }

  /// `Evening edition, 6 May 2026`.
  private var shortName: String {
    [issue.name, issue.edition.key.date.map(CalendarWords.shortDay)].compactMap(\.self).joined(separator: ", ")
  }

  /// The hour's colour along the lower edge, as in the masthead.
  private func framed() -> Plate {
    var plate = Plate(
      width: Self.width, height: Self.height, slot: issue.settings.colour.slot(of: issue.edition.key.slot))
    plate.fill(.box(x: 0, y: 596, width: Double(Self.width), height: 4), ink: .accent)
    plate.fill(.box(x: 0, y: 606, width: Double(Self.width), height: 24), ink: .accent)
    return plate
  }

  /// A line, smaller if it is too long.
  private func draw(_ text: String, _ size: Double, baseline: Double, ink: Plate.Ink, on plate: inout Plate) {
    guard let text = drawable(text) else { return }
    let size = min(size, size * Self.column / max(Typeface.standard.width(of: text, size: size), 1))
    plate.line(text, size: size, centre: Self.centre, baseline: baseline, ink: ink)
  }

  /// The text as far as it has letters here; nil if a letter or a figure would be lost. An emoji may be.
  private func drawable(_ text: String) -> String? {
    let typeface = Typeface.standard
    let isWhole = text.allSatisfy { typeface.covers(String($0)) || !($0.isLetter || $0.isNumber) }
    let covered = typeface.covered(text)
    return isWhole && covered.contains { !$0.isWhitespace } ? covered : nil
  }
}
