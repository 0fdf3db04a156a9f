import ArticleModel
import EditionModel
import Publishing
import SampleSite
import Storage
import Testing

@testable import Site

@Suite("The past week") struct WeekTests {
  @Test("The week has what our editions missed beside what they had, best first, and no page twice")
  func looksBack() async throws {
    let store = try await SampleSite(keys: []).store
    let moment = SampleSite.cutoff
    _ = try await store.seal(Manifest(sealing: edition("2026-05-05-evening", moment.rawValue - 43_200)), archive: [])
    _ = try await store.seal(Manifest(sealing: edition("2026-05-06-morning", moment.rawValue)), archive: [])
    let week = try #require(try WeekMaker(store: store, source: SampleSite.source).week(at: moment))
    #expect(week.entries.count == 10)
    #expect(week.entries.compactMap(\.points) == week.entries.compactMap(\.points).sorted(by: >))
    #expect(Set(week.entries.compactMap(\.url)).count == 10)
    let missed = week.entries.filter { $0.edition == nil }
    #expect(missed.map(\.points) == [5000], "the giant in the reserves, once")
    let had = try #require(week.entries.first { $0.edition != nil })
    #expect(had.number != nil)
    #expect(week.basis == .editions)
    let page = try #require(
      Publisher(settings: SiteSettings()).file(.page(.week), of: LoadedContents(week: week)))
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.contains("Missed") && text.contains("A story that they didn’t see is missing here too"))
  }

  private static let titles = [
    "Quokkas", "Lanterns of Malta", "Sourdough", "A compiler in awk", "Why bridges hum", "Tides", "The abacus", "Moths",
    "Fortran at sixty", "Glass harmonicas", "Cartography", "Postgres internals", "A lathe", "Ravens", "Typewriters",
    "Soap", "Basalt columns", "Zoning law", "The theremin", "Kites",
  ]

  private func edition(_ name: String, _ cutoff: Int64) -> Edition {
    let key = EditionKey(name) ?? .sample
    let evening = key.slot == "evening"
    return Edition(
      key: key, publication: "hn", cutoff: Timestamp(cutoff), published: Timestamp(cutoff), timeZone: "UTC",
      basis: .recorded, isLate: false, engine: "tenhn/test",
      stories: (1...10).map { number in
        Story(
          number: number, source: "hn",
          submission: Submission(
            id: "\(evening ? 1 : 2)0\(number)", title: WeekTests.titles[number - 1 + (evening ? 10 : 0)],
            url: "https://example.org/\(name)/\(number)", discussion: "https://news.ycombinator.com/item?id=1",
            points: 100 * number, comments: 5),
          reading: Reading(
            site: "example.org", readingMinutes: 1, visibility: .card,
            receipt: Receipt(kind: .card, why: "w", source: "page")),
          decision: Decision(reason: Reason(text: "r", facts: ["hoursSincePosted": 6])))
      }, unreadable: [],
      reserves: [
        ReserveStory(
          Submission(
            id: evening ? "999" : "998", title: evening ? "Reserve 999" : "The same page again",
            url: "https://www.example.com/giant?utm_source=\(name)",
            discussion: "https://news.ycombinator.com/item?id=999", points: 5000, comments: 9),
          reason: Reason(text: "r", facts: ["hoursSincePosted": 6]))
      ], archive: ContentHash(of: [UInt8]()))
  }
}
