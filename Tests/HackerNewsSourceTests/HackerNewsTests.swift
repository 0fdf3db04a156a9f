import Archive
import EditionModel
import Fetching
import FoundationEssentials
import HackerNewsSource
import JSONFormat
import Selection
import StorySources
import TestSupport
import Testing

/// Answers paths of the API from a table of JSON texts.
private struct APITransport: Transport {
  var rows: [String: String]

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    guard let json = rows["\(request.url)"] else { throw FetchFailure(.connect, "nobody there") }
    let headers = HeaderFields([.init("Content-Type", "application/json; charset=utf-8")])
    return Exchange(
      date: Timestamp(0), response: HTTPResponseMessage(status: 200, headers: headers, body: Array(json.utf8)))
  }
}

private let evening = Timestamp(1_778_090_400)

private func source(_ transport: any Transport) -> HackerNews {
  HackerNews(fetcher: Fetcher(transport: transport, policy: FetchPolicy(userAgent: "tenhn/test")) { evening })
}

private func source(top: String, items: [Int: String]) -> HackerNews {
  var rows = [HackerNews.address + "/topstories.json": top]
  for (number, json) in items { rows[HackerNews.address + "/item/\(number).json"] = json }
  return source(APITransport(rows: rows))
}

@Suite struct HackerNewsTests {
  @Test("Odd items are taken as they come")
  func oddItems() async throws {
    let look = try await source(
      top: "[1,2,3,4,5,null,6,7,8,9,10]",
      items: [
        1: "null", 2: #"{"id":2,"deleted":true,"type":"story","time":5}"#,
        3: #"{"id":3,"type":"story","title":"Q&amp;A: isn&#x27;t 1 &lt; 2 &bogus; & more"}"#,
        4: #"{"id":4,"type":"job","title":"Hiring","score":"many","url":""}"#, 5: "not json",
        6: #"{"id":6,"type":"story","title":"dead","dead":true,"score":-4,"time":9}"#,
        7: #"{"id":7,"type":"poll","title":"Tabs?","parts":[]}"#, 8: #"{"type":"story","title":"no number"}"#,
        9: #"{"id":9,"type":"story","title":"Ask HN: x","text":"<p>why","kids":[1,2],"score":3,"descendants":4}"#,
      ]
    ).look(at: evening)
    #expect(look.missing.map(\.nativeID) == ["1", "2", "5", "8"])
    #expect(look.failed.map(\.nativeID) == ["10"])
    let candidates = look.candidates
    #expect(candidates.map(\.id.nativeID) == ["3", "4", "6", "7", "9"])
    #expect(candidates.map(\.kind) == [.story, .job, .story, .poll, .story])
    #expect(candidates[0].title == "Q&A: isn't 1 < 2 &bogus; & more")
    #expect(candidates[1].url == nil)
    #expect(candidates[2].state == .dead)
    #expect(candidates[2].history == [Observation(time: evening, rank: 6, points: 0, comments: 0)])
    #expect(look.stories[4].markup == "<p>why")
    #expect(look.stories[4].commentIDs == ["1", "2"])
  }

  @Test("Without the top list there is no look")
  func without() async {
    await #expect(throws: SourceFailure.self) { try await source(APITransport(rows: [:])).look(at: evening) }
    await #expect(throws: SourceFailure.self) { try await source(top: "{}", items: [:]).look(at: evening) }
  }

  @Test("Comments come in the order of the page, without deleted and flagged ones and what is below them")
  func commentsCome() async throws {
    let source = source(
      top: "[1]",
      items: [
        1: #"{"id":1,"type":"story","title":"x","kids":[2,3,4,5]}"#,
        2: #"{"id":2,"type":"comment","by":"a","time":1,"text":"first","kids":[6,7]}"#,
        3: #"{"id":3,"type":"comment","deleted":true,"time":1,"kids":[8]}"#,
        4: #"{"id":4,"type":"comment","by":"b","dead":true,"text":"[flagged]","time":1}"#,
        5: #"{"id":5,"type":"comment","by":"c","time":1,"text":"second"}"#,
        6: #"{"id":6,"type":"comment","deleted":true}"#,
        7: #"{"id":7,"type":"comment","by":"d","time":2,"text":"reply"}"#,
      ])
    let look = try await source.look(at: evening)
    let thread = await source.thread(on: try #require(look.stories.first), within: ThreadBudget(items: 50, time: nil))
    let comments = thread.comments
    #expect(comments.map(\.markup) == ["first", "reply", "second"])
    #expect(comments.map(\.parent) == [nil, "2", nil])
    #expect(thread.extent == .init(read: 3, known: 6, ending: .whole))
    #expect(comments[1].url == "https://news.ycombinator.com/item?id=7")
  }

  @Test(
    "Recorded items are all read", .enabled(if: Shared.isPresent, "needs ../shared"))
  func recordedItems() async throws {
    let text = String(decoding: try gunzip(Shared.bytes("hn/fixtures/firebase_items_recorded.jsonl.gz")), as: UTF8.self)
    struct Known: Decodable {
      var id: Int
      var type: String
      var score: Int
      var url: String?
    }
    let lines = text.split(separator: "\n").map(String.init)
    let known = try lines.map { try JSONDecoder().decode(Known.self, from: Data($0.utf8)) }
    for start in stride(from: 0, to: known.count, by: 100) {
      let range = start..<min(start + 100, known.count)
      let rows = Dictionary(zip(known[range].map(\.id), lines[range]), uniquingKeysWith: { $1 })
      let look = try await source(top: "\(known[range].map(\.id))", items: rows).look(at: evening)
      #expect(look.candidates.map(\.id.nativeID) == known[range].map { "\($0.id)" })
      #expect(look.candidates.map(\.kind.rawValue) == known[range].map(\.type))
      #expect(look.candidates.map { $0.history.first?.points } == known[range].map { max(0, $0.score) })
    }
  }

  @Test(
    "The examples of the API's readme are read", .enabled(if: Shared.isPresent, "needs ../shared"))
  func examples() async throws {
    let data = Data(try Shared.bytes("hn/fixtures/firebase_readme_examples.json"))
    let rows = try JSONDecoder().decode([String: JSON].self, from: data)
    let items = rows.filter { $0.key.hasPrefix("item/") }.mapValues(\.text)
    #expect(items.count >= 5)
    var table = [HackerNews.address + "/topstories.json": "[8863,2921983,121003,192327,126809,160705]"]
    for (path, json) in items { table[HackerNews.address + "/" + path] = json }
    let look = try await source(APITransport(rows: table)).look(at: evening)
    #expect(look.candidates.map(\.kind) == [.story, .story, .job, .poll])
    #expect(look.stories[1].markup?.hasPrefix("<i>or</i> HN") == true)
    #expect(look.candidates[2].url == nil)
  }

  @Test(
    "Recorded evenings give every story that can be chosen", .enabled(if: Shared.isPresent, "needs ../shared"),
    arguments: ["evening", "morning"])
  func recordedEveningsGive(name: String) async throws {
    let records = WARCReader.readAll(try Shared.bytes("replay/\(name).warc.gz")).records
    let source = source(ReplayTransport(records: records))
    let look = try await source.look(at: evening)
    #expect(look.failed.isEmpty)
    #expect(look.missing.count == 2)
    let stories = look.stories.filter { $0.candidate.kind == .story && $0.candidate.state == .live }
    #expect(stories.count >= 50)
    for story in stories.prefix(12) {
      let comments = await source.thread(on: story, within: ThreadBudget(items: 400, time: nil)).comments
      #expect(comments.allSatisfy { !$0.by.isEmpty && !$0.markup.contains("[flagged]") })
    }
    let ask = try #require(stories.first { $0.candidate.url == nil })
    #expect(ask.markup?.isEmpty == false)
  }
}
