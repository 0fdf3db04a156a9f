import ArticleModel
import EditionModel
import Foundation
import GRDB
import Status
import Testing

@testable import Storage

@Suite("Incidents in the store") struct IncidentTests {
  let store: PublicationStore
  static let time = SampleFolder.date

  init() throws { store = try PublicationStore.temporary() }

  func open(_ kind: Incident.Kind = .disk, at time: Timestamp = IncidentTests.time) async throws {
    try await store.apply([.open(kind, subject: "", text: "There is no room.")], at: time)
  }

  @Test("Incidents open and close once, with an alert for each")
  func once() async throws {
    try await open()
    let incident = try #require(try await store.incidents(closedSince: Timestamp(0)).first)
    #expect(incident.isOpen && incident.opened == Self.time)
    #expect(try await store.alerts(due: Self.time).map(\.event) == [.opened])
    let close = IncidentChange.close(number: incident.number, ending: "There is room.")
    try await store.apply([close], at: Self.time + 60)
    try await store.apply([close], at: Self.time + 90)
    #expect(try await store.incidents(closedSince: Timestamp(0)).map(\.closed) == [Self.time + 60])
    #expect(try await store.incidents(closedSince: Self.time + 61).isEmpty)
    #expect(try await store.alerts(due: Self.time + 90).map(\.event) == [.opened, .closed])
  }

  @Test("Incidents are open one at a time for one matter, whoever saw it")
  func oneAtATime() async throws {
    try await open()
    await #expect(throws: StoreError.self) { try await open() }
    try await open(.late)
    #expect(try await store.alerts(due: Self.time).count == 2)
  }

  @Test("Incidents send no alert before its time, nor after it was sent or given up")
  func due() async throws {
    try await open()
    let alert = try #require(try await store.alerts(due: Self.time).first)
    try await store.settle(alert, .again(at: Self.time + 60))
    #expect(try await store.alerts(due: Self.time + 59).isEmpty)
    #expect(try await store.alerts(due: Self.time + 60).map(\.attempts) == [1])
    try await store.settle(alert, .sent)
    #expect(try await store.alerts(due: Timestamp(.max)).isEmpty)
  }

  @Test(
    "Incidents never change afterwards",
    arguments: [
      "DELETE FROM incident", "UPDATE incident SET text = ''", "UPDATE incident SET closed = 1, text = ''",
      "UPDATE incident SET opened = 0, closed = 9",
    ])
  func kept(sql: String) async throws {
    try await open()
    #expect(throws: DatabaseError.self) { try store.pool.write { try $0.execute(sql: sql) } }
  }
}

@Suite("The facts about an installation") struct FactsTests {
  @Test(
    "The facts are when the last edition came, when the next is due, when a backup was made and tried out, and how sources answered"
  )
  func facts() async throws {
    let folder = try await SampleFolder()
    let (store, publication) = (folder.store, folder.publication)
    let now = folder.manifest.edition.cutoff + 3600
    try await store.record(.backup, ["path": "/b"], at: now + -500)
    try await store.record(.restoreDrill, ["result": "/b is missing"], at: now + -400)
    try await publication.note("Hacker News", nil, at: now + -900)
    for ago in [600, 300] { try await publication.note("Hacker News", .time, at: now + -Int64(ago)) }
    try await publication.note("elsewhere", .time, at: now)
    let facts = try await publication.facts(
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

  @Test("The facts find the names that could not be validated in the newest edition, with their causes")
  func invalidNames() async throws {
    let publication = try PublicationStore.temporary()
    let now = Timestamp(1_778_100_000)
    func facts() async throws -> StatusFacts {
      try await publication.facts(
        schedule: Schedule(zone: .utc), isLive: true, source: "Hacker News", watchedSince: now, backupDays: 8,
        disk: nil, now: now)
    }
    let cause = "\(StatusFacts.invalidName): the signature of NSEC3 x.de by key 33834 is invalid"
    var edition = edition("2026-05-06-morning")
    edition.stories[0].reading.receipt.why = "\(cause) (the host name can't be resolved)"
    _ = try await publication.seal(Manifest(sealing: edition), archive: [])
    #expect(try await facts().invalidNames == [cause])
    _ = try await publication.seal(Manifest(sealing: StorageTests.edition("2026-05-06-evening")), archive: [])
    #expect(try await facts().invalidNames.isEmpty)
  }

  @Test("The facts count the bytes of every file, and a year's pace after a week")
  func disk() async throws {
    let folder = try await SampleFolder()
    let published = folder.manifest.edition.published
    let use = try #require(folder.store.diskUse(now: published + 86_400))
    #expect(use.used > 10_000 && use.free > 0 && use.yearly == nil)
    #expect(folder.store.diskUse(now: published + 73 * 86_400)?.yearly ?? 0 >= use.used * 5 - 10)
  }
}
