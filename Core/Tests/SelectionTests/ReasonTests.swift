import EditionModel
import Testing

@testable import Selection

@Suite("Reasons") struct ReasonTests {
  /// Every number of a text, in digits.
  private func numbers(_ text: String) -> Set<Double> {
    let plain = text.replacing(#/“.*?”/#, with: "")
    return Set(plain.split { !$0.isNumber }.compactMap { Double($0) })
  }

  private func choice() -> Choice {
    let looks = (0...8).map { (240 - Int64($0) * 30, 4, 100 + 45 * $0, 20) as (Int64, Int?, Int, Int) }
    let slow = (0...40).map { (1200 - Int64($0) * 30, 25, 20 + 2 * $0, 20) as (Int64, Int?, Int, Int) }
    return Selector().choose(
      from: (1...10).map { Story.make($0, postedHoursAgo: 5, looks) }
        + (21...26).map { Story.make($0, postedHoursAgo: 24, slow) },
      cutoff: Story.cutoff)
  }

  @Test("A reserve's reason names the last of the ten and what it had ahead, in numbers that are facts")
  func reserves() throws {
    let choice = choice()
    try #require(choice.picks.count == 10 && !choice.reserves.isEmpty)
    let last = try #require(choice.picks.last).standing.title
    for reserve in choice.reserves {
      #expect(reserve.reason.text.contains("“\(last)”, the last of the ten") || reserve.standing.early != nil)
      #expect(numbers(reserve.reason.text).isSubset(of: Set(reserve.reason.facts.values)), "\(reserve.reason)")
    }
  }

  @Test("When a pick loses its slot, a reserve's reason names the story that became the last of the ten")
  func rewritten() throws {
    let choice = choice()
    let (ninth, reserve) = (choice.picks[8], try #require(choice.reserves.first))
    let reason = reserve.reason(against: ninth)
    #expect(reason.text.contains("“\(ninth.standing.title)”") || reserve.standing.early != nil)
  }

  @Test("Every reason is made of whole sentences, and points and comments stay facts")
  func sentences() {
    let choice = choice()
    for pick in choice.picks + choice.reserves {
      #expect(pick.reason.text.hasSuffix("."), "\(pick.reason.text)")
      #expect(pick.reason.text.first?.isUppercase == true || pick.reason.text.hasPrefix("“"), "\(pick.reason.text)")
      #expect(pick.reason.facts["points"] != nil && pick.reason.facts["comments"] != nil)
      #expect(numbers(pick.reason.text).isSubset(of: Set(pick.reason.facts.values)), "\(pick.reason)")
    }
  }
}

@Suite("What an operator leaves out") struct MuteTests {
  @Test(
    "A rule matches whole words however they are written, phrases, sites, their subdomains and owners",
    arguments: [
      ("crypto", "Crypto is back", nil, true), ("crypto", "Cryptography is fun", nil, false),
      ("elon musk", "What Elon Musk said", nil, true), ("elon musk", "Musk, Elon", nil, false),
      ("café", "A CAFE in Rome", nil, true), ("東京", "東京の朝", nil, true), ("C++", "C is not C++", nil, true),
      ("C", "C++ only", nil, false), ("site:example.com", "x", "https://www.example.com/1", true),
      ("site:example.com", "x", "https://blog.example.com/1", true),
      ("site:example.com", "x", "https://notexample.com/", false),
      ("site:github.com/apple", "x", "https://github.com/apple/swift", true),
      ("site:github.com/apple", "x", "https://github.com/google/x", false),
      ("site:example.com", "site example com", nil, false),
      ("!!!", "anything!!!", nil, false), ("", "anything", nil, false),
    ] as [(String, String, String?, Bool)])
  func matches(rule: String, title: String, url: String?, isMuted: Bool) {
    #expect(MuteRule(rule).mutes(title: title, url: url) == isMuted)
  }

  @Test(
    "A minimum leaves out stories with fewer points or comments at the moment, and a phrase that looks like one doesn't",
    arguments: [
      ("points:50", 49, 9, true), ("points:50", 50, 0, false), ("comments:10", 500, 9, true),
      ("comments:10", 0, 10, false),
      ("points:50, comments:10", 50, 9, true), ("points:50, comments:10", 50, 10, false), ("points:many", 0, 0, false),
      ("points:0", 0, 0, false), ("crypto", 0, 0, false),
    ])
  func minimums(rule: String, points: Int, comments: Int, isMuted: Bool) {
    let moment = Timestamp(1_000_000)
    var candidate = Candidate(
      id: CandidateID(source: "hn", nativeID: "1"), title: "A title", posted: moment, history: [])
    candidate.history = [
      Observation(time: moment, rank: 1, points: points, comments: comments),
      // What came later doesn't count.
      Observation(time: moment + 60, rank: 1, points: 900, comments: 900),
    ]
    #expect(MuteRule(rule).mutes(candidate, at: moment) == isMuted)
    candidate.history = []
    #expect(MuteRule(rule).mutes(candidate, at: moment) == MuteRule(rule).hasMinimum)
  }

  @Test("Terms are read with commas or lines between, each once")
  func terms() {
    #expect(
      MuteRule(" crypto, elon musk ,\nsite:Example.com,crypto,, … ").terms == [
        "crypto", "elon musk", "site:Example.com",
      ])
    #expect(MuteRule.none.isEmpty)
  }

  @Test("What is left out is neither chosen nor in reserve nor beside another story, and there are still ten")
  func choice() {
    let crowd = Story.crowd()
    let muted = Set(crowd.prefix(5).map(\.id))
    let choice = Selector().choose(from: crowd, excluding: muted, cutoff: Story.cutoff)
    #expect(choice.picks.count == 10)
    let named = (choice.picks + choice.reserves).flatMap { [$0.id] + $0.also }
    #expect(muted.isDisjoint(with: named))
  }
}
