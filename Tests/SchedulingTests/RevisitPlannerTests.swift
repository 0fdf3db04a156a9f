import ArticleModel
import EditionModel
import Editor
import Logging
import Storage
import Synchronization
import Testing

@testable import Scheduling

@Suite("When published stories are looked at again") struct RevisitPlannerTests {
  let planner = RevisitPlanner()
  static let published = Timestamp(1_778_047_200)
  static let hour: Int64 = 3600

  func story(
    _ looks: [(hours: Int64, link: Revisit.Link)] = [], _ corrections: [(Int64, Correction.Kind)] = [], number: Int = 1
  ) -> WatchedStory {
    WatchedStory(
      edition: .sample, published: Self.published,
      story: Story(
        number: number, source: "hn",
        submission: Submission(
          id: "\(number)", title: "", url: "https://a.example", discussion: "", points: 1, comments: 1),
        reading: Reading(
          site: "a.example", readingMinutes: 1, visibility: .card,
          receipt: Receipt(kind: .card, why: "", source: "page")), decision: Decision(reason: Reason(text: ""))),
      revisits: looks.map { Revisit(time: Self.published + $0.hours * Self.hour, link: $0.link) },
      corrections: corrections.map {
        Correction(date: Self.published + $0 * Self.hour, kind: $1, story: number, text: "")
      })
  }

  /// In hours after publication.
  func due(_ story: WatchedStory) -> Int64? { planner.due(story).map { ($0 - Self.published) / Self.hour } }

  @Test("A story is looked at an hour after a day and an hour after a week, and then no more")
  func rounds() {
    #expect(due(story()) == 25)
    #expect(due(story([(25, .alive)])) == 169)
    #expect(due(story([(26, .refused)])) == 169)
    #expect(due(story([(25, .alive), (169, .alive)])) == nil)
    // One look after a week's outage is both.
    #expect(due(story([(180, .alive)])) == nil)
  }

  @Test("What led nowhere is tried again after an hour, a day and two days")
  func retries() {
    #expect(due(story([(25, .gone)])) == 26)
    #expect(due(story([(25, .gone), (26, .unreachable)])) == 50)
    #expect(due(story([(25, .unreachable), (26, .unreachable), (50, .unreachable)])) == 98)
    // Not dead yet by the verdict's rules: the week's round comes all the same.
    #expect(due(story([(25, .gone), (26, .unreachable), (50, .gone), (98, .unreachable)])) == 169)
    #expect(due(story([(25, .gone), (26, .alive)])) == 169)
  }

  @Test("A dead link is tried again after a day, a week and a month")
  func recoveries() {
    let looks: [(Int64, Revisit.Link)] = [(25, .gone), (26, .gone), (50, .gone)]
    #expect(due(story(looks, [(50, .dead)])) == 74)
    #expect(due(story(looks + [(74, .gone)], [(50, .dead)])) == 218)
    #expect(due(story(looks + [(300, .gone)], [(50, .dead)])) == 770)
    #expect(due(story(looks + [(771, .gone)], [(50, .dead)])) == nil)
    #expect(due(story(looks + [(74, .alive)], [(50, .dead), (74, .recovered)])) == 169)
  }

  @Test("What was withdrawn is left alone")
  func withdrawn() { #expect(due(story([], [(3, .withdrawn)])) == nil) }

  @Test("At most ten stories are due at a time, none long after its time, and the next in an hour at the latest")
  func turns() {
    let stories = (1...23).map { story(number: $0) }
    func decide(_ hours: Int64) -> RevisitPlanner.Decision {
      planner.decide(stories, now: Self.published + hours * Self.hour)
    }
    guard case .look(let some) = decide(25) else {
      Issue.record("nothing is looked at")
      return
    }
    #expect(some.map(\.story.number) == Array(1...10))
    guard case .wait(let soon) = decide(24), case .wait(let later) = decide(10), case .wait = decide(24 * 15) else {
      Issue.record("something is looked at")
      return
    }
    #expect(soon == Self.published + 25 * Self.hour)
    #expect(later == Self.published + 11 * Self.hour)
  }

  @Test("A turn that fails is tried again after two minutes, then four; one that succeeds is followed by a pause")
  func service() async {
    struct Failure: Error {}
    let clock = Mutex(Self.published + 30 * Self.hour)
    let outcomes = Mutex([false, false, true])
    let service = RevisitService(
      now: { clock.withLock { $0 } }, sleep: { until in clock.withLock { $0 = until } }, followed: { _ in [story()] },
      look: { _, _ in
        guard outcomes.withLock({ $0.removeFirst() }) else { throw Failure() }
        return 1
      }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    var waits: [Int64] = []
    var failures = 0
    for _ in 0..<3 {
      let before = clock.withLock { $0 }
      failures = await service.turn(failures)
      waits.append(clock.withLock { $0 } - before)
    }
    #expect(waits == [120, 240, 60])
    #expect(failures == 0)
  }
}
