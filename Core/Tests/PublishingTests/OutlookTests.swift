import EditionModel
import JSONFormat
import Publishing
import Testing

@Suite("The newest edition") struct OutlookTests {
  private let schedule = Fixtures.settings.schedule
  private let cutoff = Timestamp(rfc3339: "2026-05-06T16:00:00Z") ?? Timestamp(0)

  private func bundle(after seconds: Int64, isLive: Bool = true) -> EditionBundle {
    var bundle = Fixtures.bundle()
    bundle.outlook = Outlook(newest: cutoff, schedule: schedule, isLive: isLive, now: cutoff + seconds)
    return bundle
  }

  @Test("A newest edition is late a quarter of an hour after the next cut-off, not before")
  func becomesLate() {
    for (hours, overdue) in [
      (1.0, nil), (12.0, nil), (12.2, nil), (12.3, "2026-05-07-morning"), (25.0, "2026-05-07-evening"),
    ] {
      let outlook = Outlook(newest: cutoff, schedule: schedule, now: cutoff + Int64(hours * 3600))
      #expect(outlook.overdue?.key.description == overdue, "\(hours)")
    }
  }

  @Test("A late front page, the feeds and the list of editions say so and lead to the status")
  func saysSo() {
    let files = Fixtures.files(bundle(after: 90 * 86_400))
    #expect(files["/"]?.contains("A newer one should be out by now") == true)
    #expect(files["/"]?.contains("href=\"/status\"") == true)
    for path in ["/feed.atom", "/feed.json", "/feed-editions.atom"] {
      #expect(files[path]?.contains("A newer one should be out by now") == true, "\(path)")
    }
    #expect(files["/editions.json"]?.contains("https://ten.example/status") == true)
  }

  @Test("The JSON of an edition has the same bytes whenever it is read")
  func keepsItsBytes() {
    let path = "/editions/2026-05-06-evening.json"
    let onTime = Fixtures.files(bundle(after: 3600))[path]
    #expect(onTime != nil && onTime == Fixtures.files(bundle(after: 90 * 86_400))[path])
  }

  @Test("An edition that is as new as it must be says nothing of lateness")
  func onTime() {
    let files = Fixtures.files(bundle(after: 3600))
    for path in ["/", "/feed.atom", "/feed.json"] {
      #expect(files[path]?.contains("should be out") == false, "\(path)")
    }
  }

  @Test("The next edition that is announced is one that can still come, with its day")
  func announcesTheFuture() {
    let page = Fixtures.files(bundle(after: 86_400 + 7200))["/"] ?? ""
    #expect(page.contains("Friday, 8 May 2026 at 06:00 Berlin time"))
  }

  @Test("A public site lists its editions for search engines, and its stories name their originals")
  func isPublic() {
    var settings = Fixtures.settings
    settings.audience = .public
    let files = Fixtures.files(Fixtures.bundle(), settings: settings)
    #expect(files["/robots.txt"]?.contains("Sitemap: https://ten.example/sitemap.xml\n") == true)
    #expect(files["/sitemap.xml"]?.contains("<loc>https://ten.example/editions/2026-05-06-evening</loc>") == true)
    #expect(WellFormedXML.problem(in: Array((files["/sitemap.xml"] ?? "").utf8)) == nil)
    let story = files["/editions/2026-05-06-evening/3"] ?? ""
    #expect(story.contains("<link rel=\"canonical\" href=\"https://site3.example/page\">"))
    #expect(!story.contains("noindex"))
  }

  @Test("A private site is in no list, and its pages say that they aren't to be listed")
  func isPrivate() {
    let files = Fixtures.files(Fixtures.bundle())
    #expect(files["/sitemap.xml"] == nil)
    #expect(files["/editions/2026-05-06-evening/3"]?.contains("<meta name=\"robots\" content=\"noindex\">") == true)
  }

  @Test("The ten entries of an edition have times of their own, in the order of the edition")
  func spaced() throws {
    let feed = try JSON(parsing: Array((Fixtures.files(Fixtures.bundle())["/feed.json"] ?? "").utf8))
    let times = (feed["items"]?.array ?? []).compactMap { $0["date_published"]?.string }
    #expect(times.count == 10 && Set(times).count == 10)
    #expect(times == times.sorted(by: >))
  }

  @Test("A site that makes no editions promises none")
  func notLive() {
    let page = Fixtures.files(bundle(after: 90 * 86_400, isLive: false))["/"] ?? ""
    #expect(page.contains("makes no new editions"))
    #expect(!page.contains("edition comes") && !page.contains("should be out"))
  }
}
