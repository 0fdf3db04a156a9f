import Testing

@testable import Lettering

@Suite("Letters as outlines") struct LetteringTests {
  @Test(
    "Latin, Greek and Cyrillic are covered",
    arguments: [
      "The quick brown fox, 1234567890 – “jumps” (over) [the] lazy dog?", "Zażółć gęślą jaźń, Łódź", "Ελλάδα, ήλιος",
      "Съешь ещё этих мягких булок, їжак", "Tiếng Việt", "Ångström → naïve façade", "e\u{301}tude",
    ]) func covered(text: String)
  {
    #expect(Typeface.standard.covers(text))
  }

  @Test(
    "Other scripts are said not to be covered", arguments: ["台所", "ساعة", "עברית", "हिन्दी", "🙂"]) func otherScripts(
      text: String
    )
  {
    #expect(!Typeface.standard.covers(text))
    #expect(Typeface.standard.covered(text).isEmpty)
  }

  @Test("A letter and its accent are drawn as the accented letter")
  func accents() {
    let one = Typeface.standard.path(of: "é", size: 60, x: 0, baseline: 60)
    #expect(Typeface.standard.path(of: "e\u{301}", size: 60, x: 0, baseline: 60) == one)
    #expect(one.contours.count == 3)
  }

  @Test("Neighbours move together")
  func kerning() {
    let typeface = Typeface.standard
    #expect(
      typeface.width(of: "AV", size: 100) < typeface.width(of: "A", size: 100) + typeface.width(of: "V", size: 100))
    #expect(typeface.width(of: "nn", size: 100) == 2 * typeface.width(of: "n", size: 100))
  }

  @Test("Figures are as high as capitals")
  func figures() {
    for figure in "0123456789" {
      let path = Typeface.standard.path(of: String(figure), size: 1000, x: 0, baseline: 1000)
      let heights = path.contours.flatMap { $0 }.map { 1000 - $0.y }
      #expect((heights.max() ?? 0) > 620 && (heights.min() ?? 0) > -30, "\(figure)")
    }
  }

  @Test("A box covers its dots, and parts of those at its edges")
  func box() {
    var canvas = Canvas(width: 8, height: 4)
    canvas.fill(.box(x: 1.5, y: 1, width: 4, height: 2), ink: 0)
    let row = (0..<8).map { canvas.dots[8 + $0] }
    #expect(row == [0, 32, 63, 63, 63, 32, 0, 0])
    #expect(canvas.dots[..<8].allSatisfy { $0 == 0 } && canvas.dots[24...].allSatisfy { $0 == 0 })
  }

  @Test("The covered area is that of the shape")
  func area() {
    // A circle of sixteen points, half of them beside the curve; slanted lines cross many dots.
    var path = OutlinePath()
    path.add([
      OutlinePoint(x: 5.3, y: 10), OutlinePoint(x: 35.1, y: 3.2), OutlinePoint(x: 28.7, y: 36.4),
    ])
    var canvas = Canvas(width: 40, height: 40)
    canvas.fill(path, ink: 1)
    let covered = canvas.dots.reduce(0.0) { $0 + ($1 == 0 ? 0 : Double($1) - 63) } / 63
    let area = abs((35.1 - 5.3) * (36.4 - 10) - (28.7 - 5.3) * (3.2 - 10)) / 2
    #expect(abs(covered - area) < 1)
  }

  @Test(
    "A path beyond the edges is cut", arguments: [(-50.0, 5.0), (30, 5), (5, -50), (5, 30), (-5, -5)])
  func edges(x: Double, y: Double) {
    var canvas = Canvas(width: 10, height: 10)
    canvas.fill(.box(x: x, y: y, width: 20, height: 20), ink: 0)
    let covered = canvas.dots.count { $0 == 63 }
    #expect(covered == (x == -5 ? 100 : 0))
  }

  @Test("A hole stays open")
  func hole() {
    var canvas = Canvas(width: 60, height: 60)
    canvas.fill(Typeface.standard.path(of: "O", size: 60, x: 5, baseline: 50), ink: 0)
    // From the left edge through the middle: paper, ink, paper, ink, paper.
    let row = (0..<60).map { canvas.dots[30 * 60 + $0] > 31 }
    let changes = zip(row, row.dropFirst()).count { $0 != $1 }
    #expect(changes == 4)
  }

  @Test("A title is set as large as it fits")
  func largest() {
    let sizes = [60.0, 50, 40, 30]
    let short = TextBlock("A clock", width: 500, height: 200, sizes: sizes)
    #expect(short.lines == ["A clock"] && short.size == 60)
    let long = TextBlock(
      "The clock that learned patience, and the lamp that went on flickering beside it all night", width: 500,
      height: 200, sizes: sizes)
    #expect(long.size < 60 && long.lines.count > 1)
    #expect(long.lines.joined(separator: " ").hasSuffix("beside it all night"))
    #expect(long.lines.allSatisfy { Typeface.standard.width(of: $0, size: long.size) <= 500 })
  }

  @Test("A title that is too long is cut at a word and says so")
  func cut() {
    let block = TextBlock(
      Array(repeating: "patience", count: 80).joined(separator: " "), width: 300, height: 100, sizes: [40, 30])
    #expect(block.lines.last?.hasSuffix("patience…") == true)
    #expect(block.height() <= 100)
  }

  @Test("A word longer than a line is broken")
  func longWord() {
    let word = String(repeating: "m", count: 60)
    let block = TextBlock(word, width: 300, height: 400, sizes: [40])
    #expect(block.lines.joined() == word)
    #expect(block.lines.allSatisfy { Typeface.standard.width(of: $0, size: 40) <= 300 })
  }
}
