import EditionModel
import Publishing
import Status
import Testing

@Suite struct HowThingsStand {
  private static let time = Timestamp(rfc3339: "2026-05-06T16:30:00Z") ?? Timestamp(0)

  private static var report: StatusReport {
    var facts = StatusFacts(time: time, isLive: true, watchedSince: time)
    let schedule = Fixtures.settings.schedule
    facts.due = schedule.latest(atOrBefore: time)
    facts.next = schedule.next(after: time)
    facts.newest = facts.due.map { .init(cutoff: $0, published: $0.instant + 60, isLate: false) }
    facts.sources = [
      .init(
        name: "Hacker <News>", lastGood: time + -9000, lastBad: time, failures: 4, failingSince: time + -4000,
        trouble: .time)
    ]
    facts.record = .init(looks: [time + -20_000, time + -9000])
    facts.disk = .init(used: 312_400_000, free: 20_900_000_000, yearly: 4_250_000_000)
    facts.backup = time + -3 * 86_400
    facts.drill = .init(time: time + -2 * 86_400, isGood: false)
    return StatusReport(
      facts: facts,
      incidents: [
        Incident(
          number: 1, kind: .source, subject: "Hacker <News>", opened: time + -3000,
          text: "Hacker <News> could not be read."),
        Incident(
          number: 2, kind: .late, opened: time + -90_000, closed: time + -89_000, text: "The edition was late.",
          ending: "It stands."),
      ])
  }

  private static func files(
    _ report: StatusReport, isStatic: Bool = false, zone: String = "Europe/Berlin", audience: Audience? = nil
  ) -> [String: String] {
    var settings = Fixtures.settings
    if let audience { settings.audience = audience }
    if zone == "UTC" { settings.schedule = Schedule(zone: .utc) }
    settings.isStatic = isStatic
    let files = Publisher(settings: settings).statusFiles(report)
    return Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
  }

  private var page: MarkupChecker { MarkupChecker(Self.files(Self.report)["/status"] ?? "") }

  @Test("The page says what is amiss first, then everything that is seen, and is well-formed")
  func everything() {
    #expect(page.problems == [])
    for text in [
      "There’s one problem.", "Hacker &lt;News&gt; could not be read.", "Failed 4 times in a row, since ",
      "it did not answer in time", "1 gap in the past two days", "312 MB in use, 20 GB free",
      "At this pace 4.2 GB a year, of 5 GB budgeted", "The last one is 3 days old", "Failed on ", "It stands.",
      "Evening edition, Wednesday, 6 May 2026, published on ",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
    let levels = page.headingLevels
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test("Times are in the publication's zone and in UTC, for a script to show in the reader's")
  func times() {
    let berlin = Self.files(Self.report)["/status"] ?? ""
    #expect(
      berlin.contains(
        "<time datetime=\"2026-05-06T18:30:00+02:00\" data-zone=\"18:30\" data-date=\"\">6 May 2026, 18:30 Berlin time</time> (16:30 UTC)"
      ))
    let utc = Self.files(Self.report, zone: "UTC")["/status"] ?? ""
    #expect(utc.contains("data-zone=\"16:30\" data-date=\"\" data-utc=\"\">6 May 2026, 16:30 UTC</time>."))
  }

  @Test("All is well where no incident is open")
  func well() {
    var report = Self.report
    report.incidents = []
    report.facts.sources = []
    let files = Self.files(report)
    #expect(files["/status"]?.contains("All is well.") == true)
    #expect(files["/status.json"]?.contains("\"open\":0") == true)
  }

  @Test("All is not well while an edition is damaged, also where nobody watches and no incident opens")
  func damaged() throws {
    var report = Self.report
    report.incidents = []
    report.facts.damaged = [try #require(EditionKey("2026-05-06-morning"))]
    for page in Self.files(report).values { #expect(!page.contains("All is well")) }
    #expect(Self.files(report)["/status"]?.contains("An edition is damaged.") == true)
  }

  @Test("The JSON has nothing but our own words and numbers, and says what is late now")
  func json() {
    var report = Self.report
    report.facts.newest = nil
    let json = Self.files(report)["/status.json"] ?? ""
    for part in [
      "\"late\":true", "\"newest\":null", "\"trouble\":\"time\"", "\"time\":\"2026-05-06T18:30:00+02:00\"",
      "\"restoreDrill\":{\"time\"", "\"closed\":null",
    ] {
      #expect(json.contains(part), "\(part)")
    }
  }

  @Test("The feed has an entry for each incident, whose identity stays when it closes")
  func feed() {
    let feed = Self.files(Self.report)["/status.atom"] ?? ""
    #expect(WellFormedXML.problem(in: Array(feed.utf8)) == nil)
    #expect(feed.split(separator: "<entry").count == 3)
    #expect(feed.contains("Resolved: The edition was late.") && feed.contains("(15:40 UTC)"))
    var closed = Self.report
    closed.incidents[0].closed = Self.time
    func ids(_ feed: String) -> Set<Substring> {
      Set(feed.split(separator: "<id>").dropFirst().map { $0.prefix { $0 != "<" } })
    }
    #expect(ids(feed) == ids(Self.files(closed)["/status.atom"] ?? ""))
  }

  @Test("A page that is a file says nothing of now, and is the same whenever it is written")
  func files() {
    let files = Self.files(Self.report, isStatic: true)
    let page = files["/status"] ?? ""
    #expect(MarkupChecker(page).problems == [])
    #expect(page.contains("These pages are static files.") && page.contains("these files are out of date"))
    for text in [
      "As of ", "All is well", "problem", "in use", "Hacker &lt;News&gt;</dt>",
      "\"time\":\"2026-05-06T18:30",
    ] {
      #expect(!page.contains(text) && files["/status.json"]?.contains(text) == false, "\(text)")
    }
    var later = Self.report
    later.facts.time = Self.time + 7200
    #expect(Self.files(later, isStatic: true) == files)
  }

  @Test("A terminal gets the same in lines")
  func terminal() {
    let text = Publisher(settings: Fixtures.settings).statusText(Self.report)
    #expect(text.hasPrefix("There’s one problem. (6 May 2026, 18:30 Berlin time (16:30 UTC))\n"))
    #expect(text.contains("\n! Hacker <News> could not be read. Since "))
    #expect(text.contains("\nBackup: The last one is 3 days old"))
  }

  @Test("Every page leads to the status page")
  func links() {
    for path in ["/", "/about", "/archive"] {
      #expect(Fixtures.files(Fixtures.bundle())[path]?.contains("href=\"/status\"") == true, "\(path)")
    }
  }

  @Test("The operator’s look at a host is linked where readers may use it, and nowhere else")
  func doctor() {
    func leads(_ audience: Audience, isStatic: Bool = false) -> Bool {
      Self.files(Self.report, isStatic: isStatic, audience: audience)["/status"]?.contains("/doctor") == true
    }
    #expect(leads(.private) && !leads(.public) && !leads(.private, isStatic: true))
  }
}
