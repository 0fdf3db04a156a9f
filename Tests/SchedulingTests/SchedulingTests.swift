import EditionModel
import Testing

@testable import Scheduling

@Suite struct Planning {
  let schedule = Schedule(zone: .utc)
  func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }
  func key(_ text: String) throws -> EditionKey { try #require(EditionKey(text)) }

  @Test("A box that slept for three days catches up newest first")
  func box() throws {
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

  @Test("Nothing older than a week is caught up")
  func nothingOlder() throws {
    let planner = Planner(schedule: schedule, start: try time("2026-01-01T00:00:00Z"))
    var sealed: Set<EditionKey> = []
    var count = 0
    while case .make(let cutoff) = planner.decide(now: try time("2026-05-09T19:00:00Z"), sealed: sealed) {
      sealed.insert(cutoff.key)
      count += 1
    }
    #expect(count == 14)
  }

  @Test("The first run owes nothing of the past")
  func firstRunOwes() throws {
    let now = try time("2026-05-09T19:00:00Z")
    let planner = Planner(schedule: schedule, start: now)
    #expect(planner.decide(now: now, sealed: []) == .wait(until: now + 3600))
  }

  @Test("A failed edition is tried again later and later and holds up no other")
  func failedEdition() throws {
    let now = try time("2026-05-09T18:00:10Z")
    let planner = Planner(schedule: schedule, start: try time("2026-05-09T00:00:00Z"))
    let failed = [try key("2026-05-09-evening"): Failure(count: 1, last: now)]
    guard case .make(let other) = planner.decide(now: now, sealed: [], failures: failed) else {
      Issue.record("the morning's edition should be made meanwhile")
      return
    }
    #expect(other.key.description == "2026-05-09-morning")
    let sealed: Set<EditionKey> = [other.key]
    #expect(planner.decide(now: now + 20, sealed: sealed, failures: failed) == .wait(until: now + 30))
    #expect(Failure(count: 3, last: now).retry == now + 120)
    #expect(Failure(count: 60, last: now).retry == now + 1800)
  }

  @Test(
    "When the sources answer again, what failed is tried at once, and while something waits for them they are heeded every 15 seconds"
  )
  func recovery() throws {
    let now = try time("2026-05-09T18:20:00Z")
    let planner = Planner(schedule: schedule, start: try time("2026-05-09T12:00:00Z"))
    var failure = Failure(count: 7, last: now)
    let key = try key("2026-05-09-evening")
    #expect(planner.decide(now: now, sealed: [], failures: [key: failure]) == .wait(until: now + 15))
    failure.isOver = true
    guard case .make = planner.decide(now: now, sealed: [], failures: [key: failure]) else {
      Issue.record("it should be made now")
      return
    }
  }

  @Test("A changed zone owes the keys that its own civil time has, each once")
  func changedZone() throws {
    let sealed: Set<EditionKey> = Set(
      schedule.cutoffs(after: try time("2026-05-02T10:00:00Z"), through: try time("2026-05-09T10:00:00Z")).map(\.key))
    let now = try time("2026-05-09T10:00:00Z")
    // In New York it is 06:00: this morning's edition was sealed by the old zone and stands.
    let newYork = Planner(
      schedule: Schedule(zone: Zone(identifier: "America/New_York") { _ in -4 * 3600 }), start: Timestamp(0))
    #expect(newYork.decide(now: now, sealed: sealed) == .wait(until: now + 3600))
    // In Tokyo it is 19:00: this evening's is due, and only that.
    let tokyo = Planner(schedule: Schedule(zone: Zone(identifier: "Asia/Tokyo") { _ in 9 * 3600 }), start: Timestamp(0))
    guard case .make(let cutoff) = tokyo.decide(now: now, sealed: sealed) else {
      Issue.record("the evening's edition is due in Tokyo")
      return
    }
    #expect(cutoff.key.description == "2026-05-09-evening")
    #expect(tokyo.decide(now: now, sealed: sealed.union([cutoff.key])) == .wait(until: now + 3600))
  }
}
