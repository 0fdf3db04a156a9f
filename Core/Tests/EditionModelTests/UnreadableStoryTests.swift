import EditionModel
import Testing

@Suite("Stories that can't be read here") struct UnreadableStoryTests {
  @Test(
    "A reason stands after a colon as a clause, whether a receipt said it as a sentence or a fetch as a clause",
    arguments: [
      ("The page shows nothing without scripts.", "the page shows nothing without scripts"),
      ("the site refused us (403)", "the site refused us (403)"),
      ("the site's robots.txt doesn't allow it", "the site's robots.txt doesn't allow it"),
      ("PDF readers find no text in it.", "PDF readers find no text in it"),
      ("I", "I"), ("", ""), (".", ""), ("Über. Alles.", "über. Alles"),
    ])
  func clause(why: String, clause: String) {
    #expect(UnreadableStory.clause(of: why) == clause)
  }
}
