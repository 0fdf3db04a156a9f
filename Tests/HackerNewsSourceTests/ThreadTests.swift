import Archive
import EditionModel
import Fetching
import Foundation
import Selection
import StorySources
import Synchronization
import Testing
import WebAddress

@testable import HackerNewsSource

/// An API with a thread that answers until somebody has enough of it.
private final class TiredAPI: Transport {
  private let rows: [String: String]
  private let patience: Int?
  private let asked = Mutex<[String]>([])

  init(rows: [String: String], patience: Int? = nil) {
    self.rows = rows
    self.patience = patience
  }

  var requests: [String] { asked.withLock { $0 } }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let count = asked.withLock {
      $0.append(request.url.href)
      return $0.count
    }
    if let patience, count > patience { throw FetchFailure(.timeout, "no answer") }
    guard let body = rows[request.url.href] else { throw FetchFailure(.connect, "nobody is there") }
    return Exchange(
      date: Timestamp(1_000 + Int64(count)),
      response: .init(
        status: 200, headers: .init([.init("Content-Type", "application/json")]), body: Array(body.utf8)))
  }
}

@Suite("The thread of a story at Hacker News") struct ThreadTests {
  private static let address = HackerNews.address

  /// Comments 1 to `count` on story 900, each with `replies` replies.
  private func rows(count: Int, replies: Int) -> [String: String] {
    var rows: [String: String] = [:]
    func put(_ id: Int, _ kids: [Int]) {
      rows["\(Self.address)/item/\(id).json"] =
        #"{"id":\#(id),"type":"comment","by":"u\#(id)","time":\#(id),"text":"words \#(id)","kids":\#(kids)}"#
    }
    for id in 1...count {
      let kids = replies == 0 ? [] : (1...replies).map { id * 1_000 + $0 }
      put(id, kids)
      for kid in kids { put(kid, []) }
    }
    return rows
  }

  private func story(kids: Int) -> SourceStory {
    SourceStory(
      candidate: Candidate(
        id: CandidateID(source: "hn", nativeID: "900"), kind: .story, state: .live, title: "x", url: nil, author: nil,
        posted: Timestamp(0), history: []), commentIDs: (1...kids).map(String.init))
  }

  private func thread(
    _ api: TiredAPI, kids: Int, items: Int = 400, time: Duration? = nil
  ) async -> SourceThread {
    let fetcher = Fetcher(transport: api, policy: FetchPolicy(userAgent: "test")) { Timestamp(0) }
    return await HackerNews(fetcher: fetcher).thread(
      on: story(kids: kids), within: ThreadBudget(items: items, time: time))
  }

  @Test("Each reply stands after its parent, and every address is named")
  func order() async {
    let thread = await thread(TiredAPI(rows: rows(count: 3, replies: 2)), kids: 3)
    #expect(thread.comments.map(\.id) == ["1", "1001", "1002", "2", "2001", "2002", "3", "3001", "3002"])
    #expect(thread.extent == .init(read: 9, known: 9, ending: .whole))
    #expect(thread.addresses.count == 9)
    #expect(thread.time == Timestamp(1_009))
  }

  @Test("A long thread is read in its breadth, up to the bound")
  func breadth() async {
    let api = TiredAPI(rows: rows(count: 30, replies: 5))
    let thread = await thread(api, kids: 30, items: 50)
    #expect(api.requests.count == 50)
    #expect(thread.comments.count { $0.parent == nil } == 30)
    #expect(thread.extent == .init(read: 50, known: 180, ending: .limit))
  }

  @Test("A source that stops half-way gives what it gave, says so, and is asked no more")
  func halfDead() async {
    let api = TiredAPI(rows: rows(count: 30, replies: 5), patience: 40)
    let thread = await thread(api, kids: 30)
    #expect(thread.extent.read == 40)
    #expect(thread.extent.ending == .broken)
    #expect(api.requests.count < 90)
    let dead = await self.thread(TiredAPI(rows: [:]), kids: 30)
    #expect(dead.extent == .init(read: 0, known: 30, ending: .broken))
  }

  @Test("A withdrawn comment isn't asked for, nor what is below it")
  func withheld() async {
    let api = TiredAPI(rows: rows(count: 3, replies: 2))
    let fetcher = Fetcher(transport: api, policy: FetchPolicy(userAgent: "test")) { Timestamp(0) }
    let thread = await HackerNews(fetcher: fetcher).thread(
      on: story(kids: 3), within: ThreadBudget(items: 400, time: nil, except: ["2", "3001"]))
    #expect(thread.comments.map(\.id) == ["1", "1001", "1002", "3", "3002"])
    #expect(thread.extent == .init(read: 5, known: 5, ending: .whole))
    #expect(api.requests.count == 5)
  }

  @Test("With no time left nothing is waited for")
  func late() async {
    let api = TiredAPI(rows: rows(count: 30, replies: 0))
    let thread = await thread(api, kids: 30, time: .zero)
    #expect(thread.comments.count <= 30, "the transport decides what no time means; nothing hangs")
  }

  private func row(_ id: Int, as number: Int? = nil, kids: [Int]) -> (String, String) {
    (
      "\(Self.address)/item/\(id).json",
      #"{"id":\#(number ?? id),"type":"comment","by":"u","time":1,"text":"words","kids":\#(kids)}"#
    )
  }

  @Test("A list of replies that names one again and again, on every level, gives each once")
  func repeated() async {
    // Ten thousand million, if each were followed.
    let rows = (1...5).map { row($0, kids: Array(repeating: $0 + 1, count: 100)) } + [row(6, kids: [])]
    let thread = await thread(TiredAPI(rows: Dictionary(uniqueKeysWithValues: rows)), kids: 1)
    #expect(thread.comments.map(\.id) == ["1", "2", "3", "4", "5", "6"])
    #expect(thread.extent == .init(read: 6, known: 6, ending: .whole))
  }

  @Test("An answer with another item than the one that was asked for is no comment")
  func exchanged() async {
    let rows = [row(1, kids: [2]), row(2, as: 1, kids: []), row(3, as: 900, kids: [])]
    let thread = await thread(TiredAPI(rows: Dictionary(uniqueKeysWithValues: rows)), kids: 3)
    #expect(thread.comments.map(\.id) == ["1"])
  }

  @Test("A story that is named as a reply to itself is no comment, and isn't counted")
  func ownStory() async {
    let rows = [row(1, kids: [900, 2]), row(2, kids: [900])]
    let thread = await thread(TiredAPI(rows: Dictionary(uniqueKeysWithValues: rows)), kids: 1)
    #expect(thread.extent == .init(read: 2, known: 2, ending: .whole))
  }

  @Test("A comment that names itself as its reply is read once")
  func loops() async {
    let rows = [
      "\(Self.address)/item/1.json":
        #"{"id":1,"type":"comment","by":"a","time":1,"text":"round","kids":[1,2]}"#,
      "\(Self.address)/item/2.json":
        #"{"id":2,"type":"comment","by":"b","time":2,"text":"and round","kids":[1]}"#,
    ]
    let thread = await thread(TiredAPI(rows: rows), kids: 1)
    #expect(thread.comments.map(\.id) == ["1", "2"])
  }
}
