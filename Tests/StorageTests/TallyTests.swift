import EditionModel
import GRDB
import Testing

@testable import Storage

@Suite("Counted answers") struct TallyTests {
  @Test("The counts are what adding up the answers gives, whatever came, changed and went")
  func counts() async throws {
    let folder = try await SampleFolder()
    let store = folder.publication
    var rows: [Int64] = []
    for number in 0..<40 {
      let answer = Answer(key: folder.key, story: number % 3 + 1, verdict: number % 5 == 0 ? .not : .worth)
      let replaced = number % 4 == 3 ? rows[number / 2 % rows.count] : nil
      if let row = try await store.record(answer, day: 1, replacing: replaced), replaced == nil { rows.append(row) }
    }
    try await folder.pool.write { try $0.execute(sql: "DELETE FROM feedback WHERE id % 7 = 0") }
    let differences = try await folder.pool.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (
            SELECT key, story, sum(verdict = 'worth') AS worth, sum(verdict <> 'worth') AS others FROM feedback
            GROUP BY key, story) AS counted
          LEFT JOIN tally USING (key, story) WHERE counted.worth <> tally.worth OR counted.others <> tally.others
            OR tally.worth IS NULL
          """)
    }
    #expect(differences == 0)
  }

  @Test("An edition counts as voted on once readers can see a count that changed")
  func visible() async throws {
    let folder = try await SampleFolder()
    let store = folder.publication
    let start = try await store.lastVote()
    for number in 1...5 {
      _ = try await store.record(Answer(key: folder.key, story: 2, verdict: .worth), day: 1, replacing: nil)
      let voted = try await store.editions(votedAfter: start, shownFrom: 5)
      #expect(voted == (number < 5 ? [] : [folder.key]))
    }
    #expect(try await store.editions(votedAfter: store.lastVote(), shownFrom: 5).isEmpty)
  }
}
