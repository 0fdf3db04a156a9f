import ArticleModel
import EditionModel
import Publishing
import Testing

@Suite struct Visible {
  /// An article whose every string is a secret.
  private static let secret = Article(
    metadata: Metadata(title: "SECRET", description: "SECRET"),
    blocks: [
      .heading(level: 2, content: [.text("SECRET")], anchor: "SECRET"), Fixtures.paragraph("SECRET"),
      .figure(Figure(images: [Fixtures.stored.image], caption: [.text("SECRET")])),
    ], footnotes: [Footnote(id: "n", label: "1", content: [Fixtures.paragraph("SECRET")])])

  @Test(
    "Articles that may not be shown are in no file", arguments: [Visibility.excerpt, .card])
  func articlesThatMayNotBeShown(_ visibility: Visibility) {
    let stories = (1...10).map { Fixtures.story($0, visibility: visibility) }
    for (path, file) in Fixtures.files(Fixtures.bundle(stories: stories, article: Self.secret)) {
      #expect(!file.contains("SECRET"), "\(path)")
      #expect(!file.contains(Fixtures.stored.file.hash.hex), "\(path)")
      #expect(!file.contains(Fixtures.hash("article").hex), "\(path)")
    }
  }

  @Test("Excerpts show the standfirst and the way to the whole")
  func excerptsShow() {
    let files = Fixtures.files(Fixtures.bundle(stories: [Fixtures.story(1, visibility: .excerpt)]))
    let page = files["/editions/2026-05-06-evening/1"] ?? ""
    #expect(page.contains("What it is about."))
    #expect(page.contains("Read it at site1.example"))
    #expect(page.contains("Excerpt"))
    #expect(files["/feed.atom"]?.contains("What it is about.") == true)
  }

  @Test(
    "What was withdrawn is gone everywhere and said to be", arguments: [1, nil])
  func whatWasWithdrawn(_ number: Int?) {
    let correction = Correction(
      date: Timestamp(1_778_140_800), kind: .withdrawn, story: number, text: "Withdrawn at the author’s wish.")
    var story = Fixtures.story(1)
    story.conversation.quotes = [
      Quote(by: "bob", url: "https://example.org/c", depth: 0, content: [.paragraph([.text("SECRET remark")])])
    ]
    let bundle = Fixtures.bundle(stories: [story], article: Self.secret, corrections: [correction])
    for (path, file) in Fixtures.files(bundle) {
      #expect(!file.contains("SECRET"), "\(path)")
      #expect(!file.contains("What it is about."), "\(path)")
      #expect(!file.contains(Fixtures.stored.file.hash.hex), "\(path)")
    }
    #expect(
      Fixtures.files(bundle)["/editions/2026-05-06-evening/1"]?.contains("Withdrawn at the author’s wish.") == true)
  }

  @Test("A reserve that was read has a page and is ready on the edition's page, as much as may be shown of it")
  func reservesStandReady() {
    let reserve = Fixtures.story(11, title: "Eleventh")
    let files = Fixtures.files(Fixtures.bundle(reserve: reserve))
    let page = files["/editions/2026-05-06-evening/R1"] ?? ""
    #expect(!page.contains("/feedback\""))
    #expect(files["/editions/2026-05-06-evening/1"]?.contains("/feedback\"") == true)
    #expect(page.contains("<strong>Reserve.</strong> It came eleventh."))
    #expect(!page.contains("rel=\"next\""))
    let front = files["/"] ?? ""
    let standIn = front.split(separator: "<template>").last?.split(separator: "</template>").first
    #expect(standIn?.contains("/editions/2026-05-06-evening/R1\">Eleventh</a>") == true)
    #expect(files["/editions/2026-05-06-evening.json"]?.contains("\"title\":\"Eleventh\"") == true)

    let hidden = Fixtures.files(
      Fixtures.bundle(
        stories: (1...10).map { Fixtures.story($0, visibility: .card) }, article: Self.secret,
        reserve: Fixtures.story(11, visibility: .card)))
    for (path, file) in hidden { #expect(!file.contains("SECRET"), "\(path)") }
  }

  @Test("A reserve is withdrawn by the number it would have, and then shows as little as any story")
  func reservesAreWithdrawn() {
    let correction = Correction(date: Timestamp(1_778_140_800), kind: .withdrawn, story: 11, text: "Withdrawn.")
    let files = Fixtures.files(
      Fixtures.bundle(
        stories: (1...10).map { Fixtures.story($0, visibility: .card) }, article: Self.secret,
        reserve: Fixtures.story(11), corrections: [correction]))
    for (path, file) in files {
      #expect(!file.contains("SECRET"), "\(path)")
      #expect(!file.contains(Fixtures.stored.file.hash.hex), "\(path)")
    }
    #expect(files["/editions/2026-05-06-evening/R1"]?.contains("<strong>Withdrawn</strong>") == true)
  }

  @Test("An article that is not at hand is said to be missing")
  func articleThatIsNotAtHand() {
    var bundle = Fixtures.bundle()
    bundle.articles = [:]
    #expect(Fixtures.files(bundle)["/editions/2026-05-06-evening/1"]?.contains("Not in this copy") == true)
  }

  @Test("The sample is labelled wherever it shows")
  func sampleIsLabelled() {
    let files = Fixtures.files(Fixtures.bundle(.sample, basis: .sample))
    for (path, file) in files where path == "/" || path.hasPrefix("/editions/sample") {
      if path.hasSuffix(".json") {
        #expect(file.contains("\"basis\":\"sample\""))
        #expect(file.contains("\"name\":\"Sample edition"))
      } else if path.hasSuffix(".md") {
        #expect(file.contains("**Sample edition.**"))
      } else {
        #expect(file.contains("<aside class=\"sample\""), "\(path)")
        #expect(MarkupChecker(file).text.contains("Sample"), "\(path)")
        #expect(path == "/" || file.contains("<title>Sample"), "\(path)")
      }
    }
  }

  @Test("The sample is in no feed and no archive")
  func sampleIsInNoFeed() {
    let sample = Fixtures.bundle(.sample, basis: .sample)
    let files = Publisher(settings: Fixtures.settings).siteFiles(
      newest: nil, recent: [sample], all: [sample.summary], sample: sample)
    for file in files where file.path.hasPrefix("/feed") || file.path == "/archive" {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("Story "), "\(file.path)")
    }
  }
}
