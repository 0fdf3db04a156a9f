import ArticleModel
import Publishing
import SharedData
import Testing

@Suite("A formula") struct MathTests {
  private func html(_ source: String, isDisplayed: Bool = true) -> String {
    ArticleHTML.render(Article(blocks: [isDisplayed ? .math(source) : .paragraph([.math(source)])]))
  }

  /// What stands in the formula, its source beside it left out.
  private func body(_ source: String, isDisplayed: Bool = true) -> String? {
    let html = html(source, isDisplayed: isDisplayed)
    guard let start = html.firstRange(of: "<semantics>"), let end = html.firstRange(of: "<annotation") else {
      return nil
    }
    return String(html[start.upperBound..<end.lowerBound])
  }

  @Test("A formula is MathML with its source beside it")
  func shape() {
    #expect(
      html("x<1") == """
        <div class="formula" dir="ltr" translate="no" tabindex="0"><math xmlns="http://www.w3.org/1998/Math/MathML" \
        display="block" alttext="x&lt;1"><semantics><mrow><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow></mrow>\
        <annotation encoding="application/x-tex">x&lt;1</annotation></semantics></math></div>
        """)
    #expect(html("x", isDisplayed: false).hasPrefix("<p><math xmlns="))
  }

  @Test(
    "A formula is read as TeX reads it",
    arguments: [
      ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
      // One digit belongs to the script.
      ("x^12", "<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>"),
      ("x_i^{n+1}", "<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>"),
      ("f''", "<msup><mi>f</mi><mo>″</mo></msup>"), ("3.14", "<mn>3.14</mn>"),
      ("^{14}C", "<msup><mrow></mrow><mn>14</mn></msup><mi>C</mi>"),
      ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"), ("a \\over b", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
      ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"), ("\\sqrt x", "<msqrt><mi>x</mi></msqrt>"),
      ("\\alpha\\Gamma", "<mi>α</mi><mi mathvariant=\"normal\">Γ</mi>"),
      ("\\mathbb{R}^n", "<msup><mi mathvariant=\"normal\">ℝ</mi><mi>n</mi></msup>"),
      ("\\mathrm{kg}", "<mi>kg</mi>"), ("\\mathbf{v}", "<mi mathvariant=\"normal\">𝐯</mi>"),
      ("\\text{if } x", "<mtext>if\u{a0}</mtext><mi>x</mi>"),
      ("\\hat{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>"),
      ("\\left(x\\right]", "<mo fence=\"true\" stretchy=\"true\" form=\"prefix\">(</mo><mi>x</mi>"),
      ("\\not\\in", "<mo>∉</mo>"), ("a \\le b % why", "<mi>a</mi><mo>≤</mo><mi>b</mi>"), ("\\{", "{</mo>"),
      ("\\operatorname{rank}", "<mi>rank</mi>"),
      ("\\binom nk", "<mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac>"),
      ("\\begin{matrix}a&b\\\\c&d\\end{matrix}", "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr>"),
      (
        "\\begin{cases}1&x\\\\0\\end{cases}",
        "<mtd class=\"start\"><mn>1</mn></mtd><mtd class=\"start\"><mi>x</mi></mtd>"
      ),
      ("a&=b\\\\c&=d", "<mtd class=\"end\"><mi>a</mi></mtd>"),
      ("\\xrightarrow{f}", "<mover><mo stretchy=\"true\">→</mo><mi>f</mi></mover>"),
      ("\\textcolor{red}{x}", "<mi>x</mi>"),
      ("{∑}_{i}", "<munder><mo movablelimits=\"false\">∑</mo><mi>i</mi></munder>"),
      ("漢", "<mi>漢</mi>"),
    ])
  func reads(source: String, expected: String) {
    #expect(body(source)?.contains(expected) == true, "\(body(source) ?? "not understood")")
  }

  @Test("A minus after nothing, or after a sign, belongs to what follows it")
  func signs() {
    let minus = "<mo form=\"prefix\">−</mo>"
    for source in ["-x", "a=-x", "(-x)", "a,-x"] { #expect(body(source)?.contains(minus) == true, "\(source)") }
    for source in ["a-x", "2-x", ")-x"] { #expect(body(source)?.contains(minus) == false, "\(source)") }
  }

  @Test("A displayed formula has its limits over and under, a formula in a line has them beside")
  func limits() {
    for source in ["\\sum_{i}^{n}x", "\\int\\limits_a^b"] {
      #expect(body(source)?.contains("<munderover>") == true, "\(source)")
    }
    #expect(body("\\int_a^b")?.contains("<msubsup>") == true)
    #expect(body("\\sum_i^n", isDisplayed: false)?.contains("<msubsup>") == true)
    #expect(body("\\displaystyle\\sum_i^n", isDisplayed: false)?.contains("<munderover>") == true)
    #expect(body("\\frac{\\sum_i^n}{2}")?.contains("<msubsup>") == true)
  }

  @Test(
    "A formula that isn't understood whole is shown as its source",
    arguments: [
      "\\unknown{x}", "\\frac{1}", "x^a^b", "\\left(x", "}{", "a}", "{a", "\\begin{matrix}a", "\\begin{x}a\\end{x}",
      "\\begin{matrix}a\\end{pmatrix}", "\\end{matrix}", "\\right)", "\\", "$x$", "\\text{\\foo}", "\\color{",
      "\\sqrt[",
      "\\begin{array}{c|c}a&b\\end{array}", "", "  ", "x\u{0}", "\\newcommand{\\x}{y}\\x", "\\eqref{a}",
    ])
  func fallsBack(source: String) {
    let html = html(source)
    #expect(!html.contains("<math"), "\(html)")
    #expect(html.hasPrefix("<div class=\"math\" dir=\"ltr\" translate=\"no\" tabindex=\"0\"><code>"))
  }

  @Test("A formula is shown as its source in feeds, whose readers would run its letters together")
  func feeds() {
    let files = Fixtures.files(Fixtures.bundle())
    #expect(files["/feed.atom"]?.contains("\\frac{1}{2}") == true)
    #expect(files["/feed.atom"]?.contains("&lt;math") == false)
    #expect(files["/editions/2026-05-06-evening/1"]?.contains("<mfrac>") == true)
  }

  @Test("A formula is well-formed and bounded whatever is written in it")
  func arbitrary() {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "{", "}", "^", "_", "&", "\\\\", "\\frac", "\\sqrt", "[", "]", "\\left(", "\\right)", "\\begin{matrix}",
      "\\end{matrix}", "\\begin{aligned}", "\\end{aligned}", "\\sum", "\\text{a$b$}", "\\hat", "\\over", "x", "1", "<",
      "&amp;", "\"", "'", "\u{0}", "\u{ffff}", "\u{301}", "漢", "😀", "\\mathbf", "\\not", "\\underbrace", "%", "\n", "~",
      "\\displaystyle", "\\bf", "\\big", ".", "\\substack{", "\\xrightarrow", "\\pmod", "\\tag{1}", "\\hspace{1em}",
      "\\",
    ]
    var understood = 0
    for _ in 0..<1500 {
      let source = (0..<Int.random(in: 1...12, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let html = html(source)
      if html.contains("<math") { understood += 1 }
      #expect(WellFormedXML.problem(in: Array(html.utf8)) == nil, "\(source)")
    }
    // Some of both kinds, or the test would say nothing.
    #expect((30..<1400).contains(understood), "\(understood)")
  }

  @Test("A formula that nests too deep, or is endless, isn't followed")
  func deep() {
    for piece in ["{", "\\sqrt{", "\\frac{1}{", "\\left(", "x^{", "\\begin{matrix}", "\\hat", "\\text{$", "\\sqrt["] {
      #expect(!html(String(repeating: piece, count: 5000)).contains("<math"))
    }
    let closed = String(repeating: "{", count: 40) + "x" + String(repeating: "}", count: 40)
    #expect(!html(closed).contains("<math"))
    #expect(html(String(repeating: "x+", count: 4000) + "x").contains("<math"))
    #expect(!html(String(repeating: "x+", count: 8000) + "x").contains("<math"))
  }

  @Test("What is beyond three thousand formulas, and beyond 300,000 bytes of code, is shown as its source")
  func allowance() {
    let formulas = ArticleHTML.render(
      Article(blocks: [.paragraph((0..<3_100).flatMap { _ in [Inline.math("x"), .text(" ")] })]))
    #expect(formulas.split(separator: "<math ").count == 3_001)
    #expect(formulas.split(separator: "<code class=\"math\"").count == 101)
    let code = CodeBlock(language: "swift", text: String(repeating: "let a = 1\n", count: 20_000))
    let options = ArticleHTML.Options(highlightsCode: true)
    let two = ArticleHTML.render(Article(blocks: [.code(code), .code(code)]), options: options)
    #expect(two.split(separator: "<span").count == 20_001)
  }
}
