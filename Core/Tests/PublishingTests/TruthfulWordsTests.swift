import EditionModel
import TextSearch
import Testing

@testable import Publishing

/// Sentences that were wrong in some case: each says now only what is known there.
@Suite("Words that hold in every case") struct TruthfulWordsTests {
  private func text(_ file: OutputFile?) -> String { String(decoding: file?.bytes ?? [], as: UTF8.self) }
  private let publisher = Publisher(settings: Fixtures.settings)

  @Test("The page of thanks, which anybody can open, claims no answer of whoever reads it")
  func thanks() {
    let page = text(publisher.thanksPage(1, of: Fixtures.bundle()))
    #expect(page.contains("is counted at once") && !page.contains("Your answer"))
  }

  @Test("A search of comments counts comments, and one of stories counts stories")
  func counts() {
    func page(_ query: String, _ total: Int) -> String {
      text(publisher.searchPage(SearchQuery(query), found: [], total: total, cursor: nil))
    }
    #expect(
      page("cache in:comments", 31).contains("31 comments") && page("cache in:comments", 1).contains("1 comment<"))
    #expect(page("cache", 31).contains("31 stories") && !page("cache", 31).contains("31 comments"))
  }

  @Test("A mail tells when the next edition comes only while it is still to come")
  func mail() {
    let bundle = Fixtures.bundle()
    func words(_ now: Timestamp, makes: Bool = true) -> [String] {
      var settings = Fixtures.settings
      settings.makesEditions = makes
      let mail = Publisher(settings: settings).mail(of: bundle, now: now, unsubscribe: nil, publisher: nil)
      return [mail.text, String(decoding: mail.html, as: UTF8.self)]
    }
    let cutoff = bundle.edition.cutoff
    #expect(words(cutoff + 60).allSatisfy { $0.contains("edition comes on") })
    for late in [words(cutoff + 12 * 3600), words(cutoff + 40 * 86_400), words(cutoff + 60, makes: false)] {
      #expect(late.allSatisfy { !$0.contains("edition comes on") && $0.contains("That’s all.") })
    }
  }

  @Test("An edition that was chosen afterwards says when its points are from, unless its source counts none")
  func hindsight() {
    let bundle = Fixtures.bundle(basis: .hindsight)
    #expect(text(publisher.file(.page, of: bundle)).contains("points, comments and ranks are from then"))
    var settings = Fixtures.settings
    settings.countsVotes = false
    #expect(!text(Publisher(settings: settings).file(.page, of: bundle)).contains("points, comments and ranks"))
    #expect(Fixtures.files(bundle)["/about"]?.contains("there they are from when it was made") == true)
  }

  @Test("Where only the sample is, the archive, the search and llms.txt say that no edition is there yet")
  func sample() {
    let sample = Fixtures.bundle(.sample, basis: .sample)
    let files = Fixtures.files(sample)
    #expect(files["/archive"]?.contains("is a sample") == true && files["/archive"]?.contains("<b>0</b>") == false)
    #expect(files["/llms.txt"]?.contains("no edition") == true)
    let page = text(publisher.searchPage(SearchQuery("a"), found: [], total: 0, cursor: nil, hasEditions: false))
    #expect(page.contains("no editions to search yet"))
    let none = LoadedContents()
    #expect(text(publisher.file(.llmsText, of: none)).contains("The first ten stories come at the next cut-off"))
    #expect(!text(publisher.file(.llmsText, of: LoadedContents(front: Fixtures.bundle()))).contains("sample"))
  }

  @Test("Programs are led to the API, its tools, the search and the week; an export leads to none that it lacks")
  func programs() {
    let text = Fixtures.files(Fixtures.bundle())["/llms.txt"] ?? ""
    let ways = ["/api/v1/openapi.json", "/mcp", "/search?q=", "/week"]
    for way in ways { #expect(text.contains("https://ten.example" + way), "\(way)") }
    var settings = Fixtures.settings
    settings.isStatic = true
    let files = Fixtures.files(Fixtures.bundle(), settings: settings)
    for way in ways.dropLast() { #expect(files["/llms.txt"]?.contains(way) == false, "\(way)") }
  }

  @Test("A withdrawn or missing article has no receipt that says the whole text is there")
  func receipts() {
    let withdrawn = Fixtures.bundle(corrections: [
      Correction(date: Timestamp(0), kind: .withdrawn, story: 1, text: "Withdrawn at the publisher’s request.")
    ])
    var missing = Fixtures.bundle()
    missing.articles = [:]
    for bundle in [withdrawn, missing] {
      for json in [
        text(publisher.file(.json, of: bundle)), String(decoding: publisher.listing(of: bundle), as: UTF8.self),
        String(decoding: publisher.story(1, of: bundle, as: .text) ?? [], as: UTF8.self),
      ] {
        let story =
          json.split(separator: "\"number\":1,").dropFirst().first?.split(separator: "\"number\":2,").first ?? ""
        #expect(story.contains("\"receipt\":{\"kind\":\"card\"") && !story.contains("a reason for it"))
      }
    }
    #expect(
      text(publisher.file(.json, of: Fixtures.bundle())).contains(
        "\"receipt\":{\"kind\":\"full\",\"why\":\"a reason for it\""))
  }

  @Test("A withdrawn story is neither asked about nor offered to be saved")
  func withdrawn() {
    func page(_ corrections: [Correction]) -> String {
      text(publisher.file(.story("1"), of: Fixtures.bundle(corrections: corrections)))
    }
    let gone = page([Correction(date: Timestamp(0), kind: .withdrawn, story: 1, text: "Withdrawn.")])
    for words in ["id=\"feedback\"", "data-do=\"save\""] { #expect(page([]).contains(words) && !gone.contains(words)) }
  }

  @Test("A correction of a reserve leads to the reserve's page, and one of a story without a page to the edition")
  func reserves() {
    let edition = Fixtures.edition(Fixtures.evening, reserve: Fixtures.story(11))
    #expect(edition.pageName(of: 3) == "3" && edition.pageName(of: 11) == "R1" && edition.pageName(of: 12) == nil)
    #expect(edition.number(ofPage: "R1") == 11 && edition.number(ofPage: "r1") == 11)
    #expect(edition.number(ofPage: "11") == 11 && edition.number(ofPage: "3") == 3)
    #expect(edition.number(ofPage: "R2") == nil && edition.number(ofPage: "") == nil)
    let correction = Correction(date: Timestamp(0), kind: .withdrawn, story: 11, text: "Withdrawn.")
    func path(_ page: String?) -> String {
      ListedCorrection(publication: "hn", key: Fixtures.evening, title: nil, page: page, correction: correction).path
    }
    #expect(path("R1") == "/editions/2026-05-06-evening/R1" && path(nil) == "/editions/2026-05-06-evening")
    let bundle = Fixtures.bundle(reserve: Fixtures.story(11), corrections: [correction])
    #expect(text(publisher.file(.page, of: bundle)).contains("story R1"))
  }

  @Test("A page over plain http says why browsers don't notify; over https, and on the reader's own machine, they do")
  func notifying() {
    func page(_ address: String) -> String {
      var settings = SiteSettings(baseURL: address)
      settings.notifies = true
      return text(Publisher(settings: settings).file(.page(.getIt), of: LoadedContents()))
    }
    #expect(
      page("http://ten.example").contains("begins with http,")
        && !page("http://ten.example").contains("press the button"))
    for address in ["https://ten.example", "http://127.0.0.1:8010", "http://localhost:8010"] {
      #expect(page(address).contains("press the button"), "\(address)")
    }
  }

  @Test(
    "The page for what a device doesn't hold says nothing of a missing connection until a script has seen that it stands in"
  )
  func offline() {
    let page = Fixtures.files(Fixtures.bundle())["/offline"] ?? ""
    #expect(
      page.contains("id=\"absent\" hidden") && page.contains("id=\"device\" hidden") && page.contains("<noscript>"))
  }

  @Test(
    "A number agrees with its noun", arguments: [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1_204, "1,204 pages")])
  func nouns(number: Int, words: String) { #expect(counted(number, "page") == words) }

  @Test("An edition as one file has its stories and pictures in it, leads to its stories within it, and runs nothing")
  func singlePage() {
    let publisher = Publisher(
      settings: Fixtures.settings, image: { $0 == Fixtures.stored.file.hash ? [1, 2, 3] : nil })
    let page = MarkupChecker(text(publisher.singlePage(of: Fixtures.bundle())))
    #expect(page.problems == [] && page.all("script").isEmpty && page.all("form").isEmpty && page.all("button").isEmpty)
    let sources = Set(page.all("img").compactMap { $0.attributes["src"] })
    #expect(sources == ["data:image/png;base64,AQID"])
    #expect(page.all("link").isEmpty)
    let ids = Set(page.elements.compactMap { $0.attributes["id"] })
    for link in page.all("a").compactMap({ $0.attributes["href"] }) {
      #expect(link.hasPrefix("#") ? ids.contains(String(link.dropFirst())) : link.hasPrefix("http"), "\(link)")
      #expect(!link.contains("ten.example"), "\(link)")
    }
    for number in 1...10 { #expect(ids.contains("story-\(number)")) }
    // A picture that isn't there becomes a link, as elsewhere.
    let bare = text(Publisher(settings: Fixtures.settings).singlePage(of: Fixtures.bundle()))
    #expect(!bare.contains("<img") && bare.contains("Image not saved"))
  }
}
