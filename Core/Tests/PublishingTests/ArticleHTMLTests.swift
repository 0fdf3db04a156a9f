import ArticleModel
import EditionModel
import Publishing
import SharedData
import Testing

@Suite struct HTMLOfArticles {
  private func html(_ blocks: Block..., images: Images = .original) -> String {
    ArticleHTML.render(Article(blocks: blocks), options: .init(images: images))
  }

  @Test("Every block and run is rendered")
  func everyBlock() {
    let html = ArticleHTML.render(Fixtures.everything, options: .init(images: Images([Fixtures.stored.file])))
    let checker = MarkupChecker(html)
    #expect(checker.problems == [])
    for name in [
      "h2", "h3", "p", "em", "strong", "del", "code", "a", "sub", "sup", "br", "pre", "figure", "figcaption", "table",
      "caption", "thead", "tbody", "th", "td", "ol", "ul", "li", "dl", "dt", "dd", "blockquote", "img", "hr", "section",
    ] {
      #expect(!checker.all(name).isEmpty, "\(name)")
    }
    for text in ["newer", "Board", "the note", "Video", "☑", "lost", "someone", "\\frac{1}{2}", "x^2"] {
      #expect(checker.text.contains(text), "\(text)")
    }
  }

  @Test("Code is kept to the letter")
  func codeIsKept() {
    #expect(
      html(.code(CodeBlock(language: "c++", text: "\n\ta < b && c\n  d\n")))
        == "<pre dir=\"ltr\" translate=\"no\" tabindex=\"0\"><code class=\"language-c++\">\n\ta &lt; b &amp;&amp; c\n  d\n</code></pre>"
    )
  }

  @Test("Each table of an article is a place with a name of its own, and a header cell holds no heading")
  func tablesAreToldApart() {
    let heading = Block.heading(level: 3, content: [.text("Plan")], anchor: nil)
    let head = Table.Row([Table.Cell(isHeader: true, content: [heading])])
    let body = Table.Row([Table.Cell(content: [Fixtures.paragraph("Free")])])
    let checker = MarkupChecker(html(.table(Table(rows: [head, body])), .table(Table(rows: [body]))))
    #expect(checker.all("div").compactMap { $0.attributes["aria-label"] } == ["Table 1", "Table 2"])
    #expect(checker.headingLevels.isEmpty)
    #expect(checker.text.contains("Plan"))
  }

  @Test("Headings never skip a level")
  func headingsNeverSkip() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let blocks = (0..<12).map { _ in
        Block.heading(level: Int.random(in: -1...9, using: &generator), content: [.text("h")], anchor: nil)
      }
      let levels = MarkupChecker(ArticleHTML.render(Article(blocks: blocks))).headingLevels
      #expect(levels.first == 2)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 && $1 >= 2 && $1 <= 6 }, "\(levels)")
    }
  }

  @Test("Anchors are unique and fit for an attribute")
  func anchors() {
    let blocks = ["a b", "a b", "é\"<", ""].map { Block.heading(level: 2, content: [.text("h")], anchor: $0) }
    let ids = MarkupChecker(ArticleHTML.render(Article(blocks: blocks))).all("h2").map { $0.attributes["id"] }
    #expect(ids == ["h-a-b", nil, "h-é--", nil])
  }

  @Test("Notes link both ways")
  func notesLinkBoth() {
    let article = Article(
      blocks: [
        .paragraph([.footnoteReference(id: "x", label: "*"), .footnoteReference(id: "x", label: "*")]),
        .paragraph([.footnoteReference(id: "nowhere", label: "9")]),
      ], footnotes: [Footnote(id: "x", label: "*", content: [Fixtures.paragraph("note")])])
    let checker = MarkupChecker(ArticleHTML.render(article, options: .init(idPrefix: "s1-")))
    let ids = Set(checker.elements.compactMap { $0.attributes["id"] })
    let links = checker.all("a").compactMap { $0.attributes["href"] }
    #expect(links == ["#s1-fn-1", "#s1-fn-1", "#s1-fnref-1", "#s1-fnref-1-2"])
    #expect(links.allSatisfy { ids.contains(String($0.dropFirst())) })
    #expect(checker.all("a").allSatisfy { $0.attributes["aria-label"] != nil })
  }

  @Test("Tables keep head spans and alignment")
  func tablesKeepHead() {
    let table = html(
      .table(
        Table(rows: [
          .init([
            Fixtures.cell("", isHeader: true), Fixtures.cell("b", isHeader: true, alignment: .end, columns: 5000),
          ]),
          .init([Fixtures.cell("c", isHeader: true, rows: 90), Fixtures.cell("d", alignment: .center)]),
          .init([Fixtures.cell("e")]),
        ])))
    let checker = MarkupChecker(table)
    let headers = checker.all("th")
    #expect(headers.map { $0.attributes["scope"] } == ["col", "row"], "an empty header names nothing")
    #expect(headers.map { $0.attributes["colspan"] } == ["1000", nil])
    #expect(headers.map { $0.attributes["rowspan"] } == [nil, "2"], "no cell reaches below its table")
    #expect(headers.first?.attributes["class"] == "end")
    #expect(checker.all("td").map { $0.attributes["class"] } == [nil, "center", nil])
    #expect(checker.all("div").first?.attributes["tabindex"] == "0")
  }

  @Test("A header that reaches into the body keeps its place")
  func headerThatReaches() {
    let table = html(
      .table(
        Table(rows: [
          .init([Fixtures.cell("a", isHeader: true, rows: 2), Fixtures.cell("b", isHeader: true)]),
          .init([Fixtures.cell("c")]),
        ])))
    #expect(MarkupChecker(table).all("thead").isEmpty)
  }

  @Test("Only stored images are loaded and their place is reserved")
  func onlyStoredImages() {
    let blocks: [Block] = [
      .figure(Figure(images: [Fixtures.stored.image])),
      .figure(Figure(images: [Image(url: "https://example.org/other.png", alternative: "other")])),
      .paragraph([.image(Image(url: "javascript:x", alternative: "bad"))]),
    ]
    let checker = MarkupChecker(
      ArticleHTML.render(Article(blocks: blocks), options: .init(images: Images([Fixtures.stored.file]))))
    let images = checker.all("img")
    #expect(images.map { $0.attributes["src"] } == ["/blobs/" + Fixtures.stored.file.hash.hex])
    #expect(images.first?.attributes["width"] == "640")
    #expect(images.first?.attributes["height"] == "480")
    #expect(images.first?.attributes["alt"] == "a drawing")
    #expect(checker.all("a").map { $0.attributes["href"] } == ["https://example.org/other.png"])
    #expect(checker.text.contains("other") && checker.text.contains("bad"))
  }

  @Test("A pixel that a site sent in place of a picture becomes a link, and one without a word is left out")
  func pixels() {
    var pixel = Fixtures.stored.file
    (pixel.width, pixel.height) = (1, 1)
    var words = Fixtures.stored.image
    let shown = ArticleHTML.render(
      Article(blocks: [.figure(Figure(images: [words]))]), options: .init(images: Images([pixel])))
    #expect(shown.contains("Image not saved: a drawing") && !shown.contains("<img"))
    words.alternative = ""
    let silent = ArticleHTML.render(
      Article(blocks: [.figure(Figure(images: [words])), .paragraph([.text("after")])]),
      options: .init(images: Images([pixel])))
    #expect(!silent.contains("<figure") && !silent.contains("not saved") && silent.contains("after"))
  }

  @Test("Nesting without end ends in text")
  func nesting() {
    var block = Fixtures.paragraph("bottom")
    for _ in 0..<400 { block = .quote([block], citation: []) }
    var runs: [Inline] = [.text("inner")]
    for _ in 0..<400 { runs = [.emphasis(runs)] }
    let article = Article(blocks: [block, .paragraph(runs)])
    let html = ArticleHTML.render(article)
    #expect(html.contains("bottom") && html.contains("inner"))
    #expect(MarkupChecker(html).problems == [])
    let markdown = ArticleMarkdown.render(article)
    #expect(markdown.contains("bottom") && markdown.contains("inner"))
  }
}
