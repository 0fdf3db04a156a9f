import EditionModel
import Selection
import Testing

@testable import OfflineCommands

@Suite struct ExplanationTests {
  static let cutoff: Int64 = 1_650_000_000

  /// Thirty stories looked at every half hour; the first rises fastest, the last was taken off the page.
  static func snapshots(_ keep: (Int) -> Bool = { _ in true }) -> [Snapshot] {
    (0...24).filter(keep).map { (step: Int) -> Snapshot in
      let stories = (1...30).map { (number: Int) -> Snapshot.Story in
        Snapshot.Story(
          id: Int64(number), title: "Matter\(number) of thing\(number)", url: "https://site\(number).example/",
          by: nil, score: 20 + step * (31 - number), descendants: 10, time: cutoff - 14 * 3600, type: nil, rank: number)
      }
      return Snapshot(t: cutoff - Int64(24 - step) * 1800, stories: stories)
    }
  }

  func explain(_ number: Int64, at moment: Int64 = cutoff) throws -> String {
    var walk = Walk(snapshots: Self.snapshots())
    _ = walk.decide(at: Self.cutoff - 6 * 3600, previous: nil)
    let choice = walk.decide(at: moment, previous: Self.cutoff - 6 * 3600)
    return try Explanation(of: number, in: choice, walk: walk, at: moment).text()
  }

  @Test("A pick is explained by its reason, its features, its score and its neighbours")
  func pick() throws {
    let lines = try explain(11).split(separator: "\n").map(String.init)
    #expect(lines[0] == "11 “Matter11 of thing11” (pick 1)")
    #expect(lines[1].hasPrefix("  It is a lasting piece: 12 hours on the page"))
    #expect(lines[2].hasPrefix("  score "))
    for feature in ["points", "rank", "speed1", "chance", "timely"] {
      #expect(lines.contains { $0.hasPrefix("    \(feature) ") }, "\(feature)")
    }
    #expect(lines.contains { $0.hasSuffix("12 “Matter12 of thing12” (pick 2)") }, "its neighbour")
  }

  @Test("A story of an earlier edition is explained by that edition")
  func published() throws {
    #expect(try explain(1).contains("published in the edition of 2022-04-14T23:20:00Z"))
  }

  @Test("A story that nobody saw is an error that says what to check")
  func unknown() {
    #expect(throws: CommandFailure.self) { try explain(999) }
  }

  @Test("With half of the looks the same stories are chosen where nothing else changed")
  func halfOfTheLooks() {
    var whole = Walk(snapshots: Self.snapshots())
    var half = Walk(snapshots: Self.snapshots { $0 % 2 == 0 })
    let picks = whole.decide(at: Self.cutoff, previous: nil).picks.map(\.id)
    #expect(half.decide(at: Self.cutoff, previous: nil).picks.map(\.id) == picks)
  }

  @Test("A recorder that stalled five hours before the cut-off still gives ten, chosen by what it last saw")
  func stalled() throws {
    var walk = Walk(snapshots: Self.snapshots { $0 <= 14 })
    let choice = walk.decide(at: Self.cutoff, previous: nil)
    #expect(choice.picks.count == 10)
    #expect(try #require(choice.picks.first).reason.facts["points"] == 440)
  }
}
