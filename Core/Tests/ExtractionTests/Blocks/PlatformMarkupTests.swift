import ArticleModel
import Testing

@testable import Extraction

/// Code, formulas, notes and cards as platforms and generators write them.
struct PlatformMarkupTests {
  @Test(
    "Boxes of code without a pre become blocks of code",
    arguments: [
      "<div style='font-family:Menlo,monospace;white-space:pre'><div>a {</div><div>  b</div><br><div>}</div></div>",
      "<div class=codeblock><div class=code-line>a {</div><div class=code-line>  b</div><div class=code-line></div><div class=code-line>}</div></div>",
      "<div class=code-block data-lang=c>a {\n  b\n\n}</div>",
      "<p>x</p><code style='display:block;white-space:pre'>a {\n  b\n\n}</code><p>y</p>",
    ])
  func codeIsRead(_ html: String) {
    #expect(codes(html).map(\.text) == ["a {\n  b\n\n}"])
  }

  @Test("Lines that are a box each are joined")
  func linesThatAreABox() {
    let html = "<div><pre class=CodeMirror-line>a</pre><pre class=CodeMirror-line>b</pre></div>"
    #expect(codes(html).map(\.text) == ["a\nb"])
  }

  @Test("The second theme of a code box is left out")
  func secondTheme() {
    let html = "<div class=light><pre><code>a\nb</code></pre></div><div class=dark><pre><code>a\nb</code></pre></div>"
    #expect(codes(html).count == 1)
    #expect(codes("<p>x</p><pre>a</pre><p>y</p><pre>a</pre>").count == 2)
  }

  @Test("Labels of code are no text")
  func labels() {
    #expect(
      blocks("<div><div>Bash</div><div>Copy code</div><pre><code>a</code></pre></div>")
        == [.code(CodeBlock(language: "bash", text: "a"))])
    let slots =
      "<x-code><span slot=label>Copy to Clipboard</span><span slot=label>Toggle word wrap</span><pre>a</pre></x-code>"
    #expect(blocks(slots) == [.code(CodeBlock(text: "a"))])
    #expect(blocks("<p>Go</p><p>home</p>").count == 2)
  }

  @Test("A column of numbers without a class is no code")
  func column() {
    let html = """
      <table><tr><td><pre><code><span>1\n</span><span>2\n</span></code></pre></td>
      <td><pre><code class="language-go">a\nb</code></pre></td></tr></table>
      """
    #expect(codes(html).map(\.text) == ["a\nb"])
  }

  @Test(
    "The sources of formulas are found",
    arguments: [
      "<p>So <img class=latex alt='x^2' src='/latex.php?latex=x'> holds.</p>",
      "<p>So <img alt='x^2' src='https://latex.codecogs.com/svg?x'> holds.</p>",
      "<p>So <span class=math-inline data-math='x^2'><span class=katex>x2</span></span> holds.</p>",
      "<p>So <d-math>x^2</d-math> holds.</p>",
      "<p>So <script type='math/tex'>x^2</script> holds.</p>",
      "<script>MathJax={tex:{inlineMath:[['$','$']]}}</script><p>So $x^2$ holds.</p>",
    ])
  func formulasAreRead(_ html: String) {
    #expect(blocks(html) == [.paragraph([.text("So "), .math("x^2"), .text(" holds.")])])
  }

  @Test("Boxes of KaTeX are read where no source is")
  func boxes() {
    let html = """
      <p><span class="katex"><span class="katex-html" aria-hidden="true"><span class="base"><span class="strut"></span><span
      class="mord">x<span class="msupsub"><span class="vlist-t"><span class="vlist-r"><span class="vlist"><span
      style="top:-3.063em"><span class="pstrut"></span>2</span></span></span></span></span></span></span></span></span></p>
      """
    #expect(blocks(html) == [.paragraph([.math("x^{2}")])])
  }

  @Test("Prices are no formulas")
  func prices() {
    #expect(blocks("<p>It costs $5 here and $6 there.</p>") == [paragraph("It costs $5 here and $6 there.")])
    let html = "<script>MathJax={tex:{inlineMath:[['$','$']]}}</script><p>It costs $5 or $6.</p>"
    #expect(blocks(html) == [paragraph("It costs $5 or $6.")])
  }

  @Test("Formulas in rows are one formula")
  func formulasInRows() {
    let row = { (left: String, right: String) in
      "<tr><td><math alttext='\(left)'></math></td><td><math alttext='\(right)'></math></td><td>(1)</td></tr>"
    }
    let html = "<table class='ltx_equationgroup ltx_eqn_table'>\(row("a", "=b"))\(row("c", "=d"))</table>"
    #expect(blocks(html) == [.math(#"\begin{aligned} a =b \\ c =d \end{aligned}"#)])
  }

  @Test(
    "Notes in the line become footnotes",
    arguments: [
      "<p>Bread<d-footnote>Flour.</d-footnote> rises.</p>",
      "<p>Bread<label class=margin-toggle>&#8853;</label><span class=marginnote>Flour.</span> rises.</p>",
      """
      <p>Bread<span class="ltx_note"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span><sup
      class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>Flour.</span></span></span> rises.</p>
      """,
    ])
  func notesAreFootnotes(_ html: String) {
    let content = build(html)
    #expect(content.footnotes.map { Article(blocks: $0.content).plainText } == ["Flour."])
    #expect(Article(blocks: content.blocks).plainText.hasPrefix("Bread"))
    #expect(!Article(blocks: content.blocks).plainText.contains("Flour"))
  }

  @Test("A card is a link with its title")
  func cardIsALink() {
    let html = """
      <figure class="kg-card kg-bookmark-card"><a href="https://knots.example/b"><div class="kg-bookmark-title">The bend</div><div
      class="kg-bookmark-description">A page</div></a></figure>
      """
    #expect(blocks(html) == [.embed(Embed(label: "The bend", url: "https://knots.example/b"))])
  }

  @Test("Items that are boxes are a list")
  func itemsThatAreBoxes() {
    let html =
      "<div class=notion-bulleted_list-block><div>•</div><div>a</div></div><div class=notion-bulleted_list-block><div>•</div><div>b</div></div>"
    #expect(
      blocks(html) == [
        .list(List(isOrdered: false, items: [.init(content: [paragraph("a")]), .init(content: [paragraph("b")])]))
      ])
  }

  @Test("Pictures of characters are characters")
  func pictures() {
    #expect(blocks("<p>Done <img class=emoji alt=':rocket:' src='/r.png'> now</p>") == [paragraph("Done :rocket: now")])
  }

  @Test("A name that a script writes is read")
  func nameThatAScript() {
    let html = #"<p>Ask <span class="mention-wrap" data-attrs='{"name":"Ann Hill","id":1}'></span> now.</p>"#
    #expect(blocks(html) == [paragraph("Ask Ann Hill now.")])
  }
}
