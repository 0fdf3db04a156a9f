import EditionModel
import Testing

@testable import Selection

@Suite("Weights and how they are learned") struct WeightsTests {
  @Test("A table that is written is read as the same weights")
  func roundTrip() throws {
    let text = ChoiceWeights.standard.text
    let again = try ChoiceWeights(text: text)
    #expect(again.text == text)
    #expect(again.treeCount == ChoiceWeights.standard.treeCount)
    #expect(again.treeCount > 100)
  }

  @Test(
    "A line that is no weight is refused with its number",
    arguments: [
      ("doubt 0.2\nrank 3\n", 2), ("doubt x\n(rank 3 0.1 0.2)\n", 1), ("(rank 3 0.1)\n", 1), ("(nothing 1 2 3)\n", 1),
      ("doubt 0.2\n", 0), ("doubt 0\n(rank 3 0.1 0.2)\n", 0), ("pointsWeight -1\n", 1), ("0.1 0.2\n", 1),
      ("doubt nan\n", 1), ("(rank 1 inf 2)\n", 1),
    ])
  func malformed(text: String, line: Int) {
    let error = #expect(throws: ChoiceWeights.Malformed.self) { try ChoiceWeights(text: text) }
    #expect(error?.line == line)
  }

  @Test("Trees find the step in one trait among others, and the same lessons give the same trees")
  func step() {
    var lessons = Lessons()
    for number in 0..<3000 {
      let rank = number % 30 + 1
      let history = [Observation(time: Timestamp(1_000_000), rank: rank, points: 100, comments: number % 7)]
      let traits = Traits(
        history: history[...], rank: rank, born: Timestamp(990_000), posted: Timestamp(980_000), isText: false,
        cutoff: Timestamp(1_000_000), frontPage: 30)
      lessons.append(traits, points: 100, final: rank <= 10 ? 340 : 100, weight: 1, at: Timestamp(1_000_000))
    }
    let trees = GrowthTrainer(trees: 40).fit(lessons)
    #expect(trees == GrowthTrainer(trees: 40).fit(lessons))
    let model = GrowthModel(trees: trees)
    func expected(_ rank: Int) -> Double {
      let history = [Observation(time: Timestamp(1_000_000), rank: rank, points: 100, comments: 3)]
      return model.finalPoints(
        points: 100,
        traits: Traits(
          history: history[...], rank: rank, born: Timestamp(990_000), posted: Timestamp(980_000), isText: false,
          cutoff: Timestamp(1_000_000), frontPage: 30))
    }
    #expect(abs(expected(10) - 340) < 5)
    #expect(abs(expected(11) - 100) < 5)
  }

  @Test("Without lessons there are no trees")
  func nothing() { #expect(GrowthTrainer().fit(Lessons()).isEmpty) }

  /// Forty days of stories; every fourth grows from 20 to 620 points in ten hours, the others stay small.
  static let record: [Candidate] = (0..<480).map { number in
    let arrival = Timestamp(1_700_000_000 + Int64(number) * 7200)
    let grows = number % 4 == 0
    return Candidate(
      id: CandidateID(source: "hn", nativeID: "\(number)"), title: "Matter\(number) of thing\(number)",
      url: "https://site\(number).example/", posted: arrival + -3600,
      history: (0..<20).map { look in
        Observation(
          time: arrival + Int64(look) * 1800, rank: grows ? max(1, 12 - look) : 20 + look % 10,
          points: grows ? 20 + 30 * look : 20 + look, comments: look)
      })
  }

  @Test("Weights learned from a record expect what its stories became, and use nothing from the moment on")
  func learned() throws {
    let refit = Refit(candidates: Self.record)
    let span = try #require(refit.span)
    let split = span.lowerBound + 30 * 86_400
    let weights = try #require(refit.weights(before: split))
    let later = Refit(
      candidates: Self.record.map { candidate in
        var candidate = candidate
        candidate.history = candidate.history.filter { $0.time < split }
        return candidate
      }.filter { !$0.history.isEmpty })
    #expect(later.weights(before: split)?.text == weights.text)
    let cutoffs = stride(from: Int64(0), to: 8, by: 1).map { split + $0 * 43_200 }
    let judgement = refit.judge(refit.decisions(at: cutoffs, with: weights))
    #expect(judgement.editions == 8)
    #expect(judgement.value > 0.85)
    #expect(refit.weights(before: span.lowerBound + 20 * 86_400) == nil)
  }

  @Test("A sample that a thinned record kept of one story doesn't make the others seem to have left the page")
  func thinned() {
    // Twenty stories stay on the page for two days each; of all looks those of every second hour are kept, and of each story
    // its first sight, at odd minutes.
    let record = (0..<400).map { number in
      let arrival = Timestamp(1_700_006_400 + Int64(number) * 7200 + 3600)
      return Candidate(
        id: CandidateID(source: "hn", nativeID: "\(number)"), title: "Matter\(number)", posted: arrival + -1800,
        history: [Observation(time: arrival, rank: 25, points: 9, comments: 0)]
          + (0..<24).map { look in
            Observation(
              time: arrival + 3000 + Int64(look) * 7200, rank: 1 + number % 20, points: 10 + look, comments: 1)
          })
    }
    let lessons = Refit(candidates: record).lessons(before: .latest)
    #expect(lessons.count > 1000)
    // What was seen on the page an hour before is on it still.
    let seen = zip(lessons.values(of: .gone), lessons.values(of: .rank))
    #expect(seen.allSatisfy { gone, rank in gone > 1 || rank <= 20 })
  }

  @Test("Nothing is learned or judged where a record keeps one sample a day")
  func sparse() throws {
    let record = Self.record.map { candidate in
      var candidate = candidate
      candidate.history = candidate.history.filter { $0.time.rawValue % 86_400 >= 84_000 }
      return candidate
    }.filter { !$0.history.isEmpty }
    let refit = Refit(candidates: record)
    let span = try #require(refit.span)
    #expect(refit.lessons(before: .latest).count == 0)
    #expect(!refit.isSteady(at: span.lowerBound + 20 * 86_400))
    #expect(Refit(candidates: Self.record).isSteady(at: span.lowerBound + 20 * 86_400))
  }
}
