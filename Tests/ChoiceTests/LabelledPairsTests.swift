import EditionModel
import Foundation
import TestSupport
import Testing

@testable import OfflineCommands
@testable import Selection

/// Pairs of titles, labelled by hand in `Tools/fit-selection/pairs.tsv`: the rule was made on the lines called design and test,
/// of 2024 to 2026. Those called fresh are of 2022.
@Suite(.enabled(if: Shared.isPresent, "needs ../shared/hn")) struct LabelledPairsTests {
  struct Item: Decodable {
    var id: Int
    var title: String
    var url: String?
  }

  struct Stats: Decodable {
    var id: Int
    var firstSeen: Int64

    private enum CodingKeys: String, CodingKey {
      case id
      case firstSeen = "first_seen"
    }
  }

  struct Story {
    var title: String
    var site: String?
    var seen: Int64
  }

  static func stories() throws -> [Int: Story] {
    let root = try #require(Shared.root)
    var stories: [Int: Story] = [:]
    for folder in ["", "2024-2025/", "2026/"] {
      func lines<Line: Decodable>(_ name: String, _ type: Line.Type) throws -> [Line] {
        try readPossiblyGzipped("\(root)/hn/\(folder)\(name).jsonl.gz").split(separator: UInt8(ascii: "\n"))
          .compactMap { try? JSONDecoder().decode(type, from: Data($0)) }
      }
      let seen = Dictionary(
        try lines("story_stats", Stats.self).map { ($0.id, $0.firstSeen) }, uniquingKeysWith: { first, _ in first })
      for item in try lines("items", Item.self) {
        guard let time = seen[item.id] else { continue }
        stories[item.id] = Story(title: item.title, site: PageIdentity(url: item.url).site, seen: time)
      }
    }
    return stories
  }

  @Test("Of labelled pairs, nearly all called one story are one, and most of those that are one are found")
  func labelled() throws {
    let stories = try Self.stories()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Tools/fit-selection/pairs.tsv")
    let pairs = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(pairs.count >= 400)
    // Rarity is that of a month's titles, as at an edition.
    var months: [Int64: WordRarity] = [:]
    func rarity(at time: Int64) -> WordRarity {
      let month = time / (30 * 86_400)
      if let known = months[month] { return known }
      let made = WordRarity(
        stories.values.filter { $0.seen / (30 * 86_400) == month }.map { TitleWords($0.title) })
      months[month] = made
      return made
    }
    for (set, precision, recall) in [("design", 0.96, 0.84), ("test", 0.96, 0.77), ("fresh", 0.98, 0.6)] {
      var (called, wrong, same, found) = (0, 0, 0, 0)
      for pair in pairs where pair[0] == set {
        let a = try #require(stories[Int(pair[1]) ?? 0])
        let b = try #require(stories[Int(pair[2]) ?? 0])
        let rarity = rarity(at: a.seen)
        let isTwin = TwinTitle(a.title, rarity: rarity).isTwin(
          of: TwinTitle(b.title, rarity: rarity), gap: a.seen - b.seen, sameSite: a.site == b.site,
          parameters: .standard)
        called += isTwin ? 1 : 0
        wrong += isTwin && pair[3] == "other" ? 1 : 0
        same += pair[3] == "same" ? 1 : 0
        found += isTwin && pair[3] == "same" ? 1 : 0
      }
      #expect(Double(called - wrong) >= precision * Double(called), "\(set): \(wrong) of \(called) wrong")
      #expect(Double(found) >= recall * Double(same), "\(set): \(found) of \(same) found")
    }
  }
}
