import ArticleModel
import EditionModel
import Publishing
import Testing

@Suite struct MarkdownOfArticles {
  private func markdown(_ runs: Inline...) -> String { ArticleMarkdown.render(Article(blocks: [.paragraph(runs)])) }
  private func markdown(_ block: Block) -> String { ArticleMarkdown.render(Article(blocks: [block])) }

  @Test("A formula that Markdown would change is in a code span")
  func formulaInCodeSpan() {
    #expect(markdown(Inline.math(#"W_{enc}^{\ell}"#)) == "$W_{enc}^{\\ell}$\n")
    #expect(markdown(Inline.math(#"\{a_1, b_2\}"#)) == "$`\\{a_1, b_2\\}`$\n")
    #expect(markdown(Inline.math("a * b * c")) == "$`a * b * c`$\n")
  }

  @Test("Every block and run is rendered")
  func everyBlock() {
    let text = ArticleMarkdown.render(
      Fixtures.everything, options: .init(images: Images([Fixtures.stored.file], prefix: "/blobs/")))
    let expected = """
      ## Top

      plain *soft* **loud** ~~gone~~ `--flag` [link](https://example.org/?a=1&b=2) $x^2$ H<sub>2</sub><sup>n</sup>\\
      [icon](https://example.org/i.png)[^1]newer

      ### Deep

      *a.swift*

      ````swift
      let a = "<b>"

      \tend ``` here
      ````

      *Numbers*

      | Name | Many |  |
      | --- | --- | --- |
      | a | 1\\|2 | 3 |
      |  | 4 | 5 |

      3. first
         - inner

      4. second

         more

      - [x] done

      **Term**

      - meaning

      > said
      >
      > — someone

      ![a drawing](/blobs/\(Fixtures.stored.file.hash.hex))

      *a figure*

      [lost](https://example.org/lost.png)

      ```math
      \\frac{1}{2}
      ```

      ___

      [Video](https://example.org/v)

      Board

      [^1]: the note

      """
    #expect(text == expected)
  }

  @Test(
    "What a text says never becomes Markdown",
    arguments: [
      ("*a* _b_ `c`", #"\*a\* \_b\_ \`c\`"#), ("# a", ##"\# a"##), ("1. a", #"1\. a"#), ("12) a", #"12\) a"#),
      ("- a", #"\- a"#), ("> a", #"\> a"#), ("<b>", #"\<b>"#), ("a &lt; b & c", "a &amp;lt; b & c"),
      ("[a](b)", #"\[a\](b)"#), ("| - |", #"\| - \|"#), ("~~a~~", #"\~\~a\~\~"#), ("a\n\n  b", "a b"),
      ("AT&T", "AT&amp;T"),
      ("Dr. No, 1.5 - x", "Dr. No, 1.5 - x"), ("=== x", #"\=== x"#), ("c:\\d", #"c:\\d"#),
    ])
  func whatText(_ text: String, _ expected: String) {
    #expect(markdown(.text(text)) == expected + "\n")
  }

  @Test("Marks work beside any neighbour")
  func marksWorkBeside() {
    #expect(markdown(.text("a"), .emphasis([.text("b")]), .text("c")) == "a*b*c\n")
    #expect(markdown(.text("a"), .strong([.text("“b”")]), .text("c")) == "&#x61;**“b”**&#x63;\n")
    #expect(markdown(.text("これは"), .emphasis([.text("強調")]), .text("です")) == "これは*強調*です\n")
    #expect(markdown(.emphasis([.text(" b ")]), .text("c")) == "*b* c\n")
    #expect(markdown(.emphasis([.text("a")]), .strong([.text("b")])) == "_a_**b**\n")
    #expect(markdown(.emphasis([.text("a")]), .emphasis([.text("b")])) == "*ab*\n")
    #expect(markdown(.emphasis([.text(" ")]), .strong([])) == "")
  }

  @Test("Code spans and fences outrun their content")
  func codeSpans() {
    #expect(markdown(.code("a`b")) == "``a`b``\n")
    #expect(markdown(.code("`")) == "`` ` ``\n")
    #expect(markdown(.code("a"), .code("b")) == "`ab`\n")
    #expect(markdown(.code(CodeBlock(language: "a b`", text: "~~~\n````"))) == "`````ab\n~~~\n````\n`````\n")
  }

  @Test("Targets of links stay whole")
  func targets() {
    #expect(
      markdown(.link(url: "https://example.org/a_(b)?c=1&copy;=2", [.text("x]")]))
        == "[x\\]](https://example.org/a\\_%28b%29?c=1&amp;copy;=2)\n")
  }

  @Test("Bars in cells don't end them")
  func bars() {
    let text = markdown(
      .table(
        Table(rows: [
          .init([.init(content: [.paragraph([.code("a|b"), .text("|"), .lineBreak, .text("c")])]), Fixtures.cell("d")])
        ])))
    #expect(text == "|  |  |\n| --- | --- |\n| `a\\|b`\\|<br>c | d |\n")
  }

  @Test("Huge spans don't make huge tables")
  func hugeSpansDo() {
    let rows = (0..<50).map { _ in
      Table.Row((0..<50).map { _ in Fixtures.cell("x", columns: 1000, rows: 65_000) })
    }
    #expect(markdown(.table(Table(rows: rows))).utf8.count < 1_000_000)
  }

  @Test("Two lists in a row stay two")
  func twoLists() {
    let list = Block.list(List(isOrdered: false, items: [.init(content: [Fixtures.paragraph("a")])]))
    #expect(ArticleMarkdown.render(Article(blocks: [list, list])) == "- a\n\n* a\n")
  }
}
