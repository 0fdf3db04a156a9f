import EditionModel
import Selection
import Testing

@testable import OfflineCommands

/// How `select --watched` shows an edition after a restart.
@Suite struct RestartTests {
  static let start: Int64 = 1_700_006_400

  /// Forty half-hours of a page with twelve stories, which gain by their number.
  static let snapshots = (0..<40).map { look in
    Snapshot(
      t: start + Int64(look) * 1800,
      stories: (1...12).map { rank in
        Snapshot.Story(
          id: Int64(rank), title: "Matter\(rank) of thing\(rank)", url: "https://site\(rank).example/", by: nil,
          score: 10 + look * rank, descendants: 1, time: start - 7200, type: "story", rank: rank)
      })
  }

  func choice(watched: Int64?) -> Choice {
    var walk = Walk(snapshots: Self.snapshots)
    walk.watched = watched
    return walk.decide(at: Self.start + 40 * 1800, previous: nil)
  }

  @Test("A recorder that was started two hours before the cut-off knows nothing older, and ten stories are chosen")
  func short() throws {
    let (long, short) = (choice(watched: nil), choice(watched: 2 * 3600))
    let id = try #require(short.picks.first?.id)
    #expect(try #require(long.scores[id]?.features["onPage"]) > 19)
    #expect(try #require(short.scores[id]?.features["onPage"]) < 2)
    #expect(short.picks.count == 10)
  }
}
