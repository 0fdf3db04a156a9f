import ArticleModel
import EditionModel
import ReaderKit

extension Situation {
  private static let searched: @Sendable () throws -> [EditionDocument] = {
    [
      try Documents.edition(
        newest,
        [
          try Documents.story(
            1, "Rust in the kernel", blocks: [.paragraph([.text("A long tale of drivers and borrow checkers.")])]),
          try Documents.story(2, "東京の地下鉄", site: "jp.example", blocks: [.paragraph([.text("京都ではない。")])]),
        ])
    ]
  }

  private static func search(_ name: String, _ words: String) -> Situation {
    Situation("search-\(name)") { ScreenText.text(try Documents.desk(both, at: now).search(words, in: searched())) }
  }

  private static func noted(_ notes: inout DeviceNotes) {
    let old = Editions.key("2026-01-01-morning")
    notes.toggleSaved(
      SavedStory(id: StoryID(old, 4), title: "An *old* one", site: "b.example", url: "https://b.example/a_(b)"))
    notes.toggleSaved(SavedStory(id: StoryID(newest, 2), title: "A new one", site: "a.example", url: nil))
    notes.highlight(TextHighlight(story: StoryID(newest, 2), item: 3, text: "Two lines\n# of text", note: "My *note*"))
  }

  private static let thread = """
    ,"thread":[{"id":1,"by":"ann","at":"2026-05-06T12:00:00Z","parent":null,"depth":0,"text":"First.","html":"","url":"https://t.example/1","why":"most replies"},
    {"id":"2","by":"bob","at":"2026-05-06T12:05:00Z","parent":1,"depth":40,"text":"Deep.","html":"","url":"javascript:1","why":null}]
    """

  static let others = [
    search("hit", "borrow"), search("beginning-of-a-word", "kern"), search("cjk", "京"),
    search("site", "site:jp.example 地"),
    search("nothing", "zzyzx"), search("excluded", "rust -drivers"), search("exclusions-alone", "-rust"),
    search("empty", ""),
    Situation("saved") { ScreenText.text(try Documents.desk(both, at: now, noted).saved()) },
    Situation("saved-nothing") { ScreenText.text(try Documents.desk(both, at: now).saved()) },
    Situation("saved-as-markdown") { try Documents.desk(both, at: now, noted).exportedNotes() },
    Situation("discussion") {
      let document = try Documents.edition(newest, [try Documents.story(1, "Talked about", extra: thread)])
      guard let screen = try Documents.desk(both, at: now).discussion(of: 1, in: document) else {
        throw Documents.Failure()
      }
      return ScreenText.text(screen)
    },
    Situation("discussion-none") {
      let document = try Documents.edition(newest, [try Documents.story(1, "Silent")])
      guard let screen = try Documents.desk(both, at: now).discussion(of: 1, in: document) else {
        throw Documents.Failure()
      }
      return ScreenText.text(screen)
    },
    Situation("widget") {
      let desk = try Documents.desk(both, at: now)
      let document = try Documents.edition(newest, Documents.ten().prefix(2).map(\.self))
      return ScreenText.text(WidgetFace.faces(of: document, notes: desk.notes, schedule: desk.schedule, now: now))
    },
    Situation("widget-newer-due") {
      let desk = try Documents.desk(both, at: now + 86_400)
      let document = try Documents.edition(newest, Documents.ten().prefix(1).map(\.self))
      return ScreenText.text(
        WidgetFace.faces(of: document, notes: desk.notes, schedule: desk.schedule, now: now + 86_400))
    },
    Situation("widget-empty") {
      ScreenText.text(WidgetFace.faces(of: nil, notes: DeviceNotes(), schedule: nil, now: now))
    },
  ]
}
