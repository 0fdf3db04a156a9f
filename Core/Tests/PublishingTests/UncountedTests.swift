import EditionModel
import Publishing
import Testing

/// A feed counts no votes: what nobody counted must not appear as a zero.
struct UncountedTests {
  private static func bundle(discussion: String?) -> EditionBundle {
    let stories = (1...10).map { number in
      var story = Fixtures.story(number)
      (story.submission.points, story.submission.comments) = (nil, nil)
      story.submission.discussion = discussion ?? story.url ?? ""
      story.decision.reason = Reason(text: "The newest of its site.")
      return story
    }
    var bundle = Fixtures.bundle(stories: stories)
    for index in bundle.edition.unreadable.indices {
      bundle.edition.unreadable[index].submission.points = nil
      bundle.edition.unreadable[index].submission.comments = nil
    }
    for index in bundle.edition.reserves.indices {
      bundle.edition.reserves[index].submission.points = nil
      bundle.edition.reserves[index].submission.comments = nil
    }
    return bundle
  }

  @Test("No page, feed, document or book of a publication from feeds names points or comments")
  func silence() throws {
    let bundle = Self.bundle(discussion: nil)
    var settings = Fixtures.settings
    (settings.countsVotes, settings.sourceName) = (false, "3 feeds")
    let files = Fixtures.files(bundle, settings: settings)
    #expect(files["/about"]?.contains("It watches 3 feeds") == true)
    #expect(files.count > 12)
    for (path, text) in files where !path.hasSuffix(".json") {
      for word in ["point</b>", "points</span>", " points", ">0<", "0 comments", "</b> comment", "nil", "Optional("] {
        #expect(!text.contains(word), "\(path) has \(word)")
      }
    }
    let publisher = Publisher(settings: Fixtures.settings)
    let text = publisher.editionText(bundle)
    #expect(!text.contains("points") && !text.contains("comments"))
    let archive = try #require(ZIPReader(publisher.book(bundle, image: { _ in nil })))
    let chapter = try #require(archive.text("EPUB/story-1.xhtml"))
    #expect(!chapter.contains("points") && !chapter.contains("The discussion"))
  }

  @Test("In JSON they are null, which is what is known")
  func json() throws {
    let files = Fixtures.files(Self.bundle(discussion: nil))
    let json = try #require(files["/editions/2026-05-06-evening.json"])
    #expect(json.contains("\"points\":null,\"comments\":null"))
    #expect(!json.contains("\"points\":0"))
  }

  @Test("A discussion that is not counted is linked by its name")
  func discussion() throws {
    let files = Fixtures.files(Self.bundle(discussion: "https://forum.example/t/1"))
    let page = try #require(files["/editions/2026-05-06-evening"])
    #expect(page.contains("href=\"https://forum.example/t/1\"") && page.contains(">discussion<"))
    let story = try #require(files["/editions/2026-05-06-evening/1"])
    #expect(story.contains(">The discussion<"))
  }
}
