import EditionModel
import Storage
import Testing

@Suite("Reports that a brief misleads")
struct BriefReportTests {
  private static let brief = Brief(sentences: [.init(block: 0, start: 0, end: 12)])

  private func report(_ folder: SampleFolder, _ story: Int, note: String = "") async throws {
    _ = try await folder.publication.record(
      Answer(key: folder.key, story: story, verdict: .brief, note: note), day: 20579, replacing: nil)
  }

  @Test("They are listed by story with what readers added, until somebody decides; later ones open the matter again")
  func listed() async throws {
    let folder = try await SampleFolder(brief: Self.brief)
    try await report(folder, 3, note: "It leaves out the point.")
    try await report(folder, 3)
    try await report(folder, 7)
    let story = RatedStory(key: folder.key, story: 3)
    #expect(
      try await folder.publication.briefReports() == [
        BriefReports(story: story, count: 2, notes: ["It leaves out the point."]),
        BriefReports(story: RatedStory(key: folder.key, story: 7), count: 1, notes: []),
      ])
    let settled = try await folder.publication.settle(.dismissed, of: story, text: "", at: SampleFolder.date)
    #expect(settled == .settled(reports: 2))
    #expect(try await folder.publication.briefReports().map(\.story.story) == [7])
    #expect(try await folder.publication.corrections(of: folder.key).isEmpty)
    try await report(folder, 3, note: "Still.")
    #expect(try await folder.publication.briefReports().first?.notes == ["Still."])
  }

  @Test("A confirmed one is a correction and an entry of the journal, once, and can't be dismissed")
  func confirmed() async throws {
    let folder = try await SampleFolder(brief: Self.brief)
    try await report(folder, 3)
    let story = RatedStory(key: folder.key, story: 3)
    let (publication, date) = (folder.publication, SampleFolder.date)
    let settled = try await publication.settle(.confirmed, of: story, text: "It misled.", at: date)
    #expect(settled == .settled(reports: 1))
    #expect(try await publication.briefReports().isEmpty)
    let wanted = Correction(date: date, kind: .brief, story: 3, text: "It misled.")
    #expect(try await publication.corrections(of: folder.key) == [wanted])
    #expect(try await folder.store.journal().last?.act == "correct")
    for verdict in [BriefReports.Verdict.confirmed, .dismissed] {
      #expect(try await publication.settle(verdict, of: story, text: "Again.", at: date) == .confirmedBefore)
    }
    // Somebody reports a page that was still open: that is settled without another correction.
    try await report(folder, 3)
    #expect(try await publication.settle(.confirmed, of: story, text: "Again.", at: date) == .settled(reports: 1))
    #expect(try await publication.corrections(of: folder.key) == [wanted])
    #expect(try await publication.manifest(of: folder.key)?.hash == folder.manifest.hash)
  }

  @Test("A reader's second report on a brief replaces the first, and no row of another table")
  func replaced() async throws {
    let folder = try await SampleFolder(brief: Self.brief)
    func answer(_ verdict: Answer.Verdict, _ note: String, replacing row: Int64?) async throws -> Int64? {
      try await folder.publication.record(
        Answer(key: folder.key, story: 3, verdict: verdict, note: note), day: 20579, replacing: row)
    }
    let vote = try await answer(.worth, "A vote.", replacing: nil)
    let first = try await answer(.brief, "It leaves out the point.", replacing: nil)
    #expect(vote == first, "both tables count from one, which is what the test is about")
    #expect(try await answer(.brief, "It turns the point round.", replacing: first) == first)
    let reports = try await folder.publication.briefReports()
    #expect(reports.map(\.count) == [1] && reports.first?.notes == ["It turns the point round."])
    #expect(try folder.publication.tally(of: folder.key, story: 3).worth == 1)
  }

  @Test("An operator may confirm what nobody reported, and not for a story without a brief, or one that isn't there")
  func unreported() async throws {
    let folder = try await SampleFolder(brief: Self.brief)
    let story = RatedStory(key: folder.key, story: 5)
    let settled = try await folder.publication.settle(.confirmed, of: story, text: "T.", at: SampleFolder.date)
    #expect(settled == .settled(reports: 0))
    let without = try await SampleFolder("2026-05-07-morning")
    #expect(
      try await without.publication.settle(
        .confirmed, of: RatedStory(key: without.key, story: 1), text: "T.", at: SampleFolder.date) == .noBrief)
    await #expect(throws: StoreError.storyMissing("2026-05-06-morning", 44)) {
      _ = try await folder.publication.settle(
        .dismissed, of: RatedStory(key: folder.key, story: 44), text: "", at: SampleFolder.date)
    }
  }
}
