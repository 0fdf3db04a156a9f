import ArticleModel
import EditionModel
import Foundation
import Logging
import Selection
import Storage
import StorySources
import Testing

@testable import Editor

/// What is known of a made-up source, whose answers carry no words.
struct FixedProfile: SourceProfile {
  let fullName = "a source"
  let hasSample = false
  let probes: [SourceProbe] = []
  var id = "hn"
  let name = "Hacker News"
  let site = "news.ycombinator.com"
  let countsVotes = true
  let isWorthWatching = true
  let ownText = OwnTextWords(receiptSource: "hacker-news", whyFull: "full", whyEmpty: "empty")

  func discussionURL(of candidate: Candidate) -> String { "https://example.org/" }
  func nativeIDs(in answer: SourceAnswer) -> Set<String> { [] }
  func nativeID(ofCommentAt url: String) -> String? { nil }
  func removing(_ nativeIDs: Set<String>, from answer: SourceAnswer) -> SourceAnswer? { nil }
}

/// A source whose answers are given.
struct FixedSource: StorySource {
  var profile: any SourceProfile { FixedProfile() }
  var shown: [Candidate] = []
  var posted: [Candidate] = []
  var fails = false

  func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    guard !fails else { throw SourceFailure(source: id, message: "nobody answers") }
    return SourceLook(time: time, stories: shown.map { SourceStory(candidate: $0.seen(at: time)) })
  }

  func stories(postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp)
    async throws(SourceFailure) -> [SourceStory]
  {
    guard !fails else { throw SourceFailure(source: id, message: "nobody answers") }
    return posted.filter { $0.posted > start && $0.posted <= end }
      .map { SourceStory(candidate: $0.seen(at: time)) }
  }

  func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? { nil }
}

extension Candidate {
  fileprivate func seen(at time: Timestamp) -> Candidate {
    var copy = self
    // A given look says which rank the source knows, if any.
    let rank = history.last.map { $0.rank } ?? 1
    copy.history = [Observation(time: time, rank: rank, points: 300, comments: 5)]
    return copy
  }
}

@Suite("What an edition is decided from") struct GatheringTests {
  let store: PublicationStore
  let schedule = Schedule(zone: .utc)
  let start = Timestamp(1_778_047_200)
  var cutoff: Cutoff { schedule.next(after: start) ?? Cutoff(key: .sample, instant: start) }
  var gathering: Gathering {
    Gathering(
      publication: store, settings: EditionSettings(), schedule: schedule, engine: "tenhn/test",
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  init() throws {
    store = try Store(
      DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
    ).publication("hn")
  }

  func candidate(_ id: Int, posted: Timestamp) -> Candidate {
    Candidate(
      id: CandidateID(source: "hn", nativeID: "\(id)"), title: "Story \(id)", url: "https://site\(id).example/",
      posted: posted, history: [])
  }

  /// Looks every so many minutes, ten stories each, from a moment up to another.
  func watch(from: Int64, to: Int64, every minutes: Int = 10) async throws {
    for time in stride(from: from, through: to, by: minutes * 60) {
      try await store.history.record(
        RecordedLook(
          source: "hn", time: start + time,
          sightings: (1...10).map { (number: Int) in
            .init(
              candidate: candidate(number, posted: start), rank: number, points: Int(time / 60) + number, comments: 0)
          }))
    }
  }

  func inputs(_ source: FixedSource = FixedSource(fails: true), after seconds: Int64 = 3) async throws -> EditionInputs
  {
    let time = cutoff.instant + seconds
    return try await gathering.inputs(cutoff, from: source) { time }
  }

  @Test("A watched window is decided at the cut-off from the record alone, even if nobody answers any more")
  func recorded() async throws {
    try await watch(from: 0, to: 43_200)
    let inputs = try await inputs()
    #expect(inputs.circumstances.basis == .recorded)
    #expect(inputs.circumstances.decided == cutoff.instant)
    #expect(inputs.candidates.count == 10)
    #expect(inputs.candidates.allSatisfy { $0.history.count == 73 })
  }

  @Test("Caught up three days late, it is the same choice: what was seen since the cut-off has no part in it")
  func caughtUp() async throws {
    try await watch(from: 0, to: 43_200)
    let onTime = try await inputs()
    try await watch(from: 43_800, to: 300_000)
    let late = try await inputs(FixedSource(shown: [candidate(99, posted: start)]), after: 260_000)
    #expect(late.circumstances.basis == .recorded)
    #expect(late.candidates == onTime.candidates)
  }

  @Test("A gap of more than two hours makes it partial, and it is still decided at the cut-off")
  func gap() async throws {
    try await watch(from: 0, to: 10_000)
    try await watch(from: 18_000, to: 43_200)
    let inputs = try await inputs()
    #expect(inputs.circumstances.basis == .partial)
    #expect(inputs.circumstances.decided == cutoff.instant)
  }

  @Test("An unwatched window is decided in hindsight from the lists of now, without what was posted after the cut-off")
  func hindsight() async throws {
    let shown = [candidate(1, posted: start), candidate(2, posted: cutoff.instant + 60)]
    let posted = (3...5).map { candidate($0, posted: start + 600) }
    let inputs = try await inputs(FixedSource(shown: shown, posted: posted), after: 3600)
    #expect(inputs.circumstances.basis == .hindsight)
    #expect(inputs.circumstances.decided == cutoff.instant + 3600)
    #expect(Set(inputs.candidates.map(\.id.nativeID)) == ["1", "3", "4", "5"])
  }

  @Test("A story of years ago that a search calls one of the front page is no candidate, unless a look found it there")
  func longPosted() async throws {
    func old(_ id: Int, rank: Int?) -> Candidate {
      var story = candidate(id, posted: start + -10 * 365 * 86_400)
      story.history = [Observation(time: start, rank: rank, points: 1500, comments: 5)]
      return story
    }
    let shown = [candidate(1, posted: start), old(2, rank: nil), old(3, rank: 4), old(4, rank: 31)]
    let inputs = try await inputs(FixedSource(shown: shown), after: 3600)
    #expect(Set(inputs.candidates.map(\.id.nativeID)) == ["1", "3"])
  }

  @Test("An edition of days ago is made from what was posted in its window, not from the lists of now")
  func longAgo() async throws {
    let shown = (50...70).map { candidate($0, posted: start + -86_400) }
    let posted = (1...20).map { candidate($0, posted: start + 600) }
    let inputs = try await inputs(FixedSource(shown: shown, posted: posted), after: 4 * 86_400)
    #expect(inputs.circumstances.basis == .hindsight)
    #expect(inputs.candidates.count == 20)
  }

  @Test("A window with fewer than ten stories makes no edition, and neither does silence")
  func nothing() async throws {
    let few = FixedSource(posted: (1...9).map { candidate($0, posted: start + 600) })
    await #expect(throws: EditorError.self) { try await inputs(few, after: 4 * 86_400) }
    await #expect(throws: EditorError.self) { try await inputs() }
  }

  @Test("The search replaces lists that fail, and the lists replace a search that fails")
  func oneOfTwo() async throws {
    let posted = FixedSource(posted: (1...12).map { candidate($0, posted: start + 600) })
    #expect(try await inputs(posted, after: 3600).candidates.count == 12)
    let shown = FixedSource(shown: (1...12).map { candidate($0, posted: start + 600) })
    #expect(try await inputs(shown, after: 3600).candidates.count == 12)
  }

  @Test("An edition that is caught up knows what newer ones carried, so that no page comes twice")
  func newerEditions() async throws {
    let next = try #require(schedule.next(after: cutoff.instant))
    let story = Story(
      number: 1, source: "hn",
      submission: Submission(
        id: "4", title: "Story 4", url: "https://example.org/4", discussion: "https://example.org/d", points: 3,
        comments: 4),
      reading: Reading(
        site: "example.org", readingMinutes: 1, visibility: .full,
        receipt: Receipt(kind: .full, why: "w", source: "page")), decision: Decision(reason: Reason(text: "r")))
    let edition = Edition(
      key: next.key, publication: "hn", cutoff: next.instant, published: next.instant, timeZone: "UTC",
      basis: .hindsight, isLate: false, engine: "tenhn/test", stories: [story], unreadable: [], reserves: [],
      archive: ContentHash(of: [UInt8]()))
    _ = try await store.seal(Manifest(sealing: edition), archive: [])
    try await watch(from: 0, to: 43_200)
    let ranking = Ranking(try await inputs(after: 90_000))
    #expect(ranking.picks.count == 9)
    #expect(!ranking.picks.map(\.id.nativeID).contains("4"))
  }

  @Test("A second answer about a story adds its look, its title and its fate")
  func merging() {
    var before = candidate(1, posted: start).seen(at: start)
    before.formerTitles = ["Older"]
    before.state = .dead
    var after = candidate(1, posted: start).seen(at: start + 60)
    after.title = "New"
    after.history.insert(Observation(time: start, rank: nil, points: 1, comments: 0), at: 0)
    let merged = Gathering.merge([after, candidate(2, posted: start)], into: [before])
    #expect(merged.count == 2)
    #expect(merged[0].title == "New")
    #expect(merged[0].formerTitles == ["Older", "Story 1"])
    #expect(merged[0].state == .dead)
    #expect(merged[0].history.map(\.rank) == [1, 1])
  }
}

@Suite("The recorder") struct RecorderTests {
  private struct Watched: StorySource {
    var profile: any SourceProfile { FixedProfile() }
    var answer: SourceLook
    func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook { answer }
    func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? { nil }
  }

  let time = Timestamp(1_778_047_200)
  func id(_ number: Int) -> CandidateID { CandidateID(source: "hn", nativeID: "\(number)") }

  @Test("The recorder keeps places, numbers, silence and loss, and refuses an empty answer")
  func looks() async throws {
    let store = try Store(
      DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
    ).publication("hn")
    let recorder = Recorder(history: store.history)
    func story(_ number: Int, points: Int?) -> SourceStory {
      SourceStory(
        candidate: Candidate(id: id(number), title: "Story \(number)", posted: time, history: []),
        counts: SourceCounts(points: points, comments: 1))
    }
    let first = SourceLook(
      time: time, stories: [story(1, points: 5), story(2, points: 6), story(3, points: 7)],
      places: [id(1): 1, id(2): 2, id(3): 3])
    _ = try await recorder.look(at: Watched(answer: first), now: time)
    let second = SourceLook(
      time: time + 600, stories: [story(1, points: nil)], missing: [id(3)], failed: [id(2)],
      places: [id(1): 2, id(2): 1])
    let brought = try await recorder.look(at: Watched(answer: second), now: time + 600)
    #expect(brought == Recorder.Look(stories: 1, unanswered: 1))
    let seen = try await store.history.candidates(from: time, through: time + 600)
    #expect(seen.map { $0.history.map(\.rank) } == [[1, 2], [2, 1], [3]])
    #expect(seen.map { $0.history.map(\.points) } == [[5, 5], [6, 6], [7]])
    #expect(seen.map(\.state) == [.live, .live, .deleted])
    await #expect(throws: SourceFailure.self) {
      try await recorder.look(at: Watched(answer: SourceLook(time: time + 1200)), now: time + 1200)
    }
    #expect(try await store.history.looks(from: time, through: time + 2000).count == 2)
  }
}
