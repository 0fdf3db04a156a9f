import ArticleModel
import EditionModel
import Testing

@testable import Publishing

@Suite("What leads into a story") struct LeadingTests {
  private func page(_ file: EditionFile, _ bundle: EditionBundle) throws -> String {
    let publisher = Publisher(settings: Fixtures.settings)
    return String(decoding: try #require(publisher.file(file, of: bundle)).bytes, as: UTF8.self)
  }

  private var story: Story {
    var story = Fixtures.story(1)
    story.reading.lead = LeadPicture(hash: Fixtures.stored.file.hash, width: 640, height: 480, alt: "a \"lamp\"")
    return story
  }

  @Test("The list shows a story's lead picture lazily, and its room is known before it comes")
  func shown() throws {
    let bundle = Fixtures.bundle(stories: [story])
    let picture =
      "<img class=\"lead\" src=\"/blobs/\(Fixtures.stored.file.hash)\" alt=\"a &quot;lamp&quot;\" width=\"640\" "
      + "height=\"480\" loading=\"lazy\" decoding=\"async\">"
    #expect(try page(.page, bundle).contains(picture))
    #expect(try page(.json, bundle).contains("\"lead\":{\"hash\":\"\(Fixtures.stored.file.hash)\""))
    #expect(try !page(.page, Fixtures.bundle()).contains("class=\"lead\""))
  }

  @Test("A story that was withdrawn, or may not be shown, has no lead picture")
  func hidden() throws {
    var excerpt = story
    excerpt.reading.visibility = .excerpt
    #expect(try !page(.page, Fixtures.bundle(stories: [excerpt])).contains("class=\"lead\""))
    let withdrawal = Correction(
      date: Timestamp(1_778_100_000), kind: .withdrawn, story: 1, text: "The publisher asked for it.")
    #expect(
      try !page(.page, Fixtures.bundle(stories: [story], corrections: [withdrawal])).contains("class=\"lead\""))
  }

  @Test(
    "A standfirst is dropped where the article begins with its words",
    arguments: [
      ("“A lamp’s light”, seen twice – and again…", true), ("A LAMP'S LIGHT, seen", true), ("Another lamp", false),
      ("A lamp's light was never seen", false),
    ])
  func repeated(standfirst: String, isRepeated: Bool) {
    var story = Fixtures.story(1)
    story.reading.standfirst = standfirst
    let article = Article(
      metadata: Metadata(title: "T"),
      blocks: [
        .paragraph([.text("By Ann")]), .paragraph([.text("\"A lamp's light\", seen twice - and again, said she.")]),
      ])
    #expect(
      PresentedStory(story, name: "1", article: article, corrections: []).standfirstOpensArticle == isRepeated)
  }
}
