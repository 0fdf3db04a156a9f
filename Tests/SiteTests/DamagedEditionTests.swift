import EditionModel
import Foundation
import Publishing
import SampleSite
import Status
import Storage
import Testing

@testable import Site

@Suite("Damaged editions") struct DamagedEditionTests {
  private static let keys = ["2026-05-06-morning", "2026-05-06-evening", "2026-05-07-morning"]

  /// A site whose newest editions are damaged, seen by a store that has read nothing yet.
  private func site(damaged: Int, _ fault: ManifestFault) async throws -> (site: SampleSite, shelf: EditionShelf) {
    let site = try await SampleSite(keys: Self.keys)
    for key in Self.keys.suffix(damaged) { try site.damage(key, fault) }
    return (site, EditionShelf(try Store(site.store.folder).publication("hn"), source: SampleSite.source))
  }

  @Test(
    "If the newest editions are damaged, every file of the site shows the newest that is whole, and says so",
    arguments: [1, 2], ManifestFault.allCases)
  func newest(damaged: Int, _ fault: ManifestFault) async throws {
    let (site, shelf) = try await site(damaged: damaged, fault)
    let editions = EditionCache(shelf)
    let files = SiteFiles(editions: editions, publisher: site.publisher)
    let (shown, lost) = (Self.keys[2 - damaged], Array(Self.keys.suffix(damaged).reversed()))
    let months = try editions.months()
    for file in SiteFile.all(editions: Self.keys.count, months: months) {
      let text = try files.output(.site(file)).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      switch file {
      case .page(.front):
        #expect(text.contains("Story 1 of \(shown)") && text.contains("A newer edition is damaged"))
        #expect(text.contains("href=\"/status\""))
        #expect(damaged == 1 || text.contains("Nor can the one before it."))
      case .storiesAtom, .storiesJSON, .editionsAtom, .editionsJSON:
        #expect(text.contains("Story 1 of \(shown)") && text.contains("A newer edition is damaged"), "\(file)")
        for key in lost { #expect(!text.contains("Story 1 of \(key)"), "\(file)") }
      case .editionIndex:
        #expect(text.contains("\"damaged\":[\(lost.map { "\"\($0)\"" }.joined(separator: ","))]"))
      case .offlineList: #expect(text.contains(shown))
      default: break
      }
    }
    for key in lost {
      for format in EditionFile.singleFiles {
        #expect(throws: StoreError.editionDamaged(key)) {
          try files.output(.edition(try #require(EditionKey(key)), format))
        }
      }
    }
    try await editions.refresh()
    #expect(editions.known.newest?.key.description == shown)
    #expect(editions.known.damaged.map(\.description) == lost)
  }

  @Test(
    "An edition that is damaged after the server has begun is noticed when it is read, and the one before it is shown")
  func later() async throws {
    let (site, shelf) = try await site(damaged: 0, .flipped)
    let editions = EditionCache(shelf)
    try await editions.refresh()
    #expect(editions.known.newest?.key.description == Self.keys[2])
    try site.damage(Self.keys[2])
    let front = try #require(try editions.front())
    #expect(front.edition.key.description == Self.keys[1] && front.damaged.map(\.description) == [Self.keys[2]])
    try await editions.refresh()
    #expect(editions.known.damaged.map(\.description) == [Self.keys[2]])
  }

  @Test("Where every edition is damaged the front page says which is, and shows nothing")
  func all() async throws {
    let (site, shelf) = try await site(damaged: 3, .flipped)
    let files = SiteFiles(editions: EditionCache(shelf), publisher: site.publisher)
    #expect(throws: StoreError.editionDamaged(Self.keys[2])) { try files.output(.site(.page(.front))) }
    #expect(try files.output(.site(.page(.archive))) != nil)
  }

  @Test("An older edition that is damaged changes nothing of the front page")
  func older() async throws {
    let site = try await SampleSite(keys: Self.keys)
    try site.damage(Self.keys[0])
    let shelf = EditionShelf(try Store(site.store.folder).publication("hn"), source: SampleSite.source)
    let front = try #require(try EditionCache(shelf).front())
    #expect(front.edition.key.description == Self.keys[2] && front.damaged.isEmpty)
  }

  @Test("The status names the newest two if they are damaged, and an incident tells of it", arguments: [0, 1, 2])
  func status(damaged: Int) async throws {
    let (_, shelf) = try await site(damaged: damaged, .cut)
    let reporter = StatusReporter(store: shelf.store, schedule: Schedule(zone: .utc))
    let now = SampleSite.cutoff + 25 * 3600
    let report = try reporter.report(now: now)
    let lost = Self.keys.suffix(damaged).reversed().map { EditionKey($0) }
    #expect(report.facts.damaged == lost)
    let text = Publisher(settings: SiteSettings()).statusText(report)
    #expect(text.contains("isn’t what was sealed") == (damaged > 0))
    #expect(text.contains("tenhn edition rebuild") == (damaged > 0))
  }

  @Test("An export goes on beside a damaged edition, keeps what it wrote of it before, and marks the front page")
  func export() async throws {
    let site = try await SampleSite(keys: Self.keys)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func export() throws {
      let store = try Store(site.store.folder).publication("hn")
      _ = try SiteExport(shelf: EditionShelf(store, source: SampleSite.source), publisher: site.publisher).write(
        to: folder)
    }
    try export()
    let newest = folder.appendingPathComponent("editions/\(Self.keys[2])/1/index.html")
    let before = try Data(contentsOf: newest)
    try site.damage(Self.keys[2])
    try export()
    #expect(try Data(contentsOf: newest) == before)
    let front = try String(contentsOf: folder.appendingPathComponent("index.html"), encoding: .utf8)
    #expect(front.contains("A newer edition is damaged") && front.contains("Story 1 of \(Self.keys[1])"))
  }

  @Test("Nothing that may have been withdrawn stays in an export because its edition is damaged")
  func withdrawn() async throws {
    let site = try await SampleSite(keys: Self.keys)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let export = SiteExport(
      shelf: EditionShelf(site.store, source: SampleSite.source), publisher: site.publisher)
    _ = try export.write(to: folder)
    let key = try #require(EditionKey(Self.keys[2]))
    _ = try await site.store.withdraw(story: 2, of: key, text: "Gone.", at: SampleSite.cutoff + 90_000, source: nil)
    try site.damage(Self.keys[2])
    _ = try export.write(to: folder)
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("editions/\(key)").path))
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("editions/\(key).json").path))
  }
}

extension EditionFile {
  /// The forms in which readers get an edition, and a story of it.
  fileprivate static let singleFiles: [EditionFile] = [
    .page, .json, .markdown, .book, .story("1"), .discussion("1"), .storyMarkdown("1"),
  ]
}
