import ArticleModel
import EditionModel
import SampleSite
import Storage
import Testing

@testable import Programs

@Suite("Feedback reports") struct FeedbackReportTests {
  @Test("A rule is named if its stories do worse than chance explains, but not with few answers")
  func namesTheRule() async throws {
    let key = try #require(EditionKey("2026-05-06-evening"))
    let edition = try #require(try await SampleSite().store.manifest(of: key)).edition
    var changed = edition
    changed.stories[0].reading.visibility = .card
    changed.stories[1].decision.reason.facts["fasterThanPercent"] = 90
    let report = FeedbackReport(
      editions: [changed],
      tallies: [
        RatedStory(key: key, story: 1): Tally(worth: 1, not: 11, notes: ["a video\nagain"]),
        RatedStory(key: key, story: 2): Tally(worth: 0, not: 2),
        RatedStory(key: key, story: 3): Tally(worth: 18, not: 2),
      ])
    #expect(report.rows.filter(\.speaksAgainst).map(\.name) == ["shown as a card"])
    #expect(report.text.contains("speaks against: cards"))
    #expect(report.text.contains("34 answers on 3 stories; worth it: 56%"))
    #expect(report.text.contains("“a video / again”"))
    let lines = report.text.split(separator: "\n").filter { $0.contains(" of ") && $0.contains("Story") }
    #expect(lines.first?.contains("Story 3") == true, "the best first")
  }

  @Test("A report without answers says so")
  func empty() { #expect(FeedbackReport(editions: [], tallies: [:]).text == "No feedback yet.\n") }

  @Test("A share's interval is Wilson's")
  func wilson() {
    let interval = Wilson.interval(1, of: 10)
    #expect(abs(interval.lowerBound - 0.0179) < 0.0005 && abs(interval.upperBound - 0.4042) < 0.0005)
  }
}
