import EditionModel
import Testing

@Suite("Schedules") struct Schedules {
  /// A zone that changes its offset at given instants.
  func zone(_ first: Int, _ changes: [(String, Int)]) -> Zone {
    let steps = changes.compactMap { change in Timestamp(rfc3339: change.0).map { ($0, change.1) } }
    return Zone(identifier: "Test") { instant in steps.last { $0.0 <= instant }?.1 ?? first }
  }
  func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

  @Test("The latest cut-off is at or before the instant") func latest() throws {
    let schedule = Schedule(zone: .utc)
    #expect(schedule.latest(atOrBefore: try time("2026-05-06T18:00:00Z"))?.key.description == "2026-05-06-evening")
    #expect(schedule.latest(atOrBefore: try time("2026-05-06T17:59:59Z"))?.key.description == "2026-05-06-morning")
    #expect(schedule.next(after: try time("2026-05-06T18:00:00Z"))?.key.description == "2026-05-07-morning")
  }

  @Test("If the clocks skip a cut-off, it comes at the jump") func forward() throws {
    let berlin = zone(3600, [("2026-03-29T01:00:00Z", 7200)])
    let schedule = Schedule(zone: berlin, slots: [Slot(name: "night", hour: 2, minute: 30)])
    let cutoffs = schedule.cutoffs(after: try time("2026-03-28T00:00:00Z"), through: try time("2026-03-31T00:00:00Z"))
    #expect(
      cutoffs.map { $0.instant.rfc3339() } == ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"])
  }

  @Test("If the clocks go back, a cut-off comes once") func back() throws {
    let berlin = zone(7200, [("2026-10-25T01:00:00Z", 3600)])
    let schedule = Schedule(zone: berlin, slots: [Slot(name: "night", hour: 2, minute: 30)])
    let cutoffs = schedule.cutoffs(after: try time("2026-10-24T12:00:00Z"), through: try time("2026-10-26T12:00:00Z"))
    #expect(cutoffs.map { $0.instant.rfc3339() } == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
  }

  @Test("In New York the clocks change at other instants, and each night has one edition too")
  func newYork() throws {
    let newYork = zone(-18_000, [("2026-03-08T07:00:00Z", -14_400), ("2026-11-01T06:00:00Z", -18_000)])
    let night = Schedule(zone: newYork, slots: [Slot(name: "night", hour: 2, minute: 30)])
    let spring = night.cutoffs(after: try time("2026-03-07T00:00:00Z"), through: try time("2026-03-10T00:00:00Z"))
    #expect(
      spring.map { $0.instant.rfc3339() } == ["2026-03-07T07:30:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"])
    // 01:30 comes twice there; the first coming decides.
    let early = Schedule(zone: newYork, slots: [Slot(name: "night", hour: 1, minute: 30)])
    let autumn = early.cutoffs(after: try time("2026-10-31T12:00:00Z"), through: try time("2026-11-02T12:00:00Z"))
    #expect(autumn.map { $0.instant.rfc3339() } == ["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"])
    let usual = Schedule(zone: newYork)
    let year = usual.cutoffs(after: try time("2026-01-01T05:00:00Z"), through: try time("2027-01-01T04:59:59Z"))
    #expect(year.count == 730)
    #expect(Set(year.map(\.key)).count == 730)
  }

  @Test("A day that a zone skipped has no editions") func skipped() throws {
    // Apia went from UTC-10 to UTC+14 at the end of 29 December 2011.
    let apia = zone(-36_000, [("2011-12-30T10:00:00Z", 50_400)])
    let schedule = Schedule(zone: apia)
    let keys = schedule.cutoffs(after: try time("2011-12-29T12:00:00Z"), through: try time("2011-12-31T12:00:00Z"))
      .map(\.key.description)
    #expect(keys == ["2011-12-29-morning", "2011-12-29-evening", "2011-12-31-morning", "2011-12-31-evening"])
  }

  @Test("A year has two editions a day, whatever the clocks do") func year() throws {
    let berlin = zone(3600, [("2026-03-29T01:00:00Z", 7200), ("2026-10-25T01:00:00Z", 3600)])
    let schedule = Schedule(zone: berlin)
    let cutoffs = schedule.cutoffs(after: try time("2025-12-31T23:00:00Z"), through: try time("2026-12-31T22:59:59Z"))
    #expect(cutoffs.count == 730)
    #expect(Set(cutoffs.map(\.key)).count == 730)
    #expect(zip(cutoffs, cutoffs.dropFirst()).allSatisfy { $0.instant < $1.instant })
  }
}
