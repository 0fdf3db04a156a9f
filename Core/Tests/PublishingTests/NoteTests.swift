import EditionModel
import Testing

@Suite("The submitter's own words") struct NoteTests {
  static func stories() -> [Story] {
    var stories = (1...10).map { Fixtures.story($0) }
    stories[2].conversation.note = [Fixtures.paragraph("I made this & like it"), Fixtures.paragraph("Ask me")]
    return stories
  }

  @Test("They are on the story's page, in its JSON, in Markdown, and in nothing of another story")
  func shown() throws {
    let files = Fixtures.files(Fixtures.bundle(stories: Self.stories()))
    let page = try #require(files["/editions/2026-05-06-evening/3"])
    #expect(page.contains("The submitter’s own words"))
    #expect(page.contains("I made this &amp; like it"))
    #expect(files["/editions/2026-05-06-evening/4"]?.contains("own words") == false)
    let json = try #require(files["/editions/2026-05-06-evening.json"])
    #expect(json.contains(#""text":"I made this & like it\n\nAsk me""#))
    #expect(json.contains(#""note":null"#))
    let markdown = try #require(files["/editions/2026-05-06-evening.md"])
    #expect(markdown.contains("> I made this & like it"))
  }

  @Test("They go with the article when it is withdrawn")
  func withdrawn() throws {
    let correction = Correction(
      date: Timestamp(1_778_100_000), kind: .withdrawn, story: 3, text: "At the publisher's word")
    let files = Fixtures.files(Fixtures.bundle(stories: Self.stories(), corrections: [correction]))
    #expect(files.values.allSatisfy { !$0.contains("I made this") })
  }
}
