import ArticleModel
import EditionModel
import JSONFormat
import Publishing

/// Made-up editions for the tests of this module.
enum Fixtures {
  static let settings = SiteSettings(
    baseURL: "https://ten.example", schedule: Schedule(zone: Zone(identifier: "Europe/Berlin") { _ in 7200 }))

  static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

  static func cell(
    _ text: String, isHeader: Bool = false, alignment: Table.Alignment? = nil, columns: Int = 1, rows: Int = 1
  ) -> Table.Cell {
    Table.Cell(
      isHeader: isHeader, alignment: alignment, columnSpan: columns, rowSpan: rows, content: [paragraph(text)])
  }

  /// Every kind of block and run.
  static let everything = Article(
    metadata: Metadata(title: "Everything", authors: ["Ann"], language: "en"),
    blocks: [
      .heading(level: 1, content: [.text("Top")], anchor: "top"),
      .paragraph([
        .text("plain "), .emphasis([.text("soft")]), .text(" "), .strong([.text("loud")]), .text(" "),
        .deleted([.text("gone")]), .text(" "), .code("--flag"), .text(" "),
        .link(url: "https://example.org/?a=1&b=2", [.text("link")]), .text(" "), .math("x^2"), .text(" H"),
        .subscript([.text("2")]), .superscript([.text("n")]), .lineBreak,
        .image(Image(url: "https://example.org/i.png", alternative: "icon")),
        .footnoteReference(id: "n", label: "1"),
        .unknown(["type": "sparkle", "text": "newer"]),
      ]),
      .heading(level: 4, content: [.text("Deep")], anchor: "deep"),
      .code(CodeBlock(language: "swift", text: "let a = \"<b>\"\n\n\tend ``` here\n", caption: "a.swift")),
      .table(
        Table(
          caption: [.text("Numbers")],
          rows: [
            .init([cell("Name", isHeader: true), cell("Many", isHeader: true, alignment: .end, columns: 2)]),
            .init([cell("a", isHeader: true, rows: 2), cell("1|2"), cell("3", alignment: .center)]),
            .init([cell("4"), cell("5")]),
          ])),
      .list(
        List(
          isOrdered: true, start: 3,
          items: [
            .init(content: [
              paragraph("first"), .list(List(isOrdered: false, items: [.init(content: [paragraph("inner")])])),
            ]),
            .init(content: [paragraph("second"), paragraph("more")]),
          ])),
      .list(List(isOrdered: false, items: [.init(isChecked: true, content: [paragraph("done")])])),
      .definitionList([Definition(terms: [[.text("Term")]], meanings: [[paragraph("meaning")]])]),
      .quote([paragraph("said")], citation: [.text("someone")]),
      .figure(Figure(images: [stored.image], caption: [.text("a figure")])),
      .figure(Figure(images: [Image(url: "https://example.org/lost.png", alternative: "lost")])),
      .math("\\frac{1}{2}"), .rule, .embed(Embed(label: "Video", url: "https://example.org/v")),
      .unknown(["type": "kanban", "title": "Board"]),
    ], footnotes: [Footnote(id: "n", label: "1", content: [paragraph("the note")])])

  static let stored = (
    image: Image(url: "https://example.org/f.png", alternative: "a drawing"),
    file: StoredImage(
      url: "https://example.org/f.png", hash: ContentHash(of: [1]), type: "image/png", bytes: 9, width: 640, height: 480
    )
  )

  static func hash(_ name: String) -> ContentHash { ContentHash(of: name.utf8) }

  static func story(
    _ number: Int, visibility: Visibility = .full, receipt: Receipt.Kind = .full, title: String? = nil
  ) -> Story {
    Story(
      number: number, source: "hackernews",
      submission: Submission(
        id: "40\(number)", title: title ?? "Story <\(number)> & more", url: "https://site\(number).example/page",
        discussion: "https://news.ycombinator.com/item?id=40\(number)", points: 100 + number, comments: 40),
      reading: Reading(
        site: "site\(number).example", author: "Ann \(number)", published: "2026-05-04", language: "en",
        readingMinutes: 5, standfirst: "What it is about.", visibility: visibility,
        receipt: Receipt(kind: receipt, why: "a reason for it", source: "page"), article: hash("article"),
        images: [stored.file]),
      decision: Decision(
        reason: Reason(text: "It gained 30 points.", facts: ["points": 30, "share": 0.5]),
        also: [
          Submission(
            id: "9", title: "Again", url: "https://again.example", discussion: "https://news.ycombinator.com/item?id=9")
        ]),
      conversation: Conversation(quotes: [
        Quote(
          by: "reader", url: "https://news.ycombinator.com/item?id=77", depth: 1,
          content: [paragraph("quoted"), paragraph("whole")])
      ]))
  }

  static func edition(
    _ key: EditionKey, stories: [Story] = (1...10).map { story($0) }, basis: Basis = .recorded, isLate: Bool = false,
    reserve: Story? = nil
  ) -> Edition {
    let cutoff = Timestamp(rfc3339: "2026-05-06T16:00:00Z") ?? Timestamp(0)
    return Edition(
      key: key, publication: "hn", cutoff: cutoff, published: cutoff + (isLate ? 4000 : 30), timeZone: "Europe/Berlin",
      basis: basis, isLate: isLate, engine: "tenhn/1.0", stories: stories,
      unreadable: [
        UnreadableStory(
          Submission(
            id: "5", title: "A script", url: "https://script.example",
            discussion: "https://news.ycombinator.com/item?id=5", points: 88, comments: 3), site: "script.example",
          why: "a script draws the page", reason: Reason(text: "Popular."))
      ],
      reserves: [
        ReserveStory(
          Submission(
            id: "6", title: "Nearly", url: nil, discussion: "https://news.ycombinator.com/item?id=6", points: 70,
            comments: 2), reason: Reason(text: "It came eleventh."), story: reserve)
      ], archive: hash("archive"))
  }

  static func bundle(
    _ key: EditionKey = evening, stories: [Story] = (1...10).map { story($0) }, article: Article = everything,
    basis: Basis = .recorded, isLate: Bool = false, reserve: Story? = nil, corrections: [Correction] = []
  ) -> EditionBundle {
    EditionBundle(
      edition: edition(key, stories: stories, basis: basis, isLate: isLate, reserve: reserve), hash: hash("manifest"),
      articles: [hash("article"): article], corrections: corrections)
  }

  static let evening = key("2026-05-06-evening")
  static func key(_ text: String) -> EditionKey { EditionKey(text) ?? .sample }

  /// Every file that an edition and its site have, by path.
  static func files(
    _ bundle: EditionBundle, sample: EditionBundle? = nil, settings: SiteSettings = settings
  ) -> [String: String] {
    let publisher = Publisher(settings: settings)
    let isSample = bundle.edition.key.isSample
    let files =
      publisher.editionFiles(bundle, previous: nil, next: nil)
      + publisher.siteFiles(
        newest: isSample ? nil : bundle, recent: isSample ? [] : [bundle], all: isSample ? [] : [bundle.summary],
        sample: isSample ? bundle : sample)
    return Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
  }
}
