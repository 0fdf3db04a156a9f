import ArticleModel
import EditionModel
import Testing

@Suite struct ReadingTimeOfArticles {
  private func minutes(_ text: String) -> Int { Article(blocks: [.paragraph([.text(text)])]).readingMinutes }

  @Test func alphabetsAreReadByTheWord() {
    #expect(minutes(String(repeating: "word ", count: 920)) == 4)
    #expect(minutes(String(repeating: "слово ", count: 460)) == 2)
    #expect(minutes(String(repeating: "don’t well-known ", count: 115)) == 1)
  }

  @Test func scriptsWithoutBlanksAreReadByTheCharacter() {
    #expect(minutes(String(repeating: "漢字かな", count: 500)) == 4)
    #expect(minutes(String(repeating: "漢字かな", count: 250) + String(repeating: " word", count: 460)) == 4)
  }

  @Test func aShortNoteTakesAMinuteAndNothingTakesNone() {
    #expect(minutes("A note.") == 1)
    #expect(minutes(" … ") == 0)
  }
}
