import ArticleModel
import FoundationEssentials
import Testing

@Suite("The JSON of an article") struct ArticleCoding {
  @Test("The JSON keeps every block and run in a round trip") func aKeyIsReadAsItWasWritten() throws {
    let article = Article(
      metadata: Metadata(title: "T", authors: ["A"], direction: .rightToLeft),
      blocks: [
        .heading(level: 2, content: [.text("H")], anchor: "h"),
        .paragraph([
          .text("a"), .emphasis([.text("b")]), .strong([.text("c")]), .deleted([.text("d")]), .code("--flag"),
          .link(url: "https://example.org/", [.text("e")]), .math("x^2"), .superscript([.text("f")]),
          .subscript([.text("g")]), .lineBreak, .image(Image(url: "https://example.org/i.png", alternative: "i")),
          .footnoteReference(id: "n1", label: "1"),
        ]),
        .code(CodeBlock(language: "swift", text: "let a = 1\n\n\tb", caption: "a.swift")),
        .table(
          Table(
            caption: [.text("cap")],
            rows: [
              .init([
                .init(isHeader: true, alignment: .end, columnSpan: 2, rowSpan: 3, content: [.paragraph([.text("x")])])
              ])
            ])),
        .list(List(isOrdered: true, start: 3, items: [.init(isChecked: true, content: [.paragraph([.text("y")])])])),
        .definitionList([Definition(terms: [[.text("t")]], meanings: [[.paragraph([.text("m")])]])]),
        .quote([.paragraph([.text("q")])], citation: [.text("who")]),
        .figure(Figure(images: [Image(url: "https://example.org/f.png", width: 3, height: 4)], caption: [.text("k")])),
        .math("e = mc^2"), .rule, .embed(Embed(label: "Video", url: "https://example.org/v")),
      ],
      footnotes: [Footnote(id: "n1", label: "1", content: [.paragraph([.text("note")])])])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    #expect(try JSONDecoder().decode(Article.self, from: encoder.encode(article)) == article)
  }

  @Test("The JSON keeps blocks of a newer schema unchanged") func newerSchema() throws {
    let source =
      #"{"blocks":[{"content":[{"type":"sparkle","text":"hm"}],"type":"paragraph"},{"lanes":[1,true],"title":"Board","type":"kanban"}],"metadata":{"authors":[]},"schema":9}"#
    let article = try JSONDecoder().decode(Article.self, from: Data(source.utf8))
    #expect(article.plainText == "hm\nBoard")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let again = try JSONDecoder().decode(Article.self, from: encoder.encode(article))
    #expect(again == article)
    #expect(String(decoding: try encoder.encode(article), as: UTF8.self).contains(#""lanes":[1,true]"#))
  }

  @Test("Plain text keeps code verbatim, and tabs between cells") func plainText() {
    let article = Article(blocks: [
      .code(CodeBlock(text: "a\n\tb --c")),
      .table(
        Table(rows: [
          .init([.init(content: [.paragraph([.text("CEST")])]), .init(content: [.paragraph([.text("May 5")])])])
        ])),
    ])
    #expect(article.plainText == "a\n\tb --c\nCEST\tMay 5")
  }

  @Test("Plain text leaves out pictures and players, but keeps an emoji in its sentence")
  func picturesHaveNoWords() {
    func picture(_ alternative: String) -> Inline {
      .image(Image(url: "https://example.org/p.png", alternative: alternative))
    }
    let article = Article(blocks: [
      .paragraph([.link(url: "https://example.org", [picture("A balding man in a blue suit")])]),
      .paragraph([.text("It works "), picture("🙂"), .text(", says "), picture("a man at a desk"), .text("the author.")]
      ),
      .paragraph([picture("logo")]),
      .embed(Embed(label: "Video on YouTube", url: "https://example.org/v")),
      .figure(
        Figure(images: [Image(url: "https://example.org/f.png", alternative: "A wall")], caption: [.text("The wall")])),
    ])
    #expect(article.plainText == "It works 🙂, says the author.\nThe wall")
  }
}

@Suite struct ReceiptCoding {
  @Test("A receipt without confidence has the bytes of older editions")
  func receiptWithoutConfidence() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let old = #"{"evidence":{},"kind":"full","source":"page","why":"w"}"#
    let receipt = try JSONDecoder().decode(Receipt.self, from: Data(old.utf8))
    #expect(receipt.confidence == nil)
    #expect(String(decoding: try encoder.encode(receipt), as: UTF8.self) == old)
  }
}
