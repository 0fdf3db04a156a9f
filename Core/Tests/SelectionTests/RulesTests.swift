import EditionModel
import Selection
import Testing

struct RulesTests {
  /// Rising on the page for three hours.
  func rising(_ number: Int, title: String? = nil, url: String? = nil, comments: Int = 40) -> Candidate {
    let looks = (0...6).map { (step: Int) -> (Int64, Int?, Int, Int) in
      (180 - Int64(step) * 30, 10 - step, 100 + 40 * step, comments)
    }
    return Story.make(number, title: title, url: url, postedHoursAgo: 4, looks)
  }

  func choose(_ stories: [Candidate], without rules: Set<Rule> = [], published: [Published] = []) -> Choice {
    var parameters = Parameters.standard
    parameters.rules.subtract(rules)
    return Selector(parameters: parameters).choose(
      from: stories + Story.crowd(), published: published, cutoff: Story.cutoff)
  }

  @Test("A site is carried twice at most")
  func siteIsCarried() {
    let stories = (1...4).map { rising($0, url: "https://paper.example/\($0)") }
    let chosen = Set(choose(stories).picks.map(\.id))
    #expect(chosen.intersection(stories.map(\.id)).count == 2)
    #expect(Set(choose(stories, without: [.sites]).picks.map(\.id)).isSuperset(of: stories.map(\.id)))
  }

  @Test("Where there is nothing but one site, its cap gives way")
  func oneSite() {
    let stories = (1...12).map { rising($0, url: "https://paper.example/\($0)") }
    #expect(Selector().choose(from: stories, cutoff: Story.cutoff).picks.count == 10)
  }

  @Test("A topic is carried three times at most")
  func topic() {
    let titles = [
      "Kubernetes alpha", "Beta on kubernetes", "Why kubernetes gamma", "Delta kubernetes", "Kubernetes zeta",
    ]
    let stories = titles.enumerated().map { rising($0.offset + 1, title: $0.element) }
    var parameters = Parameters.standard
    parameters.salientShare = 0.3
    let chosen = Selector(parameters: parameters).choose(from: stories + Story.crowd(), cutoff: Story.cutoff).picks
    #expect(Set(chosen.map(\.id)).intersection(stories.map(\.id)).count == 3)
  }

  @Test("Two stories about one event are one pick")
  func twoStoriesAbout() throws {
    let choice = choose([
      rising(1, title: "US Senate votes unanimously to make daylight savings time permanent"),
      rising(2, title: "Senate votes to pass bill making Daylight Savings Time permanent", comments: 41),
    ])
    let pick = try #require(choice.picks.first { [Story.id(1), Story.id(2)].contains($0.id) })
    #expect(pick.also.count == 1)
    #expect(!choice.reserves.map(\.id).contains(pick.also[0]))
  }

  @Test("Two words in common are no event")
  func twoWords() {
    let choice = choose([
      rising(1, title: "Can Grafana run Doom?"), rising(2, title: "“Can it run Doom” will never be the same"),
    ])
    #expect(Set(choice.picks.map(\.id)).isSuperset(of: [Story.id(1), Story.id(2)]))
  }

  @Test("A follow-up names what it follows")
  func followUpNames() throws {
    let before = Published(
      id: Story.id(7), title: "Elon Musk to join Twitter’s board of directors", url: "https://a.example/",
      cutoff: Story.cutoff - 2 * 86400)
    let choice = choose([rising(1, title: "Elon has decided not to join our board")], published: [before])
    let pick = try #require(choice.picks.first { $0.id == Story.id(1) })
    #expect(pick.followsUp == Story.id(7))
    #expect(pick.reason.text.hasSuffix(" It follows up “Elon Musk to join Twitter’s board of directors”."))
  }

  @Test("Caught up late, a story follows only what was published before it, and the latest of that")
  func followsTheOlder() throws {
    func before(_ number: Int, days: Int64) -> Published {
      Published(
        id: Story.id(number), title: "Elon Musk to join Twitter’s board of directors, part \(number)",
        url: "https://a.example/\(number)", cutoff: Story.cutoff - days * 86400)
    }
    let choice = choose(
      [rising(1, title: "Elon has decided not to join our board")],
      published: [before(8, days: -1), before(9, days: 1), before(7, days: 3)])
    #expect(choice.picks.first { $0.id == Story.id(1) }?.followsUp == Story.id(9))
  }

  @Test("A story is known again under its number when title and address have changed, and a page under another number")
  func changedTitleAndAddress() {
    let before = Published(
      id: Story.id(1), title: "Show HN: A thing", url: "https://a.example/thing", cutoff: Story.cutoff - 86400)
    let renamed = rising(1, title: "Quite another name", url: "https://b.example/moved")
    let submittedAgain = rising(2, title: "Wholly different words", url: "http://www.a.example/thing/?utm_source=x")
    let chosen = choose([renamed, submittedAgain], published: [before])
    #expect(Set((chosen.picks + chosen.reserves).map(\.id)).isDisjoint(with: [Story.id(1), Story.id(2)]))
  }

  @Test("A quiet piece that holds its place for long ranks higher than speed alone would put it")
  func depth() {
    var gained = 0
    for points in 30...44 {
      let looks = (0...20).map { (step: Int) -> (Int64, Int?, Int, Int) in
        (600 - Int64(step) * 30, 20, points + step, 4)
      }
      let quiet = Story.make(1, looks)
      func place(without rules: Set<Rule>) -> Int {
        var parameters = Parameters.standard
        parameters.rules.subtract(rules)
        // As long on the page, and a comment to three points.
        let choice = Selector(parameters: parameters).choose(
          from: [quiet] + Story.crowd(points: 40), cutoff: Story.cutoff)
        return (choice.picks + choice.reserves).firstIndex { $0.id == Story.id(1) } ?? 20
      }
      let places = (with: place(without: []), without: place(without: [.depth]))
      #expect(places.with <= places.without)
      gained += places.without - places.with
    }
    #expect(gained > 0)
  }

  @Test("The reason of a slow piece says that it is one")
  func reasonOfASlow() throws {
    let looks = (0...20).map { (600 - Int64($0) * 30, 20, 30 + 4 * $0, 4) as (Int64, Int?, Int, Int) }
    func reason(without rules: Set<Rule>) throws -> Reason {
      try #require(choose([Story.make(1, looks)], without: rules).picks.first { $0.id == Story.id(1) }).reason
    }
    let told = try reason(without: [])
    #expect(told.text.hasPrefix("It is a lasting piece: 10 hours on the page, with few comments for its points."))
    #expect(told.facts["hoursOnPage"] == 10)
    #expect(try reason(without: [.depth]).facts["hoursOnPage"] == nil)
  }

  @Test("The same title under another number is a repeat")
  func sameTitleUnder() {
    let before = Published(
      id: Story.id(7), title: "The revenge of the hot water bottle", url: nil, cutoff: Story.cutoff - 86400)
    let choice = choose([rising(1, title: "The Revenge of the Hot Water Bottle")], published: [before])
    #expect(!choice.picks.map(\.id).contains(Story.id(1)))
  }

  @Test(
    "What was taken down is not carried", arguments: [Candidate.State.dead, .deleted])
  func whatWasTaken(state: Candidate.State) {
    var story = rising(1)
    story.state = state
    let choice = choose([story])
    #expect(!(choice.picks + choice.reserves).map(\.id).contains(Story.id(1)))
  }

  @Test("A fall from the top between two looks is a takedown")
  func fall() {
    let fallen = Story.make(1, postedHoursAgo: 3, [(120, 4, 150, 90), (90, 2, 250, 160), (60, 1, 290, 240)])
    #expect(!choose([fallen]).picks.map(\.id).contains(Story.id(1)))
    #expect(choose([fallen], without: [.takenDown]).picks.map(\.id).contains(Story.id(1)))
  }

  @Test("A fall beyond the ninetieth within minutes is a takedown from any rank")
  func fallBeyond() {
    let fallen = Story.make(1, postedHoursAgo: 3, [(120, 20, 250, 90), (60, 25, 290, 160), (59, 120, 290, 160)])
    #expect(!choose([fallen]).picks.map(\.id).contains(Story.id(1)))
    let slow = Story.make(2, postedHoursAgo: 9, [(400, 20, 250, 90), (300, 30, 290, 160), (200, 120, 290, 160)])
    #expect(choose([slow]).picks.map(\.id).contains(Story.id(2)))
  }

  @Test("Heat without substance weighs less")
  func heatWithoutSubstance() throws {
    let heat = Story.make(1, postedHoursAgo: 8, [(400, 12, 60, 200), (240, 19, 90, 400), (30, 28, 100, 500)])
    let calm = Story.make(2, postedHoursAgo: 8, [(400, 12, 60, 20), (240, 19, 90, 40), (30, 28, 100, 50)])
    let order = choose([heat, calm]).picks.map(\.id)
    let place = try #require(order.firstIndex(of: Story.id(2)))
    #expect(order.firstIndex(of: Story.id(1)).map { $0 > place } ?? true)
  }

  @Test("Polls under the name of stories are not carried")
  func pollsUnder() {
    #expect(!choose([rising(1, title: "Poll: Do you prefer the office?")]).picks.map(\.id).contains(Story.id(1)))
  }
}
