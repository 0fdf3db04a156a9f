import Archive
import EditionModel
import Fetching
import FoundationEssentials
import JSONFormat
import Selection
import StorySources
import TestSupport
import Testing

@testable import HackerNewsSource

/// Answers by the end of the address; what is not in the table does not answer.
private struct Table: Transport {
  var rows: [String: String]

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    guard let json = rows.first(where: { "\(request.url)".contains($0.key) })?.value else {
      throw FetchFailure(.timeout, "no answer")
    }
    let headers = HeaderFields([.init("Content-Type", "application/json; charset=utf-8")])
    return Exchange(
      date: Timestamp(0), response: HTTPResponseMessage(status: 200, headers: headers, body: Array(json.utf8)))
  }
}

private let now = Timestamp(1_778_090_400)

private func source(_ rows: [String: String]) -> HackerNews {
  HackerNews(fetcher: Fetcher(transport: Table(rows: rows), policy: FetchPolicy(userAgent: "tenhn/test")) { now })
}

private func item(_ number: Int, _ fields: String) -> (String, String) {
  ("/item/\(number).json", #"{"id":\#(number),"type":"story","title":"Story \#(number)",\#(fields)}"#)
}

@Suite("Watching the list") struct WatchTests {
  func rows(_ items: [(String, String)], top: String) -> [String: String] {
    Dictionary([("/topstories.json", top)] + items, uniquingKeysWith: { $1 })
  }

  @Test("A look with half of its items failing is a look, and says at which places the silent ones are")
  func halfFails() async throws {
    let items = [2, 4, 6].map { item($0, #""score":5,"descendants":1,"time":9"#) }
    let look = try await source(rows(items, top: "[1,2,3,4,5,6]")).watch([], at: now)
    #expect(look.stories.map(\.candidate.id.nativeID) == ["2", "4", "6"])
    #expect(look.failed.map(\.nativeID) == ["1", "3", "5"])
    #expect(look.places[CandidateID(source: "hn", nativeID: "5")] == 5)
  }

  @Test(
    "What says nothing about the page is no look",
    arguments: [
      ("no list", "{}", #""score":5"#), ("an empty list", "[]", #""score":5"#), ("null items", "[1,2,3]", nil),
      ("points under another name", "[1,2,3]", #""points":5"#), ("points in another shape", "[1,2,3]", #""score":"5""#),
      ("no points", "[1,2,3]", #""score":null"#),
    ])
  func noLook(name: String, top: String, fields: String?) async throws {
    let items = (1...3).map { number in fields.map { item(number, $0) } ?? ("/item/\(number).json", "null") }
    await #expect(throws: SourceFailure.self, "\(name)") { try await source(rows(items, top: top)).watch([], at: now) }
  }

  @Test("A null score among others counts as unknown, not as zero")
  func nullScore() async throws {
    let items = [item(1, #""score":7,"descendants":3"#), item(2, #""score":null"#), item(3, #""score":9"#)]
    let look = try await source(rows(items, top: "[1,2,3]")).watch([], at: now)
    #expect(look.stories.map(\.counts.points) == [7, nil, 9])
    #expect(look.stories.map(\.counts.comments) == [3, nil, nil])
  }

  @Test(
    "Stories that fell off the list are asked for once more, with their place in the long list where they have one")
  func fallen() async throws {
    let numbers = Array(1...100)
    var items = numbers.map { item($0, #""score":5"#) }
    items += [item(500, #""score":8,"dead":true"#), ("/item/501.json", "null")]
    let ids = [3, 95, 500, 501, 502].map { CandidateID(source: "hn", nativeID: "\($0)") }
    let look = try await source(rows(items, top: "\(numbers)")).watch(ids, at: now)
    #expect(look.stories.count == 92, "the 90 watched, one at place 95, one dead")
    #expect(look.places[ids[1]] == 95)
    #expect(look.stories.first { $0.candidate.id == ids[2] }?.candidate.state == .dead)
    #expect(look.missing == [ids[3]])
    #expect(look.failed == [ids[4]])
  }
}

@Suite("Algolia's search") struct AlgoliaTests {
  static let hit = #"""
    {"objectID":"7","title":"A &amp; B","url":"https://example.org/","author":"ann","points":40,"num_comments":3,
     "created_at_i":1778080000,"_tags":["story","author_ann","story_7"]}
    """#

  func past(_ rows: [String: String]) async throws -> [SourceStory] {
    try await source(rows).stories(postedAfter: Timestamp(1_778_000_000), through: Timestamp(1_778_090_000), at: now)
  }

  @Test("Algolia's hits become candidates of Hacker News, with the numbers of now")
  func hits() async throws {
    let stories = try await past(["search_by_date": #"{"hits":[\#(Self.hit),{"objectID":null},5],"nbPages":1}"#])
    let story = try #require(stories.first)
    #expect(stories.count == 1)
    #expect(story.candidate.id == CandidateID(source: "hn", nativeID: "7"))
    #expect(story.candidate.title == "A & B")
    #expect(story.candidate.posted == Timestamp(1_778_080_000))
    #expect(story.candidate.history == [Observation(time: now, rank: nil, points: 40, comments: 3)])
  }

  @Test("What lies outside of the span is left out, even if the search gives it")
  func span() async throws {
    let early = Self.hit.replacing("1778080000", with: "1777000000")
    #expect(try await past(["search_by_date": #"{"hits":[\#(early)]}"#]).isEmpty)
  }

  @Test("The second-chance pool comes from its front page, and an answer without hits is an answer")
  func frontPage() async throws {
    let old = Self.hit.replacing("1778080000", with: "1777000000")
    let found = try await past(["search_by_date": #"{"hits":[]}"#, "front_page": #"{"hits":[\#(old)]}"#])
    #expect(found.map(\.candidate.id.nativeID) == ["7"])
  }

  @Test("Silence and an unknown shape are failures", arguments: [[:], ["search_by_date": #"{"results":[]}"#]])
  func failures(rows: [String: String]) async {
    await #expect(throws: SourceFailure.self) { try await past(rows) }
  }

  @Test("Every recorded answer about stories is read", .enabled(if: Shared.isPresent, "needs ../shared"))
  func recorded() throws {
    struct Row: Decodable {
      var url: String
      var reply: JSON
    }
    let rows = try JSONDecoder().decode([Row].self, from: Data(Shared.bytes("hn/fixtures/algolia_responses.json")))
    let stories = rows.filter { $0.url.contains("tags=(story)") }
    #expect(stories.count >= 4)
    for row in stories {
      let answer = try #require(AlgoliaAnswer(json: row.reply.bytes), "\(row.url)")
      #expect(answer.hits.compactMap { $0.story(source: "hn", seen: now) }.count == 1, "\(row.url)")
    }
    for row in rows.filter({ $0.url.contains("tags=(comment)") && !$0.url.contains("items") }) {
      let answer = try #require(AlgoliaAnswer(json: row.reply.bytes))
      #expect(answer.hits.compactMap { $0.story(source: "hn", seen: now) }.isEmpty)
    }
  }
}
