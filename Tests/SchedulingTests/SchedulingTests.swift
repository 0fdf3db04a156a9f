import EditionModel
import Logging
import Synchronization
import Testing

@testable import Scheduling

@Suite struct Planning {
  let schedule = Schedule(zone: .utc)
  func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }
  func key(_ text: String) throws -> EditionKey { try #require(EditionKey(text)) }

  @Test func aBoxThatSleptForThreeDaysCatchesUpNewestFirst() throws {
    let planner = Planner(schedule: schedule, start: try time("2026-05-01T00:00:00Z"))
    var sealed: Set<EditionKey> = Set(
      schedule.cutoffs(after: try time("2026-05-01T00:00:00Z"), through: try time("2026-05-06T18:00:00Z")).map(\.key))
    let now = try time("2026-05-09T19:00:00Z")
    var made: [String] = []
    while case .make(let cutoff) = planner.decide(now: now, sealed: sealed) {
      made.append(cutoff.key.description)
      sealed.insert(cutoff.key)
    }
    #expect(made.first == "2026-05-09-evening")
    #expect(made.last == "2026-05-07-morning")
    #expect(made.count == 6)
  }

  @Test func nothingOlderThanAWeekIsCaughtUp() throws {
    let planner = Planner(schedule: schedule, start: try time("2026-01-01T00:00:00Z"))
    var sealed: Set<EditionKey> = []
    var count = 0
    while case .make(let cutoff) = planner.decide(now: try time("2026-05-09T19:00:00Z"), sealed: sealed) {
      sealed.insert(cutoff.key)
      count += 1
    }
    #expect(count == 14)
  }

  @Test func theFirstRunOwesNothingOfThePast() throws {
    let now = try time("2026-05-09T19:00:00Z")
    let planner = Planner(schedule: schedule, start: now)
    #expect(planner.decide(now: now, sealed: []) == .wait(until: now + 3600))
  }

  @Test func aFailedEditionIsTriedAgainLaterAndLaterAndHoldsUpNoOther() throws {
    let now = try time("2026-05-09T18:00:10Z")
    let planner = Planner(schedule: schedule, start: try time("2026-05-09T00:00:00Z"))
    let failed = [try key("2026-05-09-evening"): Failure(count: 1, last: now)]
    guard case .make(let other) = planner.decide(now: now, sealed: [], failures: failed) else {
      Issue.record("the morning's edition should be made meanwhile")
      return
    }
    #expect(other.key.description == "2026-05-09-morning")
    let sealed: Set<EditionKey> = [other.key]
    #expect(planner.decide(now: now, sealed: sealed, failures: failed) == .wait(until: now + 30))
    #expect(Failure(count: 3, last: now).retry == now + 120)
    #expect(Failure(count: 60, last: now).retry == now + 1800)
  }
}

@Suite struct ASimulatedYear {
  /// Berlin's offsets of 2026.
  static let berlin = Zone(identifier: "Europe/Berlin") { instant in
    let spring = Timestamp(1_774_746_000)
    let autumn = Timestamp(1_792_890_000)
    return instant >= spring && instant < autumn ? 7200 : 3600
  }

  struct Outage: Error {}

  /// A year with a tenth of the days in trouble: some tries fail, and at times the box sleeps for hours.
  @Test func hasAllItsEditionsAndNoneTwice() async throws {
    let start = try #require(Timestamp(rfc3339: "2025-12-31T23:00:00Z"))
    let end = try #require(Timestamp(rfc3339: "2026-12-31T23:00:00Z"))
    let clock = Mutex(start)
    let sealed = Mutex<[EditionKey]>([])
    let attempts = Mutex<[EditionKey: Int]>([:])
    let schedule = Schedule(zone: ASimulatedYear.berlin)
    let scheduler = EditionScheduler(
      planner: Planner(schedule: schedule, start: start), now: { clock.withLock { $0 } },
      sleep: { until in
        clock.withLock { now in
          // A box that sleeps wakes up hours later than it meant to.
          let overslept: Int64 = until.rawValue % 97 == 0 ? 30 * 3600 : 0
          now = max(now + 1, until) + overslept
        }
      },
      sealed: { Set(sealed.withLock { $0 }) },
      make: { cutoff in
        clock.withLock { $0 = $0 + 40 }
        let attempt = attempts.withLock { counts in
          counts[cutoff.key, default: 0] += 1
          return counts[cutoff.key] ?? 0
        }
        let day = cutoff.key.date?.daysSinceEpoch ?? 0
        if day % 10 == 0, attempt <= day / 10 % 5 { throw Outage() }
        sealed.withLock { $0.append(cutoff.key) }
      }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    var failures: [EditionKey: Failure] = [:]
    while clock.withLock({ $0 }) < end { failures = await scheduler.turn(failures) }
    let expected = schedule.cutoffs(after: start, through: end).map(\.key)
    let made = sealed.withLock { $0 }
    #expect(expected.count == 730)
    #expect(Set(expected).subtracting(made).isEmpty)
    #expect(made.count == Set(made).count)
  }
}
