import ArticleModel
import Foundation
import Testing

@Suite("An article within bounds") struct ArticleBoundsTests {
  private func words(_ text: String) -> [Block] { [.paragraph([.text(text)])] }

  /// One level of each kind of block that holds blocks.
  private static let wrappers: [@Sendable ([Block]) -> Block] = [
    { .quote($0, citation: []) },
    { .list(List(isOrdered: false, items: [List.Item(content: $0)])) },
    { .table(Table(rows: [Table.Row([Table.Cell(content: $0)])])) },
    { .definitionList([Definition(terms: [[.text("term")]], meanings: [$0])]) },
  ]

  @Test("An ordinary article stays as it is")
  func ordinary() {
    var article = Article(metadata: Metadata(title: "On walls", authors: ["Jane Doe"]), blocks: words("One."))
    for wrap in Self.wrappers { article.blocks.append(wrap(article.blocks)) }
    article.blocks.append(
      .heading(level: 2, content: [.link(url: "https://a.example/", [.strong([.text("x")])])], anchor: "a"))
    article.footnotes = [Footnote(id: "1", label: "1", content: words("Note."))]
    let (bounded, cuts) = article.bounded()
    #expect(bounded == article)
    #expect(cuts.isEmpty)
  }

  @Test("Blocks that are nested too deep keep their words, and any encoder can write them", arguments: 0..<4)
  func depth(kind: Int) throws {
    var blocks = words("inside")
    for _ in 0..<300 { blocks = [Self.wrappers[kind](blocks)] }
    let (article, cuts) = Article(blocks: blocks).bounded()
    #expect(cuts[.depth] == 1)
    #expect(article.plainText.contains("inside"))
    let bytes = try JSONEncoder().encode(article)
    #expect(try JSONDecoder().decode(Article.self, from: bytes) == article)
  }

  @Test("Runs that are nested too deep keep their words")
  func runs() throws {
    var runs: [Inline] = [.text("inside")]
    for level in 0..<300 { runs = [level % 2 == 0 ? .emphasis(runs) : .strong(runs)] }
    let (article, cuts) = Article(blocks: [.paragraph(runs)]).bounded()
    #expect(cuts == [.depth: 1])
    #expect(article.plainText == "inside")
    _ = try JSONDecoder().decode(Article.self, from: JSONEncoder().encode(article))
  }

  @Test("Each kind of thing is cut at its bound, and that is said", arguments: ArticleBounds.Cut.allCases)
  func everyBound(cut: ArticleBounds.Cut) {
    var bounds = ArticleBounds()
    var article = Article(metadata: Metadata(title: "t"), blocks: words("One two three four five six."))
    switch cut {
    case .depth: bounds.depth = 2; article.blocks.append(.quote([.quote(words("deep"), citation: [])], citation: []))
    case .blocks: bounds.blocks = 1; article.blocks.append(.rule)
    case .runs: bounds.runs = 1; article.blocks.append(.paragraph([.text("a"), .text("b")]))
    case .cells:
      bounds.cells = 1
      article.blocks.append(
        .table(Table(rows: [Table.Row([Table.Cell(content: words("1")), Table.Cell(content: [])])])))
    case .spans:
      article.blocks.append(
        .table(
          Table(rows: (0..<200).map { _ in Table.Row([Table.Cell(columnSpan: 900, rowSpan: 9, content: words("1"))]) }))
      )
    case .bytes: bounds.bytes = 10
    case .addresses:
      bounds.addressBytes = 5; article.blocks.append(.figure(Figure(images: [Image(url: "https://a.example/")])))
    case .links: bounds.links = 0; article.blocks.append(.paragraph([.link(url: "https://a.example/", [.text("x")])]))
    case .footnotes: bounds.footnotes = 0; article.footnotes = [Footnote(id: "1", label: "1", content: words("x"))]
    case .metadata: article.metadata.authors = (0..<50).map { "Jane \($0)" }
    }
    let (bounded, cuts) = article.bounded(by: bounds)
    #expect((cuts[cut] ?? 0) > 0, "\(cuts)")
    // What was bounded keeps its bounds.
    #expect(bounded.bounded(by: bounds).cuts.isEmpty)
  }

  @Test("Spans that cover far more places than there are cells become one")
  func spans() {
    let rows = (0..<4_000).map { _ in
      Table.Row([Table.Cell(rowSpan: 65_534, content: words("1")), Table.Cell(content: words("2"))])
    }
    let (article, cuts) = Article(blocks: [.table(Table(rows: rows))]).bounded()
    #expect(cuts == [.spans: 4_000])
    guard case .table(let table) = article.blocks[0] else { return #expect(Bool(false)) }
    #expect(table.rows.count == 4_000)
    #expect(table.rows.allSatisfy { $0.cells.allSatisfy { $0.rowSpan == 1 } })
  }

  @Test("Ordinary tables keep their spans, none beyond the table's end")
  func ordinarySpans() {
    let rows = [
      Table.Row([Table.Cell(columnSpan: 3, content: words("head"))]),
      Table.Row([Table.Cell(rowSpan: 99, content: words("side")), Table.Cell(content: []), Table.Cell(content: [])]),
      Table.Row([Table.Cell(content: []), Table.Cell(content: [])]),
    ]
    let (article, cuts) = Article(blocks: [.table(Table(rows: rows))]).bounded()
    #expect(cuts.isEmpty)
    guard case .table(let table) = article.blocks[0] else { return #expect(Bool(false)) }
    #expect(table.rows[0].cells[0].columnSpan == 3)
    #expect(table.rows[1].cells[0].rowSpan == 2)
  }

  @Test("No cut splits a character")
  func characters() {
    var bounds = ArticleBounds()
    for limit in 0..<12 {
      bounds.bytes = limit
      let (article, _) = Article(blocks: words("a💥b💥c")).bounded(by: bounds)
      #expect(!article.plainText.contains("\u{FFFD}"))
      #expect(article.plainText.utf8.count <= limit)
    }
  }

  @Test("A picture's size that can't be one is left out")
  func sizes() {
    let image = Image(url: "https://a.example/", width: -5, height: .max)
    let (article, _) = Article(blocks: [.figure(Figure(images: [image]))]).bounded()
    guard case .figure(let figure) = article.blocks[0] else { return #expect(Bool(false)) }
    #expect(figure.images[0].width == nil && figure.images[0].height == nil)
  }
}
