import EditionModel
import Foundation
import GRDB
import Status
import Testing

@testable import Storage

@Suite("Incidents in the store") struct IncidentTests {
  let store: Store
  static let time = SampleFolder.date

  init() throws { store = try Store(temporaryFolder()) }

  func open(_ kind: Incident.Kind = .disk, at time: Timestamp = IncidentTests.time) throws {
    try store.apply([.open(kind, subject: "", text: "There is no room.")], at: time)
  }

  @Test("open and close once, and are told for each")
  func once() throws {
    try open()
    let incident = try #require(try store.incidents(closedSince: Timestamp(0)).first)
    #expect(incident.isOpen && incident.opened == Self.time)
    #expect(try store.alerts(due: Self.time).map(\.event) == [.opened])
    let close = IncidentChange.close(number: incident.number, ending: "There is room.")
    try store.apply([close], at: Self.time + 60)
    try store.apply([close], at: Self.time + 90)
    #expect(try store.incidents(closedSince: Timestamp(0)).map(\.closed) == [Self.time + 60])
    #expect(try store.incidents(closedSince: Self.time + 61).isEmpty)
    #expect(try store.alerts(due: Self.time + 90).map(\.event) == [.opened, .closed])
  }

  @Test("are open one at a time of one matter, whoever saw it")
  func oneAtATime() throws {
    try open()
    #expect(throws: StoreError.self) { try open() }
    try open(.late)
    #expect(try store.alerts(due: Self.time).count == 2)
  }

  @Test("are not told before it is time, nor after they were told or given up")
  func due() throws {
    try open()
    let alert = try #require(try store.alerts(due: Self.time).first)
    try store.settle(alert, .again(at: Self.time + 60))
    #expect(try store.alerts(due: Self.time + 59).isEmpty)
    #expect(try store.alerts(due: Self.time + 60).map(\.attempts) == [1])
    try store.settle(alert, .sent)
    #expect(try store.alerts(due: Timestamp(.max)).isEmpty)
  }

  @Test(
    "never change afterwards",
    arguments: [
      "DELETE FROM incident", "UPDATE incident SET text = ''", "UPDATE incident SET closed = 1, text = ''",
      "UPDATE incident SET opened = 0, closed = 9",
    ])
  func kept(sql: String) throws {
    try open()
    #expect(throws: DatabaseError.self) { try store.pool.write { try $0.execute(sql: sql) } }
  }
}

@Suite("What the store tells of an installation") struct FactsTests {
  @Test("is when the last edition came, the next is due, a backup was made and tried out, and how sources answered")
  func facts() throws {
    let folder = try SampleFolder()
    let store = folder.store
    let now = folder.manifest.edition.cutoff + 3600
    try store.record(.backup, ["path": "/b"], at: now + -500)
    try store.record(.restoreDrill, ["result": "/b is missing"], at: now + -400)
    try store.note("Hacker News", nil, at: now + -900)
    for ago in [600, 300] { try store.note("Hacker News", .time, at: now + -Int64(ago)) }
    try store.note("elsewhere", .time, at: now)
    let facts = try store.facts(
      schedule: Schedule(zone: .utc), isLive: true, source: "Hacker News", watchedSince: now, backupDays: 8, disk: nil,
      now: now)
    #expect(facts.newest?.cutoff.key == folder.key)
    #expect(facts.next?.instant ?? now > now)
    #expect(facts.backup == now + -500)
    #expect(facts.drill == .init(time: now + -400, isGood: false))
    #expect(
      facts.sources == [
        .init(
          name: "Hacker News", lastGood: now + -900, lastBad: now + -300, failures: 2, failingSince: now + -600,
          trouble: .time)
      ])
    #expect(facts.record == nil)
  }

  @Test("counts the bytes of every file, and a year's pace after a week")
  func disk() throws {
    let folder = try SampleFolder()
    let published = folder.manifest.edition.published
    let use = try #require(folder.store.diskUse(now: published + 86_400))
    #expect(use.used > 10_000 && use.free > 0 && use.yearly == nil)
    #expect(folder.store.diskUse(now: published + 73 * 86_400)?.yearly ?? 0 >= use.used * 5 - 10)
  }
}
