import EditionModel
import Selection
import Testing

struct SelectionTests {
  let noon = Timestamp(1_650_000_000)

  func story(
    _ number: Int, title: String? = nil, url: String? = nil, rank: Int? = nil, points: Int,
    kind: Candidate.Kind = .story
  )
    -> Candidate
  {
    Candidate(
      id: CandidateID(source: "hn", nativeID: "\(number)"), kind: kind, title: title ?? "Story number\(number)",
      url: url ?? "https://site\(number).example/\(number)", posted: noon - 5 * 3600 - 60,
      history: [Observation(time: noon - 60, rank: rank ?? number, points: points, comments: 34)])
  }

  @Test("The most points come first when all else is equal")
  func mostPointsCome() {
    let choice = Selector().choose(from: (1...30).map { story($0, rank: 40, points: 10 * $0) }, cutoff: noon)
    #expect(choice.picks.map(\.id.nativeID) == (21...30).reversed().map(String.init))
    #expect(choice.reserves.map(\.id.nativeID) == (11...20).reversed().map(String.init))
    #expect(choice.scores.count == 30)
  }

  @Test("Jobs and polls are never chosen")
  func jobs() {
    let choice = Selector().choose(
      from: [story(1, points: 900, kind: .job), story(2, points: 800, kind: .poll), story(3, points: 5)], cutoff: noon)
    #expect(choice.picks.map(\.id.nativeID) == ["3"])
  }

  @Test("One observation gives a reason that claims no more")
  func oneObservation() throws {
    let choice = Selector().choose(from: [story(3, points: 612)], cutoff: noon)
    let reason = try #require(choice.picks.first).reason
    #expect(reason.text == "It was third on the front page 5 hours after it was posted.")
    #expect(reason.facts == ["points": 612, "comments": 34, "hoursSincePosted": 5, "rank": 3])
  }

  @Test("The page submitted twice is chosen once with the other beside it")
  func pageSubmittedTwice() throws {
    let choice = Selector().choose(
      from: [
        story(1, url: "https://www.a.example/x/?utm_source=feed", points: 90),
        story(2, url: "http://a.example/x#top", points: 80),
      ], cutoff: noon)
    #expect(choice.picks.map(\.id.nativeID) == ["1"])
    #expect(choice.picks.first?.also.map(\.nativeID) == ["2"])
  }

  @Test("What was published is not chosen again")
  func whatWasPublished() {
    let before = Published(
      id: CandidateID(source: "hn", nativeID: "7"), title: "Anything", url: "https://site1.example/1",
      cutoff: noon - 43_200)
    let choice = Selector().choose(
      from: [story(1, points: 90), story(7, points: 80), story(3, points: 5)], published: [before], cutoff: noon)
    #expect(choice.picks.map(\.id.nativeID) == ["3"])
  }
}
