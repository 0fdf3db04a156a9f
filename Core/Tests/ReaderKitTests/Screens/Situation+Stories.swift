import ArticleModel
import EditionModel
import JSONFormat
import ReaderKit

extension Situation {
  private static func story(
    _ name: String, _ text: @escaping @Sendable () throws -> String, corrections: String = "[]",
    _ change: @escaping @Sendable (inout DeviceNotes) -> Void = { _ in }
  ) -> Situation {
    Situation("story-\(name)") {
      let document = try Documents.edition(
        newest, [text(), try Documents.story(2, "The next")], corrections: corrections)
      guard let screen = try Documents.desk(both, at: now, change).story(1, in: document) else {
        throw Documents.Failure()
      }
      return ScreenText.text(screen)
    }
  }

  private static let everyBlock: [Block] = [
    .heading(level: 2, content: [.text("A heading")], anchor: nil),
    .paragraph([
      .text("Plain, "), .strong([.text("strong, "), .emphasis([.text("both")])]), .text(", "), .code("code"),
      .lineBreak,
      .link(url: "https://b.example/x", [.text("a link")]), .text(" x"), .superscript([.text("2")]),
      .footnoteReference(id: "n1", label: "1"), .deleted([.text(" gone")]),
    ]),
    .code(CodeBlock(language: "swift", text: "let a = 1\nlet b = 2")),
    .table(
      Table(rows: [
        .init([
          .init(isHeader: true, content: [.paragraph([.text("Name")])]),
          .init(isHeader: true, content: [.paragraph([.text("Born")])]),
        ]),
        .init([.init(rowSpan: 2, content: [.paragraph([.text("Ada")])]), .init(content: [.paragraph([.text("1815")])])]
        ),
        .init([.init(content: [.paragraph([.text("London")])])]),
        .init([.init(columnSpan: 2, content: [.paragraph([.text("whole")])])]),
      ])),
    .list(
      List(
        isOrdered: true, start: 3,
        items: [
          .init(content: [
            .paragraph([.text("three")]),
            .list(List(isOrdered: false, items: [.init(isChecked: true, content: [.paragraph([.text("done")])])])),
          ]),
          .init(content: []), .init(content: [.paragraph([.text("five")])]),
        ])),
    .definitionList([Definition(terms: [[.text("term")]], meanings: [[.paragraph([.text("meaning")])]])]),
    .quote(
      [.paragraph([.text("quoted")]), .quote([.paragraph([.text("inside")])], citation: [])],
      citation: [.text("Someone")]),
    .figure(Figure(images: [Image(url: "https://b.example/i.png", alternative: "A cat")], caption: [.text("Caption")])),
    .math("e^{i\\pi}"), .rule, .embed(Embed(label: "Video", url: "https://v.example/1")),
    .unknown(["type": "later", "text": "from a later server"]),
  ]

  static let stories = [
    story("every-block") {
      try Documents.story(
        1, "All there is", blocks: everyBlock,
        footnotes: [Footnote(id: "n1", label: "1", content: [.paragraph([.text("A note.")])])],
        extra:
          ",\"author\":\"Ann\",\"published\":\"2026-05-01\",\"note\":{\"html\":\"\",\"markdown\":\"\",\"text\":\"I made this.\"},\"quotes\":[{\"by\":\"bob\",\"url\":\"https://t.example/1\",\"depth\":1,\"text\":\"Good.\"}]"
      ).replacing("\"quotes\":[],", with: "")
    },
    story("partial") { try Documents.story(1, "Cut", kind: "partial", why: "the page ends at a subscription wall") },
    story("card") {
      try Documents.story(
        1, "A film", kind: "card", why: "it is a video", blocks: nil, extra: ",\"standfirst\":\"About trains.\"")
    },
    story(
      "withdrawn", { try Documents.story(1, "Taken back", blocks: nil) },
      corrections:
        "[{\"date\":\"2026-05-06T19:00:00Z\",\"kind\":\"withdrawn\",\"story\":1,\"text\":\"Withdrawn at the publisher’s request.\"}]"
    ),
    story("right-to-left") {
      try Documents.story(
        1, "عنوان", blocks: [.paragraph([.text("نص عربي")]), .code(CodeBlock(text: "a = b"))],
        extra: ",\"direction\":\"rtl\",\"language\":\"ar\"")
    },
    story("cjk") {
      try Documents.story(1, "漢字の話", blocks: [.paragraph([.text("日本語の文章。")])], extra: ",\"language\":\"ja\"")
    },
    story("hostile") {
      try Documents.story(
        1, "A\u{202E}b\u{7}",
        blocks: [
          .paragraph([
            .link(url: "javascript:alert(1)", [.text("press")]),
            .link(url: "tenhn://site?address=https://evil.example", [.text("me")]),
          ]), .embed(Embed(label: "play", url: "file:///etc/passwd")),
          .list(
            List(
              isOrdered: true, start: .max,
              items: [.init(content: [.paragraph([.text("one")])]), .init(content: [.paragraph([.text("two")])])])),
          .heading(level: 99, content: [.text("deep")], anchor: nil),
        ])
    },
    story(
      "left-in-the-middle",
      { try Documents.story(1, "Long", blocks: (0..<6).map { .paragraph([.text("Paragraph \($0).")]) }) }
    ) { notes in
      let id = StoryID(newest, 1)
      notes.leave(ReadingPosition(story: id, item: 3, count: 6))
      notes.highlight(TextHighlight(story: id, item: 1, text: "Paragraph 1.", note: "Good."))
      notes.toggleSaved(SavedStory(id: id, title: "Long", site: "a.example", url: nil))
    },
    story(
      "position-of-a-longer-text", { try Documents.story(1, "Shorter now") }
    ) { $0.leave(ReadingPosition(story: StoryID(newest, 1), item: 90, count: 100)) },
  ]
}
