import EditionModel
import ReaderKit

extension Situation {
  private static func edition(
    _ name: String, _ document: @escaping @Sendable () throws -> EditionDocument,
    _ desk: @escaping @Sendable () throws -> ReaderDesk = { try Documents.desk(both, at: now) }
  ) -> Situation {
    Situation("edition-\(name)") { ScreenText.text(try desk().edition(document())) }
  }

  private static let reserves: @Sendable () throws -> [String] = {
    [try Documents.story(11, "A reserve"), try Documents.story(12, "Another, about Rust")]
  }

  private static func muting(_ words: String, _ sites: String = "") throws -> ReaderDesk {
    try Documents.desk(both, at: now) {
      $0.settings.mutedWords = words
      $0.settings.mutedSites = sites
    }
  }

  static let editions = [
    edition("newest") { try Documents.edition(newest, Documents.ten()) },
    edition(
      "newer-due", { try Documents.edition(newest, Documents.ten()) },
      { try Documents.desk(both, at: Documents.cutoff(newest) + 13 * 3600) }),
    edition("older") { try Documents.edition(Documents.morning, Documents.ten()) },
    edition("late-and-partial") { try Documents.edition(newest, Documents.ten(), basis: "partial", late: true) },
    edition("hindsight") { try Documents.edition(newest, Documents.ten(), basis: "hindsight") },
    edition(
      "sample", { try Documents.edition(.sample, Documents.ten(), basis: "sample") },
      { try Documents.desk([.sample], at: now) }),
    edition(
      "muted",
      {
        let rust = try Documents.story(3, "Why rust never sleeps")
        return try Documents.edition(newest, Documents.ten().prefix(2) + [rust], reserves: reserves())
      }, { try muting("rust") }),
    edition(
      "muted-word-inside-a-word", { try Documents.edition(newest, [try Documents.story(1, "In trusted hands")]) },
      { try muting("rust") }),
    edition(
      "muted-site", { try Documents.edition(newest, [try Documents.story(1, "One", site: "blog.bad.example")]) },
      { try muting("", "bad.example") }),
    edition(
      "muted-cjk",
      { try Documents.edition(newest, [try Documents.story(1, "東京の地下鉄"), try Documents.story(2, "Other")]) },
      { try muting("東京") }),
    edition(
      "marks", { try Documents.edition(newest, Documents.ten().prefix(3).map(\.self)) },
      {
        try Documents.desk(both, at: now) { notes in
          notes.setRead(StoryID(newest, 1), true)
          notes.toggleSaved(SavedStory(id: StoryID(newest, 2), title: "Story number 2", site: "a.example", url: nil))
          notes.leave(ReadingPosition(story: StoryID(newest, 3), item: 4, count: 11))
        }
      }),
    edition("briefs") {
      func brief(_ sentences: String, _ chosenBy: String) -> String {
        ",\"brief\":{\"sentences\":[\(sentences)],\(chosenBy)}"
      }
      let one = "{\"text\":\"A lamp is light.\",\"block\":0,\"start\":0,\"end\":16,\"cuts\":[]}"
      let cut = "{\"text\":\"It burns oil.\",\"block\":1,\"start\":0,\"end\":30,\"cuts\":[{\"start\":9,\"end\":20}]}"
      let engine = "\"chosenBy\":\"engine\",\"model\":\"some-model\",\"responsible\":\"Ada\""
      return try Documents.edition(
        newest,
        [
          try Documents.story(1, "By the rule", extra: brief(one, "\"chosenBy\":\"rule\",\"model\":null")),
          try Documents.story(2, "By a model", extra: brief("\(one),\(cut)", engine)),
          try Documents.story(3, "Its own words", extra: ",\"standfirst\":\"The page says.\"" + brief(one, engine)),
          try Documents.story(4, "Neither", extra: ",\"brief\":null"),
        ])
    },
    edition("unreadable-and-corrected") {
      try Documents.edition(
        newest, [try Documents.story(1, "One")],
        corrections:
          "[{\"date\":\"2026-05-06T19:00:00Z\",\"kind\":\"edited\",\"story\":null,\"text\":\"Something changed.\"}]",
        unreadable:
          "[{\"id\":\"9\",\"title\":\"Lost\",\"url\":null,\"site\":\"x.example\",\"discussion\":\"https://t.example\",\"why\":\"the site didn’t answer\"}]"
      )
    },
    edition("right-to-left-row") {
      try Documents.edition(
        newest,
        [
          try Documents.story(
            1, "خبر", extra: ",\"direction\":\"rtl\",\"language\":\"ar\",\"standfirst\":\"سطر\",\"author\":\"ليلى\"")
        ])
    },
  ]
}
