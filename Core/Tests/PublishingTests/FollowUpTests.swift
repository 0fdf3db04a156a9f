import EditionModel
import Testing

struct FollowUpTests {
  @Test("A story that follows one of an earlier edition links to it, on its page and in the JSON")
  func link() throws {
    var stories = (1...10).map { Fixtures.story($0) }
    stories[2].decision.follows = FollowedStory(
      id: "77", title: "Before & after", edition: "2026-05-04-morning", number: 6)
    let files = Fixtures.files(Fixtures.bundle(stories: stories))
    let page = try #require(files["/editions/2026-05-06-evening/3"])
    #expect(page.contains("/editions/2026-05-04-morning/6\""))
    #expect(page.contains("Before &amp; after"))
    let json = try #require(files["/editions/2026-05-06-evening.json"])
    #expect(json.contains("\"edition\":\"2026-05-04-morning\""))
    #expect(files["/editions/2026-05-06-evening/4"]?.contains("What came before") == false)
  }
}
