import EditionModel
import ReaderKit
import Testing

@Suite("Notifications and background looks") struct NoticePlanTests {
  private let evening = Documents.evening
  private let morning = Documents.morning
  private var afterEvening: Timestamp { Documents.cutoff(evening) + 600 }
  private let schedule = Schedule(zone: .utc)

  private func plan(
    _ notices: ReaderSettings.Notices, whole: [EditionKey], announced: [EditionKey] = [], seen: EditionKey? = nil,
    waiting: Set<String> = [], delivered: Set<String> = [], now: Timestamp? = nil
  ) -> NoticePlan {
    var notes = DeviceNotes()
    notes.settings.notices = notices
    for key in announced { notes.announce(key) }
    return NoticePlan(
      NoticePlan.Facts(
        notes: notes, whole: whole.map { ($0, ["One", "Two", "Three", "Four"]) }, seen: seen, waiting: waiting,
        delivered: delivered, schedule: schedule, now: now ?? afterEvening))
  }

  @Test("A new edition is announced once, with its first titles")
  func once() {
    let first = plan(.ready, whole: [evening, morning], announced: [morning])
    #expect(first.add.map(\.title) == ["The evening edition is ready"])
    #expect(first.add.map(\.body) == ["One · Two · Three"])
    #expect(first.announced == [evening])
    let second = plan(.ready, whole: [evening, morning], announced: [morning, evening])
    #expect(
      second
        == NoticePlan(
          .init(notes: DeviceNotes(), whole: [], seen: nil, waiting: [], delivered: [], schedule: nil, now: .epoch)))
  }

  @Test("An app that was killed after it handed over a notification doesn't hand it over again")
  func killed() {
    let plan = plan(.ready, whole: [evening], delivered: ["edition-\(evening)"])
    #expect(plan.add.isEmpty)
    #expect(plan.announced == [evening])
  }

  @Test("Of several new editions only the newest is announced, and old ones never are")
  func newestOnly() {
    let plan = plan(.ready, whole: [evening, morning])
    #expect(plan.add.map(\.key) == [evening])
    #expect(Set(plan.announced) == [evening, morning])
  }

  @Test("An edition that the reader sees needs no notification")
  func seen() {
    let plan = plan(.ready, whole: [evening], seen: evening)
    #expect(plan.add.isEmpty)
    #expect(plan.announced == [evening])
  }

  @Test("Without notifications nothing is announced, waits, or comes up later")
  func off() {
    let plan = plan(.off, whole: [evening], waiting: ["edition-2026-05-07-morning", "other"])
    #expect(plan.add.isEmpty)
    #expect(plan.cancel == ["edition-2026-05-07-morning"])
    #expect(plan.announced == [evening])
  }

  @Test("Editions that may not be loaded in time are planned as due, never as ready, and not for ever")
  func due() {
    let plan = plan(.due, whole: [evening], announced: [evening])
    #expect(
      plan.add.map(\.id)
        == ["2026-05-07-morning", "2026-05-07-evening", "2026-05-08-morning", "2026-05-08-evening"].map {
          "edition-\($0)"
        })
    #expect(plan.add.allSatisfy { $0.title.hasSuffix("edition is due") && $0.time != nil })
    #expect(plan.add.first?.time == Documents.cutoff(Editions.key("2026-05-07-morning")) + NoticePlan.patience)
  }

  @Test("A loaded edition takes the place of the notice that it is due: both have one id")
  func replaced() {
    let next = Editions.key("2026-05-07-morning")
    let plan = plan(
      .due, whole: [next, evening], announced: [evening], waiting: ["edition-\(next)"],
      now: Documents.cutoff(next) + 600)
    let own = plan.add.filter { $0.key == next }
    #expect(own.map(\.title) == ["The morning edition is ready"])
    #expect(own.map(\.id) == ["edition-\(next)"])
    #expect(!plan.cancel.contains("edition-\(next)"))
  }

  @Test("An edition that was called due isn't called ready after that")
  func dueThenReady() {
    let next = Editions.key("2026-05-07-morning")
    let called = plan(
      .due, whole: [evening], announced: [evening], delivered: ["edition-\(next)"], now: Documents.cutoff(next) + 3600)
    #expect(called.announced == [next])
    let loaded = plan(.due, whole: [next, evening], announced: [evening, next], now: Documents.cutoff(next) + 3700)
    #expect(!loaded.add.contains { $0.key == next })
  }

  @Test("An edition that was called due isn't called ready, also if the reader has put the notice away")
  func putAway() {
    let next = Editions.key("2026-05-07-morning")
    var notes = DeviceNotes()
    notes.settings.notices = .due
    notes.announce(evening)
    func plan(whole: [EditionKey], waiting: Set<String>, now: Timestamp) -> NoticePlan {
      NoticePlan(
        NoticePlan.Facts(
          notes: notes, whole: whole.map { ($0, ["One"]) }, seen: nil, waiting: waiting, delivered: [],
          schedule: schedule,
          now: now))
    }
    let first = plan(whole: [evening], waiting: [], now: afterEvening)
    #expect(first.handedOver.contains(next))
    notes.carriedOut(first)
    let still = plan(whole: [evening], waiting: Set(first.add.map(\.id)), now: afterEvening + 60)
    #expect(still.announced.isEmpty)
    let later = plan(
      whole: [next, evening], waiting: Set(first.add.map(\.id)).subtracting(["edition-\(next)"]),
      now: Documents.cutoff(next) + 4000)
    #expect(later.announced == [next])
    #expect(!later.add.contains { $0.key == next })
  }

  @Test("The next look follows the site's hours, and backs off when nothing comes")
  func looks() {
    let now = afterEvening
    let next = Cutoff(key: Editions.key("2026-05-07-morning"), instant: now + 36_000)
    #expect(RefreshPlan.next(.current(next: next), misses: 0, now: now) == now + 36_300)
    let waits = (0...6).map { RefreshPlan.next(.due(1, next), misses: $0, now: now) - now }
    #expect(waits == [900, 1800, 3600, 7200, 14_400, 21_600, 21_600])
    #expect(RefreshPlan.next(.due(1, next), misses: .max, now: now) - now == 21_600)
    #expect(RefreshPlan.next(.due(1, next), misses: -5, now: now) - now == 900)
  }
}
