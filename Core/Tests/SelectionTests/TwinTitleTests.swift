import EditionModel
import Testing

@testable import Selection

@Suite("Near-duplicates and look-alikes") struct TwinTitleTests {
  /// Chooses from two stories and a crowd, and tells whether the two became one pick.
  func areOne(_ a: String, _ b: String, hours: Int64 = 3, site: String? = nil) -> Bool {
    func story(_ number: Int, _ title: String, late: Int64) -> Candidate {
      // Both stay on the page until the cut-off.
      let looks = (0...(4 + 2 * late)).map { (step: Int64) -> (Int64, Int?, Int, Int) in
        (120 + 60 * late - step * 30, max(6, 14 - Int(step)), 300 + 40 * Int(step), 40)
      }
      return Story.make(
        number, title: title, url: site.map { "https://\($0)/\(number)" }, postedHoursAgo: late + 3, looks)
    }
    let stories = [story(1, a, late: 0), story(2, b, late: hours)]
    let choice = Selector().choose(from: stories + Story.crowd(), cutoff: Story.cutoff)
    return choice.picks.contains { !$0.also.isEmpty }
  }

  @Test(
    "Two stories of one pattern are two",
    arguments: [
      ("How Cloudflare rebuilt its DNS resolver", "How Netflix rebuilt its DNS resolver"),
      ("The Visible Zorker: Zork 3", "The Visible Zorker: Zork 1"),
      ("Procedural Island Generation (VI)", "Procedural Island Generation (III)"),
      ("Nobel Prize in Chemistry 2025", "Nobel Prize in Physics 2025"),
      ("Wyvern's Open Satellite Feed", "Satellogic's Open Satellite Feed"),
      ("Notes on the new parser generator", "The new parser generator"),
    ])
  func lookAlikes(a: String, b: String) { #expect(!areOne(a, b)) }

  @Test(
    "A title about another one, or with its few words in another order, doesn't say the same",
    arguments: [
      ("Quantum computing for the curious", "Curious about quantum computing"),
      ("Seriously, stop using RSA: comments", "Seriously, stop using RSA"),
      ("ARM AGI CPU: Specs and SKUs", "Arm AGI CPU"),
    ])
  func about(a: String, b: String) {
    let rarity = WordRarity([])
    let (a, b) = (TwinTitle(a, rarity: rarity), TwinTitle(b, rarity: rarity))
    #expect(!a.isTwin(of: b, gap: 3600, sameSite: false, parameters: .standard))
    #expect(!b.isTwin(of: a, gap: 3600, sameSite: false, parameters: .standard))
  }

  @Test(
    "One story under two titles is one",
    arguments: [
      ("Writing Toy Software Is a Joy", "Writing toy software is a joy"),
      ("Pebble Time 2* Design Reveal", "Pebble Time 2 Design Reveal [video]"),
      ("Wander – A tiny tool to explore the small web", "A tiny tool to explore the small web"),
      ("What we’ve learned from building with models", "What We Learned From Building With Models"),
      (
        "Supreme Court allows DOGE to access social security data",
        "Supreme Court Gives DOGE Access to Social Security Data"
      ),
    ])
  func twins(a: String, b: String) { #expect(areOne(a, b)) }

  @Test("The parts of one site's series are stories of their own")
  func series() {
    #expect(
      !areOne(
        "The Future of Everything Is Lies, I Guess: New Jobs", "The Future of Everything Is Lies, I Guess: Safety",
        site: "aphyr.example"))
  }
}
