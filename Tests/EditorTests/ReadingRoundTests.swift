import ArticleModel
import EditionModel
import Foundation
import Selection
import Synchronization
import Testing

@testable import Editor

@Suite struct ReadingUnderADeadline {
  /// Candidates that the selection takes: each on its own site, the better the lower its number.
  static func ranking(_ count: Int) -> Ranking {
    let candidates = (0..<count).map { number in
      Candidate(
        id: CandidateID(source: "hn", nativeID: "\(1000 + number)"), kind: .story, state: .live,
        title: title(number), url: "https://site\(number).example/page", author: "author\(number)",
        posted: Timestamp(1_770_000_000 - 4 * 3600),
        history: [
          Observation(time: Timestamp(1_770_000_000), rank: number + 1, points: 900 - 10 * number, comments: 90)
        ])
    }
    return Ranking(
      EditionInputs(
        circumstances: .init(
          key: .sample, cutoff: Timestamp(1_770_000_000), published: Timestamp(1_770_000_000), basis: .partial,
          decided: Timestamp(1_770_000_000), engine: "test"),
        settings: EditionSettings(), candidates: candidates, published: []))
  }

  /// Words that no two of them share: stories with like titles are taken for one.
  private static func title(_ number: Int) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"]
    let stem = syllables[number / 10] + syllables[number % 10]
    return ["rn", "st", "lk", "mp"].map { stem + $0 }.joined(separator: " ").capitalized
  }

  static let readable = StoryReader.Reading(
    outcome: .readable(pageKey: nil), receipt: Receipt(kind: .full, why: "", source: "page"),
    article: Article(blocks: [.paragraph([.text("Text.")])]), visibility: .full)

  /// Counts what came, so that the time is up only then, however busy the machine.
  private final class Tally: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    func wait(for number: Int) async {
      while count.withLock({ $0 }) < number, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
      // What was counted is on its way still.
      try? await Task.sleep(for: .milliseconds(700))
    }
  }

  /// Every tenth place of the ranking answers; the others are silent until nobody waits any more.
  ///
  /// - Parameters:
  ///   - answers: how many come before the time is up; nil where there is no clock.
  private func run(
    _ ranking: Ranking, missed: [String] = [], reach: Int? = nil, answers: Int? = nil, isPatient: Bool = false
  ) async -> ReadingRound.Outcome {
    let quick = Set(stride(from: 4, to: ranking.candidates.count, by: 10).map { ranking.candidates[$0].id })
    let tally = Tally()
    let pace = answers.map { answers in
      ReadingRound.Pace {
        await tally.wait(for: answers)
      } impatience: {
        try? await Task.sleep(for: isPatient ? .seconds(600) : .milliseconds(5))
      }
    }
    return await ReadingRound(ranking: ranking, site: "news.example", onProgress: { _ in }) { candidate in
      if !quick.contains(candidate.id) { try? await Task.sleep(for: .seconds(600)) }
      tally.add()
      return Self.readable
    }.run(missed: Set(missed), reach: reach, pace: pace)
  }

  @Test("With nine slow sites in ten the quick ones further down are read while the desk waits")
  func slowSites() async throws {
    let ranking = Self.ranking(60)
    try #require(ranking.candidates.count == 60)
    let outcome = await run(ranking, answers: 6)
    let slots = outcome.desk.slots
    #expect(slots.count == 10)
    #expect(slots.filter { $0 % 10 == 4 } == [4, 14, 24, 34, 44, 54])
    #expect(outcome.missed.count == 54)
    #expect(outcome.reach == 60)
  }

  @Test("A rebuild, which waits for nobody, comes to the same ten")
  func rebuild() async {
    let ranking = Self.ranking(60)
    let once = await run(ranking, answers: 6)
    let again = await run(ranking, missed: once.missed, reach: once.reach)
    #expect(again.desk.slots == once.desk.slots)
    #expect(again.desk.fates == once.desk.fates)
    #expect(again.missed.sorted() == once.missed.sorted())
  }

  @Test("What was never begun when the time was up is no failure")
  func neverBegun() async {
    let ranking = Self.ranking(60)
    let outcome = await run(ranking, answers: 1, isPatient: true)
    #expect(outcome.reach == 10)
    #expect(outcome.desk.fates.keys.max() == 9)
    #expect(outcome.desk.slots == Array(0..<10), "nine of them as cards, each said to be one")
  }

  @Test("On a day when all answer, no page more is read than the ten and their reserves need")
  func quickSites() async {
    let ranking = Self.ranking(60)
    let outcome = await ReadingRound(ranking: ranking, site: "news.example", onProgress: { _ in }) { _ in Self.readable
    }
    .run(missed: [], reach: nil, pace: nil)
    #expect(outcome.readings.count == 13)
    #expect(outcome.reach == nil)
    #expect(outcome.missed.isEmpty)
  }
}
