import ArticleModel
import EditionModel
import TextSearch
import Testing

@testable import Publishing

/// Characters that turn a line round, in every text from outside that stands among our own words.
@Suite("Text that turns a line round") struct TurnedTextTests {
  private static let turned = "Zero\u{202E}width ltr\u{2066}\u{200B}"

  private static func bad(_ text: Unicode.Scalar) -> Bool {
    switch text.value {
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func story(_ number: Int) -> Story {
    var story = Fixtures.story(number, receipt: .partial, title: turned)
    story.reading.site = turned
    story.reading.author = turned
    story.reading.published = turned
    story.reading.standfirst = turned
    story.reading.receipt.why = turned
    story.reading.lead = LeadPicture(hash: Fixtures.stored.file.hash, width: 300, height: 200, alt: turned)
    story.decision.reason.text = "It follows up “\(turned)”."
    story.decision.also[0].title = turned
    story.decision.follows = FollowedStory(id: "1", title: turned, edition: "2026-05-05-morning", number: 2)
    story.conversation.quotes[0].by = turned
    return story
  }

  private static var bundle: EditionBundle {
    var edition = Fixtures.edition(
      Fixtures.evening, stories: (1...10).map(story), basis: .hindsight, isLate: true, reserve: story(11))
    edition.unreadable[0].submission.title = turned
    edition.unreadable[0].site = turned
    edition.unreadable[0].why = turned
    edition.unreadable[0].reason.text = turned
    edition.reserves[0].submission.title = turned
    edition.reserves[0].reason.text = "It had 323 points; “\(turned)” had more."
    return EditionBundle(
      edition: edition, hash: Fixtures.hash("manifest"),
      articles: [Fixtures.hash("article"): Fixtures.everything],
      corrections: [
        Correction(date: edition.published + 60, kind: .retitled, story: 1, text: "The title is now “\(turned)”."),
        Correction(date: edition.published + 90, kind: .edited, story: nil, text: turned),
      ])
  }

  @Test(
    "No file of an edition or of its site has such a character among its own words, also of an edition sealed with one")
  func files() {
    let bundle = Self.bundle
    let publisher = Publisher(settings: Fixtures.settings)
    let listed = bundle.corrections.map {
      ListedCorrection(publication: "hn", key: Fixtures.evening, title: Self.turned, page: "1", correction: $0)
    }
    var summary = bundle.summary
    summary.titles = [Self.turned]
    let again = EditionSummary(
      key: summary.key, publication: "hn", cutoff: summary.cutoff, published: summary.published, basis: summary.basis,
      isLate: true, hash: summary.hash, titles: [Self.turned])
    let week = WeekReview(
      moment: bundle.edition.cutoff, basis: .editions,
      entries: [
        .init(
          bundle.edition.stories[0].submission, site: Self.turned, reason: Reason(text: Self.turned), edition: nil,
          number: nil)
      ])
    let contents = LoadedContents(
      front: bundle, recent: [bundle], editions: [again], corrections: listed, week: week)
    let files =
      publisher.editionFiles(bundle, previous: again, next: again)
      + SiteFile.all(editions: 1, months: contents.months()).compactMap { publisher.file($0, of: contents) }
    #expect(files.count > 50)
    for file in files where !file.path.hasSuffix(".png") && !file.path.hasSuffix(".js") {
      #expect(!String(decoding: file.bytes, as: UTF8.self).unicodeScalars.contains(where: Self.bad), "\(file.path)")
    }
    let reserve = String(decoding: publisher.file(.story("R1"), of: bundle)?.bytes ?? [], as: UTF8.self)
    #expect(reserve.contains("323 points"))
  }

  @Test("Nor has a mail, a book, what programs get, or the page of a search")
  func elsewhere() throws {
    let (bundle, publisher) = (Self.bundle, Publisher(settings: Fixtures.settings))
    let mail = publisher.mail(of: bundle, now: bundle.edition.cutoff, unsubscribe: nil, publisher: nil)
    let archive = try #require(ZIPReader(publisher.book(bundle, image: { _ in nil })))
    let found = FoundStory(
      key: Fixtures.evening, number: 1, title: Snippet(marking: Self.turned, for: SearchQuery("zero")),
      site: Self.turned, author: Self.turned, text: Snippet(marking: Self.turned, for: SearchQuery("none")),
      corrections: bundle.corrections, comment: ("7", Self.turned))
    let search = publisher.searchPage(SearchQuery(Self.turned), found: [found], total: 1, cursor: nil)
    let nothing = publisher.searchPage(SearchQuery(Self.turned), found: [], total: 0, cursor: nil)
    // What was typed stands in its own field as it was typed.
    func withoutField(_ file: OutputFile) -> String {
      String(decoding: file.bytes, as: UTF8.self).split(separator: "<input").map { part in
        part.hasPrefix(" id=\"q\"") ? String(part.drop { $0 != ">" }) : String(part)
      }.joined()
    }
    let texts =
      [
        mail.text, String(decoding: mail.html, as: UTF8.self), publisher.editionText(bundle),
        publisher.storyText(11, of: bundle) ?? "", withoutField(search), withoutField(nothing),
        publisher.headlines(of: bundle).titles.joined(),
      ] + archive.entries.map(\.name).filter { $0.hasSuffix("xhtml") || $0.hasSuffix("opf") }.compactMap(archive.text)
    for text in texts {
      #expect(!text.isEmpty && !text.unicodeScalars.contains(where: Self.bad), "\(text.prefix(60))")
    }
  }

  @Test("A brief's sentences are shown without them")
  func brief() throws {
    let article = Article(blocks: [.paragraph([.text("A sentence \(Self.turned) of the page.")])])
    let length = article.blocks[0].plainText.unicodeScalars.count
    let shown = try #require(ShownBrief(Brief(sentences: [.init(block: 0, start: 0, end: length)]), of: article))
    #expect(!shown.text.unicodeScalars.contains(where: Self.bad) && shown.text.contains("of the page"))
  }
}
