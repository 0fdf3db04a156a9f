import EditionModel
import Foundation
import Selection
import TestSupport
import Testing

@testable import OfflineCommands

@Suite(.enabled(if: Shared.isPresent, "needs ../shared/hn")) struct RemovedStoriesTests {
  struct Removed: Decodable {
    var id: Int
    var rank: Int
    var score: Int
    var descendants: Int?
    var title: String
    var url: String?
  }

  static let cutoff = Timestamp(1_750_000_000)

  func candidate(_ story: Removed, after rank: Int?) -> Candidate {
    let looks: [(Int64, Int?)] = [(7200, story.rank), (3600, story.rank), (3540, rank)]
    return Candidate(
      id: CandidateID(source: "hn", nativeID: "\(story.id)"), title: story.title, url: story.url,
      posted: Self.cutoff - 4 * 3600,
      history: looks.map {
        Observation(
          time: Self.cutoff - $0.0, rank: $0.1, points: max(story.score, 50), comments: story.descendants ?? 0)
      })
  }

  @Test(
    "Stories that moderators took down, as they fell in 2024 to 2026, are not carried, and would be had they stayed")
  func recorded() throws {
    let root = try #require(Shared.root)
    let lines = try readPossiblyGzipped("\(root)/hn/modern/removed.jsonl.gz").split(separator: UInt8(ascii: "\n"))
    let stories = lines.compactMap { try? JSONDecoder().decode(Removed.self, from: Data($0)) }.filter { $0.rank <= 30 }
    #expect(stories.count > 5000)
    var carried = 0
    for story in stories.enumerated().filter({ $0.offset % 40 == 0 }).map(\.element) {
      let choice = Selector().choose(from: [candidate(story, after: 95)], cutoff: Self.cutoff)
      #expect(choice.picks.isEmpty, "\(story.id) \(story.title)")
      let stayed = Selector().choose(from: [candidate(story, after: story.rank)], cutoff: Self.cutoff)
      carried += stayed.picks.count
    }
    #expect(carried > 100)
  }
}
