import EditionModel
import Publishing
import Testing

@Suite("Files by name") struct FileTests {
  private static let publisher = Publisher(settings: Fixtures.settings)
  private static let bundle = Fixtures.bundle(reserve: Fixtures.story(11))

  @Test("Every file of an edition is found again at its path and rendered there")
  func editionPaths() throws {
    let files = EditionFile.all(of: Self.bundle.edition)
    #expect(files.contains(.story("R1")) && files.contains(.book) && files.contains(.cover))
    for file in files {
      let path = file.path(in: Fixtures.evening)
      #expect(PublishedFile(path: path) == .edition(Fixtures.evening, file), "\(path)")
      #expect(try #require(Self.publisher.file(file, of: Self.bundle), "\(path)").path == path)
    }
  }

  @Test("Every file of the site is found again at its path and rendered there")
  func sitePaths() throws {
    let contents = LoadedContents(
      front: Self.bundle, recent: [Self.bundle],
      editions: (0..<60).map { index in
        Fixtures.bundle(EditionKey(date: CivilDate(daysSinceEpoch: 20_000 + index), slot: "morning")).summary
      })
    let files = SiteFile.all(editions: 60, months: contents.months())
    #expect(files.count { if case .month = $0 { true } else { false } } == 3)
    #expect(files.contains(.shelf(3, .json)) && !files.contains(.shelf(4, .json)))
    for file in files where file != .sitemap && file != .appAssociation {
      #expect(PublishedFile(path: file.path) == .site(file), "\(file.path)")
      #expect(try #require(Self.publisher.file(file, of: contents), "\(file.path)").path == file.path)
    }
    #expect(Self.publisher.file(.shelf(4, .json), of: contents) == nil)
    #expect(PublishedFile(path: "/sitemap.xml") == .site(.sitemap))
    #expect(Self.publisher.file(.sitemap, of: contents) == nil)
    var settings = Fixtures.settings
    settings.audience = .public
    #expect(Publisher(settings: settings).file(.sitemap, of: contents) != nil)
    #expect(try #require(CalendarMonth("1999-12")).description == "1999-12")
    #expect(CalendarMonth("1999-12").flatMap { Self.publisher.file(.month($0), of: contents) } == nil)
    for file in StatusFile.allCases { #expect(PublishedFile(path: file.path) == .status(file)) }
  }

  @Test(
    "A path that no file can have names nothing",
    arguments: [
      "", "about", "/about/", "/about.html", "/editions", "/editions/", "/editions/sample/", "/editions/2026-05-06",
      "/editions/sample/0", "/editions/sample/01", "/editions/sample/+1", "/editions/sample/R0", "/editions/sample/R",
      "/editions/sample/r1", "/editions/sample/1.json", "/editions/sample/1/2",
      "/editions/sample/01.md", "/editions/sample.html", "/editions/sample.json/1", "/editions/2026-02-30-morning",
      "/opds-editions-1.xml", "/opds-editions-02.xml", "/opds-editions-2.html", "/opds-2.xml", "/opds-editions-2",
      "/archive/", "/archive/2026", "/archive/2026-13", "/archive/2026-05/", "/archive/2026-05-06", "/archive/26-05",
    ])
  func noFile(_ path: String) { #expect(PublishedFile(path: path) == nil) }

  @Test("A story that the edition doesn't have is no file")
  func missing() {
    for file in [EditionFile.story("11"), .story("R2"), .storyMarkdown("11")] {
      #expect(Self.publisher.file(file, of: Self.bundle) == nil)
    }
  }

  /// Contents that refuse everything: what a file doesn't show is never loaded for it.
  private struct Unreachable: SiteContents {
    struct Asked: Error {}
    func count() throws(Asked) -> Int { throw Asked() }
    func editions(_ range: Range<Int>) throws(Asked) -> [EditionSummary] { throw Asked() }
    func months() throws(Asked) -> [CalendarMonth] { throw Asked() }
    func editions(of month: CalendarMonth) throws(Asked) -> [EditionSummary] { throw Asked() }
    func front() throws(Asked) -> EditionBundle? { throw Asked() }
    func recent() throws(Asked) -> [EditionBundle] { throw Asked() }
    func corrections() throws(Asked) -> [ListedCorrection] { throw Asked() }
    func week() throws(Asked) -> WeekReview? { throw Asked() }
  }

  @Test("A file loads only what it shows")
  func lazy() throws {
    for file in [SiteFile.page(.settings), .page(.offline), .notFound, .manifest, .icon(.small), .script(.app)] {
      #expect(try Self.publisher.file(file, of: Unreachable()) != nil)
    }
    #expect(throws: Unreachable.Asked.self) { try Self.publisher.file(.page(.front), of: Unreachable()) }
  }
}
