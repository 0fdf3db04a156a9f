import EditionModel
import Selection
import Testing

/// When a story reached the page is known from the first look that found it; a silence before that look hides when.
struct SilenceTests {
  /// A page that was looked at until five hours before `silentUntil` (in minutes before the cut-off), and again from then on.
  func page(silentUntil: Int64) -> [Candidate] {
    (0..<15).map { n in
      let before = (0...4).map { (silentUntil + 300 + 30 * Int64($0), 11 + n, 50, 20) as (Int64, Int?, Int, Int) }
      let after = (0...Int(silentUntil / 30)).map {
        (silentUntil - 30 * Int64($0), 11 + n, 60 + $0, 20) as (Int64, Int?, Int, Int)
      }
      return Story.make(1000 + n, before.reversed() + after)
    }
  }

  func timely(_ story: Candidate, silentUntil: Int64, published: [Published] = []) -> Double? {
    let choice = Selector().choose(
      from: page(silentUntil: silentUntil) + [story], published: published, cutoff: Story.cutoff)
    return choice.scores[story.id]?.features["timely"]
  }

  @Test("A story found after a silence that hid the previous cut-off belongs to this edition in part")
  func hidden() throws {
    let story = Story.make(1, [(600, 9, 40, 3), (570, 8, 60, 5), (0, 5, 200, 30)])
    // Five hours of silence, 33 minutes of which are usual: from 867 to 600 minutes before, with the cut-off at 720.
    #expect(abs(try #require(timely(story, silentUntil: 600)) - 120.0 / 267) < 1e-9)
  }

  @Test("A story that an earlier look lacked shortly before is as new as it looks")
  func watched() {
    let story = Story.make(1, [(570, 8, 60, 5), (0, 5, 200, 30)])
    #expect(timely(story, silentUntil: 600) == 1)
  }

  @Test("An edition answers for the time since the one before, at whatever hour that was made")
  func sinceTheLastEdition() {
    let story = Story.make(1, [(780, 8, 60, 5), (0, 5, 200, 30)])
    let before = Published(id: Story.id(7), title: "Anything", cutoff: Story.cutoff - 16 * 3600)
    #expect(timely(story, silentUntil: 900) == 0)
    #expect(timely(story, silentUntil: 900, published: [before]) == 1)
  }

  @Test("A late story counts for less if nobody watched it arrive, as after a restart")
  func unwatched() throws {
    // The recorder's first look, two hours before the cut-off, finds one story; the next one finds the other.
    let stories = [
      Story.make(1, postedHoursAgo: 15, [(120, 3, 300, 90), (90, 3, 330, 95), (0, 2, 400, 99)]),
      Story.make(2, postedHoursAgo: 15, [(90, 3, 330, 95), (0, 3, 390, 99)]),
    ]
    func score(_ number: Int, unwatched share: Double) throws -> Score {
      var selector = Selector()
      selector.parameters.unwatchedWeight = share
      let choice = selector.choose(
        from: Self().page(silentUntil: 120).map { story in
          var story = story
          story.history.removeAll { $0.time < Story.cutoff - 120 * 60 }
          return story
        } + stories, cutoff: Story.cutoff)
      return try #require(choice.scores[Story.id(number)])
    }
    let (whole, none) = (try score(1, unwatched: 1), try score(1, unwatched: 0))
    let late = try #require(whole.features["missedChance"])
    #expect(late > 0.1)
    #expect(abs(whole.total - none.total - ChoiceWeights.standard.missedWeight * late) < 1e-9)
    #expect(try score(2, unwatched: 1).total == score(2, unwatched: 0).total)
    #expect(Parameters.standard.unwatchedWeight < 1)
  }
}
