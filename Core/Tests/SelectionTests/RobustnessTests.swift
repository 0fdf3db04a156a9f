import EditionModel
import Selection
import SharedData
import Testing

@testable import Selection

struct RobustnessTests {
  @Test("Every line of the table is a tree")
  func everyLine() {
    #expect(ChoiceWeights.standard.treeCount == GrowthTable.text.split(separator: "\n").count { $0.hasPrefix("(") })
    #expect(RegressionTree(line: "(rank 3 0.1") == nil)
    #expect(RegressionTree(line: "(nothing 1 2 3)") == nil)
    #expect(RegressionTree(line: "0.5")?.line == "0.5")
  }

  @Test("The order of the candidates doesn't matter")
  func orderOfTheCandidates() {
    var random = SeededGenerator(seed: 1)
    let twins = (1...6).map {
      Story.make($0, url: "https://one.example/page", [(300, 9, 90, 5), (0, 5, 300 - $0, 30)])
    }
    let stories = Story.crowd() + twins
    let first = Selector().choose(from: stories, cutoff: Story.cutoff)
    #expect(first.picks.first { $0.id == Story.id(1) }?.also == (2...6).map(Story.id))
    for _ in 0..<5 {
      let again = Selector().choose(from: stories.shuffled(using: &random), cutoff: Story.cutoff)
      #expect(again.picks == first.picks)
      #expect(again.reserves == first.reserves)
    }
  }

  @Test("Nothing from after the cut-off counts")
  func nothingFromAfter() {
    let stories = Story.crowd()
    let later = stories.map { story in
      var story = story
      story.history.append(Observation(time: Story.cutoff + 60, rank: 1, points: 9000, comments: 1))
      return story
    }
    #expect(
      Selector().choose(from: later, cutoff: Story.cutoff).picks
        == Selector().choose(from: stories, cutoff: Story.cutoff).picks)
  }

  @Test("On a first run one look gives ten, and no reason claims a month or a comparison")
  func firstRun() {
    let stories = Story.crowd().map { story in
      var story = story
      story.history = story.history.suffix(1)
      return story
    }
    let choice = Selector().choose(from: stories, cutoff: Story.cutoff)
    #expect(choice.picks.count == 10 && choice.reserves.count == 10)
    for pick in choice.picks + choice.reserves {
      #expect(!pick.reason.text.contains("month") && !pick.reason.text.contains("faster"), "\(pick.reason.text)")
      #expect(pick.reason.facts["fasterThanPercent"] == nil)
    }
  }

  @Test("A story that vanished from the lists is judged by its last look, and ten are chosen all the same")
  func vanished() {
    let stories = Story.crowd().enumerated().map { number, story in
      var story = story
      if number < 5 { story.history = Array(story.history.prefix(8)) }
      return story
    }
    let choice = Selector().choose(from: stories, cutoff: Story.cutoff)
    #expect(choice.picks.count == 10)
    #expect(Set((choice.picks + choice.reserves).map(\.id)).count == 20)
  }

  @Test("Where nobody counts points, the newest goes first and no site fills the edition")
  func uncounted() {
    let stories = (0..<15).map { n in
      Story.make(
        n, url: "https://\(n < 9 ? "busy" : "site\(n)").example/\(n)", postedHoursAgo: Int64(n) + 1, [(5, nil, 0, 0)])
    }
    let picks = Selector().choose(from: stories, cutoff: Story.cutoff).picks
    #expect(picks.count == 10)
    #expect(picks.first?.id == Story.id(0))
    let rest = picks.map(\.id).filter { (9..<15).map(Story.id).contains($0) }
    #expect(rest == (9..<15).map(Story.id))
  }

  @Test("A story without history or from long ago is no candidate")
  func storyWithoutHistory() {
    let choice = Selector().choose(from: [Story.make(1, []), Story.make(2, [(3000, 1, 900, 9)])], cutoff: Story.cutoff)
    #expect(choice.picks.isEmpty)
    #expect(choice.reserves.isEmpty)
  }

  @Test("No numbers are too odd to choose from")
  func noNumbers() {
    var random = SeededGenerator(seed: 2)
    let times: [Timestamp] = [.earliest, Timestamp(-1), .epoch, Story.cutoff - 60, Story.cutoff, .latest]
    let counts = [Int.min, -5, 0, 1, 300, Int.max]
    let titles = ["", "Poll:", "a b c", "🎉🎉 🎉", "…", "Über–ﬁ ’’ '' ...", "1 2 3"]
    for _ in 0..<200 {
      let stories = (0..<30).map { n in
        Candidate(
          id: Story.id(n), title: titles.randomElement(using: &random) ?? "",
          url: ["", "http://", "https://a.example/\(n)", "mailto:a", "//", nil].randomElement(using: &random) ?? nil,
          posted: times.randomElement(using: &random) ?? .epoch,
          history: (0..<3).map { _ in
            Observation(
              time: times.randomElement(using: &random) ?? .epoch,
              rank: [nil, .min, 0, 1, 30, .max].randomElement(using: &random) ?? nil,
              points: counts.randomElement(using: &random) ?? 0, comments: counts.randomElement(using: &random) ?? 0)
          })
      }
      let choice = Selector().choose(from: stories, cutoff: Story.cutoff)
      #expect(choice.picks.count <= 10)
      #expect(Set((choice.picks + choice.reserves).map(\.id)).count == choice.picks.count + choice.reserves.count)
    }
  }

  /// A story with looks of any order, number and size, some of them twice.
  func arbitrary(_ number: Int, using random: inout SeededGenerator) -> Candidate {
    let counts = [Int.min, -5, 0, 1, 40, 300, 1_000_000_000, Int.max]
    var looks = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Observation(
        time: Bool.random(using: &random)
          ? Story.cutoff - Int64.random(in: -7200...200_000, using: &random)
          : [Timestamp.earliest, Timestamp(-1), .epoch, Story.cutoff, .latest].randomElement(using: &random) ?? .epoch,
        rank: [nil, .min, 0, Int.random(in: 1...90, using: &random), .max].randomElement(using: &random) ?? nil,
        points: counts.randomElement(using: &random) ?? 0, comments: counts.randomElement(using: &random) ?? 0)
    }
    looks += looks.prefix(Int.random(in: 0...3, using: &random))
    return Candidate(
      id: Story.id(number), title: "Matter\(number) of thing\(number)",
      url: "https://site\(number % 4).example/\(number)",
      posted: [Timestamp.earliest, .epoch, Story.cutoff - 9000, .latest].randomElement(using: &random) ?? .epoch,
      history: looks.shuffled(using: &random))
  }

  @Test(
    "Whatever was recorded, ten or all that exist are chosen, no story twice, with finite scores, in whatever order it came"
  )
  func anyHistory() {
    var random = SeededGenerator(seed: 3)
    var parameters = Parameters.standard
    parameters.rules.remove(.takenDown)
    let selector = Selector(parameters: parameters)
    for _ in 0..<150 {
      var stories = (0..<Int.random(in: 0...25, using: &random)).map { arbitrary($0, using: &random) }
      // The same number again, told otherwise.
      stories += stories.prefix(3).map { arbitrary(Int($0.id.nativeID) ?? 0, using: &random) }
      let choice = selector.choose(from: stories, cutoff: Story.cutoff)
      let visible = Set(
        stories.filter { $0.history.contains { ($0.time > Story.cutoff - 86_400) && $0.time <= Story.cutoff } }.map(
          \.id))
      let chosen = (choice.picks + choice.reserves).map(\.id)
      #expect(choice.picks.count <= 10)
      #expect(choice.picks.count == min(10, choice.scores.count))
      #expect(Set(choice.scores.keys).isSubset(of: visible))
      #expect(Set(chosen).count == chosen.count)
      #expect(choice.scores.values.allSatisfy { $0.total.isFinite && $0.expectedPoints.isFinite })
      let again = selector.choose(
        from: stories.shuffled(using: &random).map { story in
          var story = story
          story.history.shuffle(using: &random)
          return story
        }, cutoff: Story.cutoff)
      #expect(again.picks == choice.picks)
      #expect(again.reserves == choice.reserves)
    }
  }
}
