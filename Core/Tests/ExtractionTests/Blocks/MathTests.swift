import ArticleModel
import Testing

struct MathTests {
  /// `x^2` in a line, as typesetters leave it in pages.
  static let inline: [(String, String)] = [
    ("pandoc", "<span class='math inline'>\\(x^2\\)</span>"),
    ("arithmatex", "<span class=arithmatex>\\(x^2\\)</span>"),
    ("bare marks", "\\(x^2\\)"),
    (
      "KaTeX",
      """
      <span class=katex><span class=katex-mathml><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\
      x^2</annotation></semantics></math></span><span class=katex-html aria-hidden=true><span>x</span><span>2</span></span></span>
      """
    ),
    (
      "MathJax 2",
      "<span class=MathJax_Preview>x2</span><span class=MathJax><nobr>x2</nobr></span><script type='math/tex'>x^2</script>"
    ),
    (
      "MediaWiki",
      """
      <span class=mwe-math-element><span style="display: none"><math alttext="{\\displaystyle x^2}"><mi>x</mi></math></span>\
      <img src=x.svg alt="{\\displaystyle x^2}"></span>
      """
    ),
    ("MathML alone", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
    ("GitHub", "<math-renderer>$x^2$</math-renderer>"),
  ]

  @Test("An abstract whose class asks for formulas keeps its text")
  func abstractWithFormulas() {
    let text = "We sampled nine hulls of reinforced concrete and measured their strength over a hundred years, where "
    let formula = "<span class=MathJax>x2</span><script type='math/tex'>x^2</script>"
    let built = blocks("<blockquote class='abstract mathjax'>\(text)\(formula) grew.</blockquote>")
    #expect(Article(blocks: built).plainText.contains(text.dropLast()))
  }

  @Test(
    "Formulas come once as source", arguments: inline)
  func formulasComeOnce(_ name: String, _ html: String) throws {
    let built = blocks("<p>so " + html + " holds</p>")
    guard case .paragraph(let runs)? = built.first, runs.count == 3, case .math(let source) = runs[1] else {
      Issue.record("\(name): \(built)")
      return
    }
    #expect(source.filter { $0 != "{" && $0 != "}" } == "x^2", "\(name)")
    #expect(runs[0] == .text("so ") && runs[2] == .text(" holds"), "\(name)")
  }

  @Test(
    "Displayed formulas are blocks",
    arguments: [
      "<p>a</p><p><span class='math display'>\\[x^2\\]</span></p><p>b</p>",
      "<p>a</p><div class='math'>\n\\[x^2\\]</div><p>b</p>",
      "<p>a</p>\n$$x^2$$\n<p>b</p>",
      "<p>a</p><p>$$ x^2 $$</p><p>b</p>",
      "<p>a</p><math display=block><annotation encoding=application/x-tex>x^2</annotation></math><p>b</p>",
      "<p>a</p><div class=MathJax_Display>x2</div><script type='math/tex; mode=display'>x^2</script><p>b</p>",
    ])
  func displayedFormulas(_ html: String) {
    #expect(blocks(html) == [paragraph("a"), .math("x^2"), paragraph("b")])
  }

  /// MathML without any source in it.
  @Test(
    "Elements alone become TeX that means the same",
    arguments: [
      ("<msub><mi>lim</mi><mi>x</mi></msub>", "{\\lim}_{x}"), ("<mi>kg</mi>", "\\mathrm{kg}"),
      ("<mo>{</mo><mi>x</mi><mo>}</mo>", "\\{ x \\}"), ("<mi>f</mi><mo>\u{2061}</mo><mi>x</mi>", "f x"),
      ("<mover><mi>x</mi><mo>¯</mo></mover>", "\\bar{x}"), ("<mover><mo>=</mo><mo>!</mo></mover>", "\\overset{!}{=}"),
      ("<munder><mo>∑</mo><mi>i</mi></munder>", "{∑}_{i}"), ("<mn>5</mn><mo>%</mo>", "5 \\%"),
      ("<mi mathvariant=double-struck>R</mi>", "\\mathbb{R}"), ("<mtext>a_b</mtext>", "\\text{a\\_b}"),
    ])
  func elements(markup: String, source: String) {
    #expect(blocks("<p>a <math>\(markup)</math> b</p>") == [.paragraph([.text("a "), .math(source), .text(" b")])])
  }

  @Test("Prices are no formulas")
  func prices() {
    #expect(blocks("<p>from $5 to $10</p>") == [paragraph("from $5 to $10")])
  }
}
