import EditionModel
import Selection
import StorySources
import Testing

@testable import LobstersSource

private func told(_ comments: [String]) async -> (story: SourceStory, site: LobstersSite)? {
  let site = LobstersSite(["https://lobste.rs/s/abc123.json": LobstersSite.story("abc123", comments: comments)])
  return await site.source.story("abc123", at: now).map { ($0, site) }
}

@Suite("Lobsters as a source") struct LobstersTests {
  @Test("A look has the hottest stories with their places and the newest without, each once")
  func look() async throws {
    let ask = LobstersSite.story("ccc", title: "An  ask", url: "", description: "<p>Why?</p>")
    let site = LobstersSite([
      "https://lobste.rs/hottest.json":
        "[\(LobstersSite.story("aaa")),{\"short_id\":7},\(LobstersSite.story("bbb", score: -3))]",
      "https://lobste.rs/page/2.json": "[\(LobstersSite.story("bbb")),\(ask)]",
      "https://lobste.rs/newest.json": "[\(LobstersSite.story("ddd")),\(LobstersSite.story("aaa"))]",
    ])
    let look = try await site.source.look(at: now)
    #expect(look.candidates.map(\.id.nativeID) == ["aaa", "bbb", "ccc", "ddd"])
    #expect(look.candidates.map { $0.history.last?.rank } == [1, 2, 4, nil])
    #expect(look.candidates.map { $0.history.last?.points } == [20, 0, 20, 20])
    #expect(look.candidates[2].url == nil && look.candidates[2].title == "An ask")
    #expect(look.stories[2].markup == "<p>Why?</p>")
    #expect(look.candidates[0].posted == Timestamp(rfc3339: "2026-05-06T15:00:00Z"))
    #expect(look.candidates[0].author == "ada")
    #expect(site.source.profile.discussionURL(of: look.candidates[0]) == "https://lobste.rs/s/aaa")
  }

  @Test("Without the list of the hottest there is no look, and the cause is said")
  func down() async throws {
    for (pages, message) in [
      ([:], "Lobsters gives no list of stories: the page isn't there any more (404)"),
      (["https://lobste.rs/hottest.json": "{}"], "Lobsters answers in an unknown shape"),
    ] as [([String: String], String)] {
      await #expect(throws: SourceFailure(source: "lobsters", message: message)) {
        try await LobstersSite(pages).source.look(at: now)
      }
    }
  }

  @Test("A window that nobody watched is read from the list of the newest, back to its beginning and no further")
  func window() async throws {
    func page(_ hours: [Int]) -> String {
      "["
        + hours.map { LobstersSite.story("h\($0)", posted: "2026-05-06T\($0 < 10 ? "0" : "")\($0):00:00Z") }
        .joined(separator: ",") + "]"
    }
    let site = LobstersSite([
      "https://lobste.rs/newest.json": page([18, 16]), "https://lobste.rs/newest/page/2.json": page([14, 12]),
      "https://lobste.rs/newest/page/3.json": page([10]), "https://lobste.rs/newest/page/4.json": page([8]),
    ])
    let hour = { (hour: String) in Timestamp(rfc3339: "2026-05-06T\(hour):00:00Z") ?? now }
    let stories = try await site.source.stories(postedAfter: hour("11"), through: hour("16"), at: now)
    #expect(stories.map(\.candidate.id.nativeID) == ["h16", "h14", "h12"])
    #expect(site.requests.count == 3)
  }

  @Test("A story that was taken down is missing; one whose page fails can't be asked about")
  func recheck() async throws {
    let site = LobstersSite([
      "https://lobste.rs/s/aaa.json": LobstersSite.story("aaa", title: "Another title"),
      "https://lobste.rs/s/ccc.json": "<html>",
    ])
    let ids = ["aaa", "bbb", "ccc"].map { CandidateID(source: "lobsters", nativeID: $0) }
    let look = try await site.source.recheck(ids, at: now)
    #expect(look.candidates.map(\.title) == ["Another title"])
    #expect(look.missing.map(\.nativeID) == ["bbb"] && look.failed.map(\.nativeID) == ["ccc"])
    await #expect(throws: SourceFailure.self) { try await site.source.recheck([ids[2]], at: now) }
    #expect(await site.source.story("../x", at: now) == nil)
  }
}

@Suite("The discussion of a story at Lobsters") struct LobstersThreadTests {
  private let comments = [
    LobstersSite.comment("c1", by: "bob"), LobstersSite.comment("c2", under: "c1", depth: 1),
    LobstersSite.comment("c3", under: "c2", depth: 2), LobstersSite.comment("c4"),
    LobstersSite.comment("c5", under: "c4", depth: 1, isDeleted: true),
    LobstersSite.comment("c6", under: "c5", depth: 2),
  ]

  @Test("It comes with the story: in the site's order, each reply under its parent, none below a deleted one")
  func whole() async throws {
    let (story, site) = try #require(await told(comments))
    let thread = await site.source.thread(on: story, within: ThreadBudget(items: 400, time: nil))
    #expect(thread.comments.map(\.id) == ["c1", "c2", "c3", "c4"])
    #expect(thread.comments.map(\.parent) == [nil, "c1", "c2", nil])
    #expect(thread.comments[0].url == "https://lobste.rs/s/abc123#c_c1")
    #expect(thread.comments[0].by == "bob" && thread.comments[0].markup == "<p>words</p>\n")
    #expect(thread.extent == .init(read: 4, known: 6, ending: .whole))
    #expect(thread.addresses == ["https://lobste.rs/s/abc123.json"] && thread.time == now)
    #expect(site.requests.count == 1, "nothing is asked twice")
  }

  @Test("Of a long one the breadth is read, and it says so; withdrawn comments aren't read, nor what is below them")
  func bounds() async throws {
    let (story, site) = try #require(await told(comments))
    let short = await site.source.thread(on: story, within: ThreadBudget(items: 3, time: nil))
    #expect(short.comments.map(\.id) == ["c1", "c2", "c4"] && short.extent.ending == .limit)
    let rest = await site.source.thread(on: story, within: ThreadBudget(items: 400, time: nil, except: ["c2"]))
    #expect(rest.comments.map(\.id) == ["c1", "c4"] && rest.extent == .init(read: 2, known: 5, ending: .whole))
  }

  @Test("Older answers name users in an object and tell the depth alone")
  func older() async throws {
    func old(_ id: String, _ level: Int) -> String {
      """
      {"short_id":"\(id)","created_at":"2020-01-02T03:04:05.000-06:00","is_deleted":false,"comment":"<p>x</p>",\
      "indent_level":\(level),"commenting_user":{"username":"eve"}}
      """
    }
    let (story, site) = try #require(await told([old("a", 1), old("b", 2), old("c", 3), old("d", 2), old("e", 1)]))
    let thread = await site.source.thread(on: story, within: ThreadBudget(items: 400, time: nil))
    #expect(thread.comments.map(\.parent) == [nil, "a", "b", "a", nil])
    #expect(Set(thread.comments.map(\.by)) == ["eve"])
  }

  @Test("Comments that answer each other in a circle, twice the same or nobody are left out, and the reading ends")
  func broken() async throws {
    let odd = [
      LobstersSite.comment("a", under: "b", depth: 1), LobstersSite.comment("b", under: "a", depth: 1),
      LobstersSite.comment("c", under: "c", depth: 1), LobstersSite.comment("d"), LobstersSite.comment("d"),
      LobstersSite.comment("e", under: "none", depth: 4), "7", "{\"short_id\":\"f\"}",
    ]
    let (story, site) = try #require(await told(odd))
    let thread = await site.source.thread(on: story, within: ThreadBudget(items: 400, time: nil))
    #expect(thread.comments.map(\.id) == ["d"])
  }
}

@Suite("Withdrawing what Lobsters' answers carry") struct LobstersWithdrawalTests {
  private let profile = LobstersProfile()

  private func answer(_ path: String, _ text: String) -> SourceAnswer {
    SourceAnswer(address: "https://lobste.rs/\(path)", type: "application/json") { Array(text.utf8) }
  }

  @Test("A comment is removed from its story's answer, and the others are read as before")
  func comment() throws {
    let whole = answer(
      "s/abc.json",
      LobstersSite.story(
        "abc", description: "<p>Own words</p>",
        comments: [
          LobstersSite.comment("c1", "secret"), LobstersSite.comment("c2", under: "c1", depth: 1),
          LobstersSite.comment("c3"),
        ]))
    #expect(profile.nativeIDs(in: whole) == ["abc", "c1", "c2", "c3"])
    let rest = try #require(profile.removing(["c1"], from: whole))
    #expect(!String(decoding: rest.body, as: UTF8.self).contains("secret"))
    #expect(profile.nativeIDs(in: rest) == ["abc", "c2", "c3"])
    let before = try #require(LobstersStory(json: whole.body)), after = try #require(LobstersStory(json: rest.body))
    #expect(after.title == before.title && after.posted == before.posted && after.comments?.count == 3)
    #expect(profile.removing(["abc"], from: whole) == nil)
    #expect(profile.nativeID(ofCommentAt: "https://lobste.rs/s/abc#c_c1") == "c1")
    #expect(profile.nativeID(ofCommentAt: "https://news.ycombinator.com/item?id=1#c_c1") == nil)
  }

  @Test("A post is removed from a list, and the other posts are read as before; answers of others aren't touched")
  func list() throws {
    let first = LobstersSite.story("aaa", description: "<p>secret</p>"), second = LobstersSite.story("bbb")
    let whole = answer("hottest.json", "[\(first),\(second)]")
    #expect(profile.nativeIDs(in: whole) == ["aaa"])
    let rest = try #require(profile.removing(["aaa"], from: whole))
    #expect(LobstersStory.list(json: rest.body)?.map(\.id) == ["bbb"])
    let none = try #require(profile.removing(["aaa", "bbb"], from: whole))
    #expect(LobstersStory.list(json: none.body)?.isEmpty == true, "an empty list, and no list that is gone")
    let other = SourceAnswer(address: "https://a.example/s/aaa.json", type: "application/json") { Array(first.utf8) }
    #expect(profile.nativeIDs(in: other).isEmpty && profile.removing(["aaa"], from: other) == nil)
  }
}
