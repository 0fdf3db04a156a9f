import EditionModel
import Testing

@testable import Scheduling

@Suite("When the recorder looks") struct LookPlannerTests {
  let planner = LookPlanner(schedule: Schedule(zone: .utc))
  /// 10:00 UTC, eight hours before the evening's cut-off.
  let time = Timestamp(1_778_061_600)

  func state(last: Timestamp?, failures: Int = 0) -> LookPlanner.State {
    var state = LookPlanner.State()
    state.last = last
    state.failures = failures
    return state
  }

  @Test("The first look comes at once, the next every ten minutes and a little")
  func regular() {
    #expect(planner.next(state(last: nil), now: time, jitter: 9) == time)
    #expect(planner.next(state(last: time), now: time, jitter: 9) == time + 609)
  }

  @Test("Failures are tried again after 5, 10, 20 seconds, and in the end every ten minutes")
  func backOff() {
    let waits = (1...12).map { planner.next(state(last: time, failures: $0), now: time, jitter: 0) - time }
    #expect(waits == [5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600])
  }

  @Test("The last look before a cut-off comes 45 seconds ahead of it")
  func beforeTheCutOff() {
    let cutoff = time + 8 * 3600
    let last = cutoff + -400
    #expect(planner.next(state(last: last), now: last, jitter: 20) == cutoff + -45)
    // Just looked: then the next regular one will do.
    #expect(planner.next(state(last: cutoff + -80), now: cutoff + -80, jitter: 0) == cutoff + 520)
    #expect(planner.next(state(last: cutoff + -45), now: cutoff + -45, jitter: 0) == cutoff + 555)
  }

  @Test("A clock that was set back is not waited for")
  func clockSetBack() {
    #expect(planner.next(state(last: time + 3600), now: time, jitter: 5) == time)
  }
}
