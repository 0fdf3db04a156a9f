import ArticleModel
public import EditionModel
public import Storage

/// Sums up what a week's answers say about the choice: which stories were worth the time, and which rule they speak against.
/// It counts answers, and knows nothing about who gave them.
public struct FeedbackReport: Sendable {
  /// Something that some stories have in common because of a rule of the choice, or of a receipt.
  struct Trait: Sendable {
    let name: String
    /// The rule to look at if readers found such stories a waste of time.
    let rule: String
    let isOf: @Sendable (Story) -> Bool
  }

  /// The answers on the stories with a trait.
  struct Row: Hashable, Sendable {
    var name: String
    var rule: String
    var worth: Int
    var total: Int
    /// Whether such stories did worse than the others by more than chance explains.
    var speaksAgainst: Bool
  }

  private let rated: [(story: Story, key: EditionKey, tally: Tally)]

  /// Sums up answers.
  ///
  /// - Parameters:
  ///   - editions: those that the answers are on.
  ///   - tallies: the answers, by edition and story.
  public init(editions: [Edition], tallies: [RatedStory: Tally]) {
    rated = editions.flatMap { edition in
      edition.stories.compactMap { story in
        tallies[RatedStory(key: edition.key, story: story.number)].map { (story, edition.key, $0) }
      }
    }
  }

  static let traits = [
    Trait(name: "shown in full", rule: "which pages are read") { $0.receipt.kind == .full && $0.visibility == .full },
    Trait(name: "shown in part", rule: "taking stories whose page gave only a part") { $0.receipt.kind == .partial },
    Trait(name: "shown as an excerpt", rule: "who may see whole articles (public-articles)") {
      $0.visibility == .excerpt || $0.receipt.kind == .excerpt
    },
    Trait(name: "shown as a card", rule: "cards for heavy stories that can't be read here") { $0.visibility == .card },
    Trait(name: "chosen within two hours", rule: "how much is expected of young stories") {
      ($0.reason.facts["hoursSinceArrival"] ?? 99) <= 2
    },
    Trait(name: "grew faster than most", rule: "the weight of pace") { $0.reason.facts["fasterThanPercent"] != nil },
    Trait(name: "long in the first ten", rule: "the weight of rank") { ($0.reason.facts["hoursInFirstTen"] ?? 0) >= 3 },
    Trait(name: "gone from the page at the cut-off", rule: "catching up on what the edition before left") {
      $0.reason.facts["bestRank"] != nil
    },
    Trait(name: "follows up an earlier story", rule: "follow-ups") { $0.reason.text.contains("follows up") },
    Trait(name: "more comments than points", rule: "holding back what is more argued about than liked") {
      if let points = $0.points, let comments = $0.comments { comments > points } else { false }
    },
    Trait(name: "long reads (20 minutes and more)", rule: "nothing yet: length has no weight") {
      $0.readingMinutes >= 20
    },
  ]

  /// The traits that have answers, in the order of ``traits``.
  var rows: [Row] {
    let (allWorth, all) = FeedbackReport.sum(rated.map(\.tally))
    return FeedbackReport.traits.compactMap { trait in
      let (worth, total) = FeedbackReport.sum(rated.filter { trait.isOf($0.story) }.map(\.tally))
      guard total > 0 else { return nil }
      let others = all - total
      let isWorse =
        total >= Self.minimum && others >= Self.minimum
        && Wilson.interval(worth, of: total).upperBound < Wilson.interval(allWorth - worth, of: others).lowerBound
      return Row(name: trait.name, rule: trait.rule, worth: worth, total: total, speaksAgainst: isWorse)
    }
  }

  /// Answers that a comparison needs on each side.
  static let minimum = 5

  /// The report as lines of text.
  public var text: String {
    let (worth, total) = FeedbackReport.sum(rated.map(\.tally))
    let reported = rated.filter { $0.tally.briefReports > 0 }
      .map { "  \($0.key) \($0.story.number)  reported \(counted($0.tally.briefReports, "time"))  \($0.story.title)" }
      .sorted()
    let reports = reported.isEmpty ? [] : ["Briefs that readers reported"] + reported + [""]
    guard total > 0 else {
      let notes = rated.flatMap(\.tally.notes).map {
        "      “\($0.split(whereSeparator: \.isNewline).joined(separator: " / "))”"
      }
      return reports.isEmpty ? "No feedback yet.\n" : (reports.dropLast() + notes).joined(separator: "\n") + "\n"
    }
    var lines =
      reports + [
        "\(counted(total, "answer")) on \(counted(rated.count, "story", "stories")); worth it: \(share(worth, total))",
        "", "Stories, the best first",
      ]
    let ordered = rated.filter { $0.tally.total > 0 }.sorted { one, two in
      (Wilson.interval(one.tally.worth, of: one.tally.total).lowerBound, one.key, -one.story.number)
        > (Wilson.interval(two.tally.worth, of: two.tally.total).lowerBound, two.key, -two.story.number)
    }
    for (story, key, tally) in ordered {
      lines.append(
        "  \(key) \(story.number)  \(tally.worth) of \(tally.total)  \(story.title) [\(story.receipt.kind.rawValue)]")
      lines.append("      \(story.reason.text)")
      lines += tally.notes.map { "      “\($0.split(whereSeparator: \.isNewline).joined(separator: " / "))”" }
    }
    lines += ["", "What they have in common"]
    for row in rows {
      let verdict = row.speaksAgainst ? "; speaks against: \(row.rule)" : ""
      lines.append("  \(row.name): \(share(row.worth, row.total)) of \(row.total)\(verdict)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func share(_ part: Int, _ whole: Int) -> String { "\((100 * part + whole / 2) / whole)%" }

  private static func sum(_ tallies: [Tally]) -> (worth: Int, total: Int) {
    (tallies.reduce(0) { $0 + $1.worth }, tallies.reduce(0) { $0 + $1.total })
  }
}
