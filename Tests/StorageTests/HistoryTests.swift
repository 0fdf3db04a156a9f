import EditionModel
import Foundation
import GRDB
import Selection
import Status
import Testing

@testable import Storage

@Suite("The recorded history") struct HistoryTests {
  let store: PublicationStore
  let start = Timestamp(1_778_000_400)
  var history: History { store.history }

  init() throws { store = try PublicationStore.temporary() }

  func sighting(
    _ id: Int, rank: Int? = 1, points: Int? = 10, comments: Int? = 2, title: String = "A title",
    state: Candidate.State = .live
  ) -> RecordedLook.Sighting {
    .init(
      candidate: Candidate(
        id: CandidateID(source: "hn", nativeID: "\(id)"), state: state, title: title,
        url: "https://example.org/\(id)", author: "ann", posted: start - 3600, history: []),
      rank: rank, points: points, comments: comments)
  }

  func look(_ minutes: Int64, _ sightings: [RecordedLook.Sighting], unanswered: [Int: Int] = [:], gone: [Int] = [])
    -> RecordedLook
  {
    func id(_ number: Int) -> CandidateID { CandidateID(source: "hn", nativeID: "\(number)") }
    return RecordedLook(
      source: "hn", time: start + minutes * 60, sightings: sightings,
      unanswered: Dictionary(uniqueKeysWithValues: unanswered.map { (id($0.key), $0.value) }), gone: gone.map(id))
  }

  func candidates(until minutes: Int64) async throws -> [Candidate] {
    try await history.candidates(from: start, through: start + minutes * 60)
  }

  @Test("A publication that chooses from another's record sees all of it, and keeps nothing of its own there")
  func shared() async throws {
    try await history.record(look(0, [sighting(1)]))
    let noon = store.store.publication("noon", recordedBy: store.id)
    #expect(try await noon.history.candidates(from: start, through: start + 60).map(\.id.nativeID) == ["1"])
    #expect(try await noon.history.looks(from: start, through: start + 60) == [start])
    #expect(noon.id == "noon")
    #expect(try await noon.keys().isEmpty)
    let alone = store.store.publication("noon")
    #expect(try await alone.history.candidates(from: start, through: start + 60).isEmpty)
    // The status of both says which part of the day was watched.
    for (publication, isWatched) in [(noon, true), (alone, false)] {
      let facts = try await publication.facts(
        schedule: Schedule(zone: .utc), isLive: true, source: "Hacker News", watchedSince: start, backupDays: 0,
        disk: nil, now: start + 60)
      #expect((facts.record != nil) == isWatched)
    }
  }

  @Test("What was seen comes back as the selection needs it, each story with its looks in order")
  func aKeyIsReadAsItWasWritten() async throws {
    try await history.record(look(0, [sighting(1, rank: 3, points: 5), sighting(2, rank: nil)]))
    try await history.record(look(10, [sighting(1, rank: 1, points: 25)]))
    let found = try await candidates(until: 10)
    #expect(found.map(\.id.nativeID) == ["1", "2"])
    #expect(
      found[0].history == [
        Observation(time: start, rank: 3, points: 5, comments: 2),
        Observation(time: start + 600, rank: 1, points: 25, comments: 2),
      ])
    #expect(found[1].history[0].rank == nil)
    #expect(found[0].author == "ann")
    #expect(try await history.looks(from: start, through: start + 600) == [start, start + 600])
  }

  @Test("A choice at a past moment sees the titles and states of that moment, not what became known later")
  func factsAsOf() async throws {
    try await history.record(look(0, [sighting(1, title: "First")]))
    try await history.record(look(10, [sighting(1, title: "Second")]))
    try await history.record(look(20, [sighting(1, title: "Third", state: .dead)]))
    #expect(try await candidates(until: 5)[0].title == "First")
    let then = try await candidates(until: 10)[0]
    #expect((then.title, then.formerTitles, then.state) == ("Second", ["First"], .live))
    let now = try await candidates(until: 20)[0]
    #expect((now.title, now.formerTitles, now.state) == ("Third", ["First", "Second"], .dead))
  }

  @Test("A story that did not answer keeps its place in the list and the points seen before")
  func unanswered() async throws {
    try await history.record(look(0, [sighting(1, rank: 5, points: 40)]))
    try await history.record(look(10, [sighting(2)], unanswered: [1: 4, 9: 7]))
    try await history.record(look(20, [sighting(1, rank: 3, points: nil, comments: nil)]))
    let found = try await candidates(until: 20)
    #expect(found.map(\.id.nativeID) == ["1", "2"], "of 9 nothing is known but its number")
    #expect(found[0].history.map(\.rank) == [5, 4, 3])
    #expect(found[0].history.map(\.points) == [40, 40, 40])
  }

  @Test("A story whose points were never given isn't a candidate")
  func neverTold() async throws {
    try await history.record(look(0, [sighting(1, points: nil)]))
    #expect(try await candidates(until: 0).isEmpty)
  }

  @Test("A story that the source no longer gives is gone from then on")
  func gone() async throws {
    try await history.record(look(0, [sighting(1)]))
    try await history.record(look(10, [sighting(2)], gone: [1, 77]))
    #expect(try await candidates(until: 5)[0].state == .live)
    #expect(try await candidates(until: 10).map(\.state) == [.deleted, .live])
  }

  @Test("Stories that fell off the lists are asked for again, but not those asked for lately or long gone")
  func unseen() async throws {
    try await history.record(look(0, [sighting(1), sighting(2), sighting(3, rank: nil)]))
    try await history.record(look(10, [sighting(2)]))
    let id = CandidateID(source: "hn", nativeID: "1")
    #expect(try await history.unseen(listedSince: start, notAskedSince: start + 600, source: "hn") == [id])
    #expect(try await history.unseen(listedSince: start + 1, notAskedSince: start + 600, source: "hn").isEmpty)
    try await history.record(look(20, [sighting(1, rank: nil)]))
    #expect(try await history.unseen(listedSince: start, notAskedSince: start + 600, source: "hn").isEmpty)
  }

  @Test("The same look twice, or a story twice in one, changes nothing")
  func twice() async throws {
    try await history.record(look(0, [sighting(1), sighting(1, rank: 9)]))
    try await history.record(look(0, [sighting(1, points: 99)]))
    #expect(try await candidates(until: 0).map(\.history.count) == [1])
    #expect(try await candidates(until: 0)[0].history[0].points == 10)
  }

  @Test("Publications do not see each other's history")
  func publications() async throws {
    try await history.record(look(0, [sighting(1)]))
    #expect(try await store.store.publication("lobsters").history.candidates(from: start, through: start).isEmpty)
    #expect(try await store.store.publication("lobsters").history.looks(from: start, through: start).isEmpty)
  }
}

@Suite("Thinning") struct ThinningTests {
  /// Fills a day as the recorder would: 120 stories a look, 300 new ones a day, each listed for about ten hours.
  private func fill(_ store: PublicationStore, day: Int64, interval: Int64) throws {
    try store.pool.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE tick(t) AS (SELECT :day * 86400 UNION ALL SELECT t + :interval FROM tick WHERE t < :day * 86400 + 86400 - :interval),
            place(r) AS (SELECT 1 UNION ALL SELECT r + 1 FROM place WHERE r < 120)
          INSERT INTO sample SELECT 'hn', 'hn', (t / 34560) * 120 + r, t, r, 100 + (t / 600) % 1000, 5 FROM tick, place
          """, arguments: ["day": day, "interval": interval])
      try db.execute(
        sql: """
          INSERT INTO candidate
          SELECT 'hn', 'hn', id, min(time), min(time), min(time), max(time), max(time) FROM sample
          WHERE time >= :day * 86400 GROUP BY id
          ON CONFLICT DO UPDATE SET listed = excluded.listed, asked = excluded.asked
          """, arguments: ["day": day])
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO candidate_facts
          SELECT 'hn', 'hn', id, first_seen, 'story', 'live', 'A title of the usual length, more or less', 'https://example.org/' || id, 'ann'
          FROM candidate WHERE first_seen >= :day * 86400
          """, arguments: ["day": day])
    }
  }

  @Test("A year of looks ends as a small table")
  func aYear() async throws {
    let store = try PublicationStore.temporary()
    defer { try? FileManager.default.removeItem(at: store.folder.url) }
    for day in Int64(20_000)..<20_400 {
      // Every ten minutes would be 6.9 million rows, of which the old ones come to one a day whatever there was between.
      try fill(store, day: day, interval: day < 20_365 ? 6 * 3600 : 600)
    }
    try await store.history.thin(now: Timestamp(20_400 * 86_400))
    let counts = try await store.pool.read { db in
      try ["sample", "candidate", "candidate_facts"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0
      }
    }
    #expect(counts[0] < 400_000, "\(counts)")
    #expect(counts[1] < 120_000, "\(counts)")
    #expect(counts[1] > 100_000, "a year of stories is still known: \(counts)")
    #expect(counts[2] == counts[1], "\(counts)")
    try await store.pool.vacuum()
    let size = try FileManager.default.attributesOfItem(atPath: store.folder.database.path)[.size] as? Int ?? 0
    #expect(size < 60 << 20, "\(size) bytes")
    print("a simulated year: \(counts[0]) samples, \(counts[1]) stories, \(size) bytes")
  }

  @Test("The first sight of a story and its last of each step stay, and younger samples are untouched")
  func whatStays() async throws {
    let store = try PublicationStore.temporary()
    let now = Timestamp(1_778_000_400 / 86_400 * 86_400)
    let start = now + -40 * 86_400
    for minutes in stride(from: Int64(50), through: 2 * 1440, by: 10) {
      try await store.history.record(
        RecordedLook(
          source: "hn", time: start + minutes * 60,
          sightings: [
            .init(
              candidate: Candidate(
                id: CandidateID(source: "hn", nativeID: "1"), title: "A title", posted: start, history: []),
              rank: minutes < 110 ? 45 : 12, points: Int(minutes), comments: 0)
          ]))
    }
    try await store.history.thin(now: start + 86_400)
    let before = try await store.history.candidates(from: start, through: now)[0].history
    #expect(before.count == 284)
    try await store.history.thin(now: now)
    let after = try await store.history.candidates(from: start, through: now)[0].history
    #expect(after.map { ($0.time - start) / 60 } == [50, 110, 1430, 2870, 2880])
    #expect(try await store.history.thin(now: now) == 0, "a second time finds nothing more")
  }
}
