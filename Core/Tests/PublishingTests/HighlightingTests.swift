import ArticleModel
import Publishing
import SharedData
import Testing

@Suite struct Highlighting {
  private func html(_ code: String, _ language: String?) -> String {
    let html = ArticleHTML.render(
      Article(blocks: [.code(CodeBlock(language: language, text: code))]), options: .init(highlightsCode: true))
    return html.replacing(/<\/?(pre|code)[^>]*>/, with: "")
  }

  @Test(
    "Words get their weight",
    arguments: [
      (
        "swift", "let a = \"x // y\" // z",
        "<span class=\"k\">let</span> a = <span class=\"s\">\"x // y\"</span> <span class=\"c\">// z</span>"
      ), ("swift", "lets(letter)", "lets(letter)"),
      (
        "python", "def f(): # it's\n  '''a\nb'''",
        "<span class=\"k\">def</span> f(): <span class=\"c\"># it's</span>\n  <span class=\"s\">'''a\nb'''</span>"
      ), ("sh", "echo $# a#b", "echo $# a#b"),
      ("rust", "fn f<'a>(x: &'a u8)", "<span class=\"k\">fn</span> f<'a>(x: &'a u8)"),
      (
        "c", "char a = '\\''; /* b",
        "<span class=\"k\">char</span> a = <span class=\"s\">'\\''</span>; <span class=\"c\">/* b</span>"
      ),
      ("js", "a = 'it", "a = 'it"), ("nonesuch", "let a", "let a"),
      ("go", "x := \"http://a\"", "x := <span class=\"s\">\"http://a\"</span>"),
    ])
  func wordsGetTheir(_ language: String, _ code: String, _ expected: String) {
    #expect(unescaped(html(code, language)) == expected)
  }

  /// Read back, so that the expectations can be written as what a reader sees.
  private func unescaped(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&gt;", with: ">")
      .replacing("&lt;", with: "<").replacing("&amp;", with: "&")
  }

  @Test("No letter is added, lost or moved")
  func noLetter() {
    let pieces = [
      "\"", "'", "`", "\\", "//", "/*", "*/", "#", "--", ";", "\n", " ", "let", "def", "é", "漢", "<!--", "-->",
      "\"\"\"",
      "'''", "x1", "0", "&", "<",
    ]
    var generator = SeededGenerator(seed: 11)
    for language in [
      "swift", "js", "rust", "go", "c", "python", "sh", "sql", "lua", "lisp", "json", "css", "html", "ml",
    ] {
      for _ in 0..<40 {
        let code = (0..<Int.random(in: 0...20, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        let text = html(code, language).replacing(/<\/?span[^>]*>/, with: "")
        #expect(unescaped(text) == code)
      }
    }
  }
}
