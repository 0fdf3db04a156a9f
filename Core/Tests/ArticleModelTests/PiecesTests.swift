import ArticleModel
import Testing

@Suite("Pieces of runs")
struct PiecesTests {
  @Test("Pieces of any division have the words of the whole")
  func whole() {
    let runs: [Inline] = [
      .text("One é "), .strong([.text("two "), .link(url: "https://example.org/", [.text("three"), .code(" x ")])]),
      .footnoteReference(id: "1", label: "1"), .image(Image(url: "i", alternative: "😀")), .math("a^2"), .lineBreak,
      .image(Image(url: "j", alternative: "a long picture")), .text("end"),
    ]
    let words = Block.paragraph(runs).plainText
    let count = words.unicodeScalars.count
    for start in 0...count {
      for end in start...count {
        let pieces = runs.pieces(dividedAt: [start, end])
        #expect(pieces.count == 3)
        #expect(pieces.map { Block.paragraph($0 + [.text("|")]).plainText.dropLast() }.joined() == words)
      }
    }
  }
}
