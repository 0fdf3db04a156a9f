import ArticleModel
import Testing

@testable import Extraction

struct InlineTests {
  @Test(
    "Text keeps its spaces and gains none",
    arguments: [
      ("<p>one <b>two</b> three</p>", "one two three"),
      ("<p>one<b> two </b>three</p>", "one two three"),
      ("<p>one <b> two</b> three</p>", "one two three"),
      ("<p>W<b>o</b>rd</p>", "Word"),
      ("<p>a\n  b<!-- x -->c</p>", "a bc"),
      ("<p>H<sub>2</sub>O</p>", "H2O"),
      ("<p>super<wbr>cali</p>", "supercali"),
      ("<div>one<div>two</div>three</div>", "one\ntwo\nthree"),
      ("<p>at <span class=time>10:00 CEST</span><span class=day>May 5</span></p>", "at 10:00 CEST May 5"),
      ("<p><a href=/a>one</a><a href=/b>two</a></p>", "one two"),
      ("<p>see <a href=/a>this</a>, and<br>that</p>", "see this, and\nthat"),
      ("<p>one<br><br>two</p>", "one\ntwo"),
      ("<p>He said <q>no</q>.</p>", "He said “no”."),
      ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>", "漢（kan）字"),
      ("<p>a&nbsp;b</p>", "a\u{A0}b"),
      ("<p>x<script>y()</script>z<style>q{}</style></p>", "xz"),
    ])
  func textKeepsItsSpaces(_ html: String, _ text: String) {
    #expect(blocks(html).map(\.plainText).joined(separator: "\n") == text)
  }

  @Test("Spaces are outside of emphasis")
  func spaces() {
    #expect(
      blocks("<p>one <em> two </em>three</p>")
        == [.paragraph([.text("one "), .emphasis([.text("two")]), .text(" three")])])
  }

  @Test("Formats continue over blocks")
  func formatsContinue() {
    #expect(
      blocks("<a href=/x><h2>Title</h2><p>Text</p></a>") == [
        .heading(level: 2, content: [.text("Title")], anchor: nil),
        .paragraph([.link(url: "https://site.example/x", [.text("Text")])]),
      ])
  }

  @Test("Code runs keep flags and inner spaces")
  func codeRunsKeep() {
    #expect(
      blocks("<p>Use <code>--remove-orphans  x</code>, <kbd>Ctrl</kbd> or\n<code>a\n   b</code>.</p>") == [
        .paragraph([
          .text("Use "), .code("--remove-orphans  x"), .text(", "), .code("Ctrl"), .text(" or "), .code("a b"),
          .text("."),
        ])
      ])
  }

  @Test("Links inside of code stay links")
  func linksInside() {
    #expect(
      blocks("<p><code>Vec&lt;<a href=/t>T</a>&gt;</code></p>") == [
        .paragraph([.code("Vec<"), .link(url: "https://site.example/t", [.code("T")]), .code(">")])
      ])
  }

  @Test("Links are absolute and without tracking")
  func linksAreAbsolute() {
    let html = """
      <p><a href="../a?utm_source=x&id=3">a</a> <a href="javascript:go()">b</a> <a href="mailto:me@site.example">c</a>
      <a href="https://www.google.com/url?q=https%3A%2F%2Fother.example%2Fp&sa=D">d</a></p>
      """
    let view = NeutralView(Article(blocks: blocks(html)))
    #expect(view.links == ["https://site.example/a?id=3", "mailto:me@site.example", "https://other.example/p"])
  }

  @Test("Hidden text is left out and spoken doubles too")
  func hiddenText() {
    let html = """
      <p>a<span hidden>b</span><span style="display: none">c</span><span class="sr-only">d</span></p>
      <p><span aria-hidden="true">•</span> point</p><p><span aria-hidden=true>$20</span><span class=sr-only>20 dollars</span></p>
      """
    #expect(blocks(html) == [paragraph("a"), paragraph("point"), paragraph("$20")])
  }

  @Test("Struck-out and raised text keep their marks")
  func struckOut() {
    #expect(
      blocks("<p><del>old</del> x<sup>2</sup></p>")
        == [.paragraph([.deleted([.text("old")]), .text(" x"), .superscript([.text("2")])])])
  }

  @Test("Deep markup stays shallow")
  func deepMarkupStays() {
    let html = String(repeating: "<b><i>", count: 2000) + "x" + String(repeating: "</i></b>", count: 2000)
    #expect(blocks(html) == [.paragraph([.strong([.emphasis([.text("x")])])])])
  }

  @Test(
    "Deep nesting loses no text",
    arguments: ["ul><li", "blockquote", "div", "table><tr><td", "dl><dt>t</dt><dd", "figure"])
  func deepNestingLoses(_ element: String) {
    let html = String(repeating: "<" + element + ">", count: 1500) + "core"
    #expect(blocks(html).map(\.plainText).joined(separator: " ").contains("core"))
  }
}
