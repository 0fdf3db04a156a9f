import EditionModel
import FeedFormat
import Testing

@testable import Publishing

@Suite("A site with several publications") struct PublicationsPageTests {
  private func settings(_ name: String, title: String, slots: [Slot] = Slot.standard) -> SiteSettings {
    var settings = SiteSettings(
      title: title, baseURL: "https://a.example/news/\(name)", schedule: Schedule(zone: .utc, slots: slots))
    settings.publication = name
    settings.listing = "/news/"
    return settings
  }

  private var publisher: Publisher {
    var settings = SiteSettings(title: "Our papers", baseURL: "https://a.example/news")
    settings.isListing = true
    return Publisher(settings: settings)
  }

  private func summary(_ key: String, _ publication: String) throws -> EditionSummary {
    EditionSummary(
      key: try #require(EditionKey(key)), publication: publication, cutoff: Timestamp(1_778_047_200),
      published: Timestamp(1_778_047_300), basis: .recorded, isLate: false, hash: ContentHash(of: [1]),
      titles: (1...10).map { "Title \($0) <b>" })
  }

  private func listed() throws -> [ListedPublication] {
    [
      ListedPublication(
        settings: settings("hn", title: "10HN"), newest: try summary("2026-05-06-morning", "hn"),
        outlook: Outlook(
          newest: Timestamp(1_778_047_200), schedule: Schedule(zone: .utc), now: Timestamp(1_778_050_000))),
      ListedPublication(
        settings: settings("mine", title: "Mine & yours", slots: [Slot(name: "morning", hour: 7, minute: 0)]),
        newest: nil),
    ]
  }

  @Test("Its page names each publication, its newest edition's first titles and what comes next, without a script")
  func page() throws {
    let page = String(decoding: publisher.publicationsPage(try listed()).bytes, as: UTF8.self)
    #expect(page.contains("href=\"/news/hn/\"") && page.contains("href=\"/news/mine/\""))
    #expect(page.contains("/news/hn/editions/2026-05-06-morning/3\"") && page.contains("Title 3 &lt;b&gt;"))
    #expect(!page.contains("Title 4"))
    #expect(page.contains("The evening edition comes at"))
    #expect(page.contains("The first ten stories come at the next cut-off: 07:00 UTC."))
    #expect(!page.contains("<script") && !page.contains("rel=\"manifest\"") && page.contains("Mine &amp; yours"))
    #expect(page.contains("type=\"application/atom+xml\" title=\"10HN\" href=\"/news/hn/feed.atom\""))
    // Nothing of one publication is at the root.
    for path in ["/news/archive", "/news/search", "/news/saved", "/news/get", "/news/feed.atom"] {
      #expect(!page.contains("\"\(path)\""), "\(path)")
    }
  }

  @Test("An edition that is overdue, and a publication that makes none any more, say so")
  func late() throws {
    var late = try listed()
    late[0].outlook = Outlook(
      newest: Timestamp(1_778_047_200), schedule: Schedule(zone: .utc), now: Timestamp(1_778_200_000))
    #expect(String(decoding: publisher.publicationsPage(late).bytes, as: UTF8.self).contains("should be out by now"))
    late[0].outlook = Outlook(
      newest: Timestamp(1_778_047_200), schedule: Schedule(zone: .utc), isLive: false, now: Timestamp(1_778_050_000))
    #expect(String(decoding: publisher.publicationsPage(late).bytes, as: UTF8.self).contains("makes no new editions"))
  }

  @Test("A site that has no edition and makes none promises none, by itself and in the list")
  func nothingComes() throws {
    var settings = settings("mine", title: "Mine")
    settings.makesEditions = false
    let list = publisher.publicationsPage([ListedPublication(settings: settings, newest: nil)])
    for page in [String(decoding: list.bytes, as: UTF8.self), EmptyPage(settings: settings).markup().string] {
      #expect(page.contains("this site makes none") && !page.contains("next cut-off"))
    }
  }

  @Test("An edition that came late, or was chosen afterwards, is called that in the list too")
  func notes() throws {
    var listed = try listed()
    #expect(!String(decoding: publisher.publicationsPage(listed).bytes, as: UTF8.self).contains("chosen afterwards"))
    listed[0].newest?.basis = .hindsight
    listed[0].newest?.isLate = true
    #expect(
      String(decoding: publisher.publicationsPage(listed).bytes, as: UTF8.self).contains("late, chosen afterwards"))
  }

  @Test("The list for feed readers is one that this program reads too")
  func list() throws {
    let file = publisher.publicationsOPML(try listed())
    let list = try #require(FeedList.read(file.bytes))
    #expect(list.title == "Our papers")
    #expect(list.entries.map(\.title) == ["10HN", "Mine & yours"])
    #expect(list.entries.map(\.address) == ["hn", "mine"].map { "https://a.example/news/\($0)/feed.atom" })
  }

  @Test("Pages of one publication lead to the others, and an edition a day is called that")
  func foot() throws {
    let one = Publisher(settings: try listed()[1].settings)
    let page = String(decoding: one.errorPage(status: 404).bytes, as: UTF8.self)
    #expect(page.contains("href=\"/news/\">All publications</a>"))
    #expect(page.contains("Ten stories, every morning. Then nothing"))
    let only = String(decoding: Publisher(settings: SiteSettings()).errorPage(status: 404).bytes, as: UTF8.self)
    #expect(!only.contains("All publications"))
    #expect(only.contains("Ten stories, every morning and every evening. Then nothing until the next."))
  }

  @Test("The page on every form leads to the other publications, and names the tools under the site's own path")
  func everyForm() throws {
    let settings = try listed()[0].settings
    let page = String(
      decoding: try #require(Publisher(settings: settings).file(.page(.getIt), of: LoadedContents())).bytes,
      as: UTF8.self)
    #expect(page.contains("href=\"/news/publications.opml\"") && page.contains("href=\"/news/\">several publications"))
    #expect(page.contains("/news/hn/mcp"))
    let only = String(
      decoding: try #require(Publisher(settings: SiteSettings()).file(.page(.getIt), of: LoadedContents())).bytes,
      as: UTF8.self)
    #expect(!only.contains("several publications") && only.contains(">/mcp<"))
  }

  @Test("A publication's colour is that of its pages, whatever the hour", arguments: SiteSettings.Colour.allCases)
  func colours(colour: SiteSettings.Colour) throws {
    var settings = Fixtures.settings
    settings.colour = colour
    let bundle = Fixtures.bundle()
    func bytes(_ file: EditionFile) throws -> [UInt8] {
      try #require(Publisher(settings: settings).file(file, of: bundle)).bytes
    }
    let page = String(decoding: try bytes(.page), as: UTF8.self)
    // The fixture is of an evening.
    #expect(page.contains("class=\"evening\"") == (colour != .red))
    let hour = try #require(Publisher(settings: Fixtures.settings).file(.cover, of: bundle)).bytes
    #expect(try (bytes(.cover) == hour) == (colour != .red))
  }

  @Test("Catalogues of two publications have names of their own, and that of hn keeps its")
  func catalogues() throws {
    func root(_ settings: SiteSettings) throws -> String {
      String(
        decoding: try #require(Publisher(settings: settings).file(.catalogue(.xml), of: LoadedContents())).bytes,
        as: UTF8.self)
    }
    func id(_ text: String) -> Substring { text.split(separator: "<id>")[1].prefix { $0 != "<" } }
    let listed = try listed()
    #expect(try id(root(listed[0].settings)) != id(root(listed[1].settings)))
    #expect(try id(root(listed[0].settings)) == id(root(SiteSettings())))
  }

  @Test("What a site leaves out is said in one sentence")
  func filtered() throws {
    let entry = WeekReview.Entry(
      Submission(id: "1", title: "A title", url: nil, discussion: "https://a.example/1", points: 1, comments: 1),
      site: "a.example", reason: Reason(text: "It rose.", facts: [:]), edition: nil, number: nil)
    func said(_ terms: [String]) -> String {
      let week = WeekReview(moment: Timestamp(0), basis: .recorded, muted: terms, entries: [entry])
      let page = Publisher(settings: SiteSettings()).file(.page(.week), of: LoadedContents(week: week))
      return String(decoding: page?.bytes ?? [], as: UTF8.self)
    }
    #expect(said(["points:50"]).contains("This site leaves out stories with fewer than 50 points."))
    #expect(
      said(["a", "site:b.example", "points:1", "comments:1200"]).contains(
        "This site leaves out titles with “a”, pages from b.example, and stories with fewer than 1 point or 1,200 comments."
      ))
    #expect(said(["a", "site:b.example"]).contains("titles with “a”, and pages from b.example."))
  }
}
