import ArticleModel
import EditionModel
import Testing

@Suite("The reading time of an article") struct ReadingTimeOfArticles {
  private func minutes(_ text: String) -> Int { Article(blocks: [.paragraph([.text(text)])]).readingMinutes }

  @Test("Alphabets are read by the word") func words() {
    #expect(minutes(String(repeating: "word ", count: 920)) == 4)
    #expect(minutes(String(repeating: "слово ", count: 460)) == 2)
    #expect(minutes(String(repeating: "don’t well-known ", count: 115)) == 1)
  }

  @Test("Scripts without spaces are read by the character") func characters() {
    #expect(minutes(String(repeating: "漢字かな", count: 500)) == 4)
    #expect(minutes(String(repeating: "漢字かな", count: 250) + String(repeating: " word", count: 460)) == 4)
  }

  @Test("A short note takes a minute, and an empty article takes 0") func short() {
    #expect(minutes("A note.") == 1)
    #expect(minutes(" … ") == 0)
  }
}
