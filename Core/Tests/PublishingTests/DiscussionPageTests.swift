import ArticleModel
import EditionModel
import JSONFormat
import Testing

@testable import Publishing

@Suite("A story's discussion") struct DiscussionPageTests {
  private static func comment(
    _ id: String, parent: String? = nil, depth: Int = 0, by: String = "ann", role: KeptComment.Role? = nil,
    text: String = "Some words."
  ) -> KeptComment {
    KeptComment(
      id: id, by: by, at: Fixtures.edition(Fixtures.evening).cutoff + -7200, parent: parent, depth: depth,
      url: "https://news.ycombinator.com/item?id=\(id)",
      content: [.quote([.paragraph([.text("quoted words")])], citation: []), .paragraph([.text(text)])], role: role,
      why: "first-hand words")
  }

  /// The fixtures' edition with a discussion of story 1.
  static func bundle(
    _ comments: [KeptComment], facts: [ThreadFact] = [], ending: Discussion.Ending = .whole,
    corrections: [Correction] = [], addition: Discussion? = nil
  ) -> EditionBundle {
    var bundle = Fixtures.bundle()
    let discussion = Discussion(
      at: bundle.edition.cutoff, extent: .init(read: 9, known: 12, ending: ending), comments: comments, facts: facts,
      quoted: comments.first.map { [$0.id] } ?? [])
    let hash = ContentHash(of: Array("discussion".utf8))
    bundle.edition.stories[0].conversation = Conversation(
      thread: SealedDiscussion(blob: hash, kept: comments.count, extent: discussion.extent))
    return EditionBundle(
      edition: bundle.edition, hash: bundle.hash, articles: bundle.articles, discussions: [hash: discussion],
      additions: addition.map { [bundle.edition.stories[0].number: $0] } ?? [:],
      corrections: bundle.corrections + corrections)
  }

  private static func text(_ file: EditionFile, _ bundle: EditionBundle) -> String {
    Publisher(settings: SiteSettings()).file(file, of: bundle).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  @Test("Replies fold without a script, below what they answer, and say who answers whom")
  func nesting() {
    let page = Self.text(
      .discussion("1"),
      Self.bundle([
        Self.comment("1", by: "ann", role: .submitter),
        Self.comment("2", parent: "1", depth: 1, by: "bob", role: .author),
        Self.comment("3", by: "carl"),
      ]))
    #expect(page.contains("<details open=\"\"><summary>1 reply</summary>"))
    #expect(page.contains("to ann") && page.contains("submitted it") && page.contains("2 hours before"))
    #expect(page.contains("<blockquote><p>quoted words</p></blockquote>"))
    #expect(page.contains("All 9 comments read"))
    #expect(page.contains("id=\"c2\"") && page.contains("href=\"https://news.ycombinator.com/item?id=2\""))
  }

  @Test("A reading that broke off says so")
  func incomplete() {
    let page = Self.text(.discussion("1"), Self.bundle([Self.comment("1")], ending: .broken))
    #expect(page.contains("Incomplete: Hacker News stopped answering."))
    #expect(Self.text(.discussion("1"), Self.bundle([], ending: .broken)).contains("Incomplete"))
  }

  @Test("Hostile names, words and addresses stay words, in every form")
  func hostile() {
    let evil = "<script>alert(1)</script>\"'>"
    var comment = Self.comment("1", by: evil + "\u{202E}", text: evil)
    comment.url = "javascript:alert(1)"
    let fact = ThreadFact(
      kind: .earlier, text: evil + "\u{202E}", url: "javascript:alert(2)",
      comments: [.init(id: "9", by: evil + "\u{202E}", url: "data:x")])
    let bundle = Self.bundle([comment], facts: [fact])
    for file in [EditionFile.discussion("1"), .story("1")] {
      let text = Self.text(file, bundle)
      #expect(!text.contains("<script>alert") && !text.contains("href=\"javascript"), "\(file)")
    }
    let markdown = Self.text(.storyMarkdown("1"), bundle)
    #expect(!markdown.replacing("\\<script>", with: "").contains("<script>") && !markdown.contains("](javascript"))
    #expect(!Self.text(.json, bundle).contains("\"html\":\"<p><script>"))
    #expect(!Self.text(.discussion("1"), bundle).contains("\u{202E}"))
  }

  @Test("The story's page leads to the discussion, and quotes from it")
  func link() {
    let page = Self.text(.story("1"), Self.bundle([Self.comment("1")]))
    #expect(page.contains("/1/discussion\">The discussion: 1 of"))
    #expect(page.contains("Some words."))
  }

  @Test("A withdrawn comment has no words and no name; its reply keeps its place")
  func withdrawnComment() {
    let kept = Discussion(
      at: Timestamp(0), extent: .init(read: 2, known: 2, ending: .whole),
      comments: [
        Self.comment("1", by: "SECRETNAME", text: "SECRETWORDS"), Self.comment("2", parent: "1", depth: 1, by: "bob"),
      ]
    ).withdrawing("1")
    let bundle = Self.bundle(kept.comments)
    let page = Self.text(.discussion("1"), bundle)
    #expect(page.contains("This comment was withdrawn.") && page.contains("bob") && !page.contains("SECRET"))
    #expect(!Self.text(.json, bundle).contains("SECRET"))
    #expect(!Self.text(.storyMarkdown("1"), bundle).contains("SECRET"))
  }

  @Test("A withdrawn story takes its discussion with it, everywhere")
  func withdrawnStory() {
    let number = Fixtures.edition(Fixtures.evening).stories[0].number
    let bundle = Self.bundle(
      [Self.comment("1", by: "SECRETNAME", text: "SECRETWORDS")],
      facts: [ThreadFact(kind: .link, text: "SECRETFACT", url: "https://secret.example/", comments: [])],
      corrections: [Correction(date: Timestamp(0), kind: .withdrawn, story: number, text: "Gone.")],
      addition: Discussion(
        at: Timestamp(0), extent: .init(read: 1, known: 1, ending: .whole),
        comments: [Self.comment("5", text: "SECRETLATER")]))
    for file in EditionFile.all(of: bundle.edition) where file != .book {
      #expect(!Self.text(file, bundle).contains("SECRET"), "\(file)")
    }
    #expect(Self.text(.discussion("1"), bundle).contains("The story was withdrawn"))
  }

  @Test("What came later stands apart with its own time")
  func addition() {
    let later = Discussion(
      at: Fixtures.edition(Fixtures.evening).cutoff + 14_400, extent: .init(read: 3, known: 3, ending: .whole),
      comments: [Self.comment("7", by: "late")])
    let page = Self.text(.discussion("1"), Self.bundle([Self.comment("1")], addition: later))
    #expect(page.contains("Added later") && page.contains("id=\"a7\"") && page.contains("aren’t part of it"))
  }

  @Test("The JSON has the thread, the facts and how much was read")
  func json() throws {
    let fact = ThreadFact(
      kind: .author, text: "Author here.", comments: [.init(id: "1", by: "ann", url: "https://x.example/")])
    let text = Self.text(
      .json, Self.bundle([Self.comment("1"), Self.comment("2", parent: "1", depth: 1)], facts: [fact]))
    #expect(text.contains("\"thread\":[{\"id\":\"1\",\"by\":\"ann\""))
    #expect(
      text.contains(
        "\"fromThread\":[{\"kind\":\"author\",\"text\":\"Author here.\",\"url\":null,\"comments\":[\"1\"]}]"))
    #expect(text.contains("\"quotes\":[{\"by\":\"ann\""))
    #expect(text.contains("\"ending\":\"whole\""))
  }

  @Test("A page that can't be read shows the copy that the thread names")
  func copy() {
    let fact = ThreadFact(
      kind: .archive, text: "", url: "https://archive.ph/abc",
      comments: [.init(id: "1", by: "ann", url: "https://x.example/")])
    var bundle = Self.bundle([Self.comment("1")], facts: [fact])
    #expect(!Self.text(.story("1"), bundle).contains("archive.ph"))
    bundle.edition.stories[0].reading.article = nil
    bundle.edition.stories[0].reading.visibility = .card
    #expect(Self.text(.story("1"), bundle).contains("href=\"https://archive.ph/abc\""))
  }
}
