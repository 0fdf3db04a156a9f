import ArticleModel
import Testing

@testable import Extraction

/// What a reader of another service was shown instead of the article, each with markup that causes it.
struct WildDefectsTests {
  private func text(_ html: String) -> String {
    let content = build(html)
    return Article(blocks: content.blocks, footnotes: content.footnotes).plainText
  }

  @Test("Code is not printed twice with its lines glued")
  func codeIsNotPrinted() {
    let html = """
      <div class="snippet" data-copy="let a = 1let b = 2"><div class="tools"><button data-clipboard="let a = 1let b = 2">Copy</button></div>
      <pre><code>let a = 1\nlet b = 2</code></pre></div>
      """
    #expect(text(html) == "let a = 1\nlet b = 2")
  }

  @Test("Two dashes stay two dashes")
  func twoDashesStay() {
    #expect(text("<p>Then <code>up --remove-orphans</code> or --force.</p>") == "Then up --remove-orphans or --force.")
  }

  @Test("A table of results in a wrapper stays")
  func tableOfResults() {
    let html = """
      <div class="table-scroll"><figure><table><thead><tr><th>Size</th><th>Time</th></tr></thead><tbody><tr><td>1 MB</td><td>3 ms</td></tr>
      </tbody></table></figure></div>
      """
    #expect(text(html) == "Size\tTime\n1 MB\t3 ms")
  }

  @Test("Cells and spans are not glued")
  func cellsAndSpans() {
    let html = """
      <table><tr><th>Start</th><th>Day</th></tr><tr><td>09:00 CEST</td><td>May 5</td></tr></table>
      <div class="update"><span class="at">09:10 CEST</span><span class="on">May 5</span><time>2026</time></div>
      """
    #expect(text(html) == "Start\tDay\n09:00 CEST\tMay 5\n09:10 CEST May 5 2026")
  }

  @Test("Players say nothing")
  func playersSayNothing() {
    let html = """
      <div class="audio-player"><audio controls src="/read.mp3">Your browser does not support the audio element.</audio>
      <p>Listen to article</p><span>[[duration]] minutes</span></div><p>Listen to article</p><p>[[duration]] minutes</p>
      <p>Text about [[wiki]] links stays here.</p>
      """
    #expect(text(html) == "Text about [[wiki]] links stays here.")
  }

  @Test("An essay with odd markup is read to its end")
  func essay() {
    let html = """
      <article><p>One <a href="/x"><p>two</a> three <b>four<p>five</b> six<table><p>seven</table><svg><p>eight</p></svg>
      <div><p>nine <template>no</template>ten</div></article>
      """
    #expect(text(html).split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("five six"))
    for word in ["One", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] {
      #expect(text(html).contains(word))
    }
  }

  @Test(
    "The contents list is not printed before the text",
    arguments: [
      "<nav class=toc><p>On this page</p><ul><li><a href=#a>First part</a></li></ul></nav>",
      "<div class=table-of-contents><h2>Contents</h2><ol><li><a href=#>First part</a><ol><li><a href=#>Deeper</a></ol></ol></div>",
      "<p><b>Contents</b></p><ul><li><a href=#a>First part</a></li><li><a href=#b>Second</a></li><li><a href=#c>Third</a></li></ul>",
      "<h2>目次</h2><ul><li><a href=#a>First part</a></li><li><a href=#b>Second</a></li><li><a href=#c>Third</a></li></ul>",
    ])
  func contentsList(_ list: String) {
    #expect(text(list + "<h2 id=a>First part</h2><p>It begins.</p>") == "First part\nIt begins.")
  }

  @Test("No heading is over nothing")
  func noHeading() {
    let html =
      "<p>Claim<sup id=r><a href=#s>1</a></sup>.</p><h3>Sources</h3><ul><li id=s><a href=#r>^</a> A book.</li></ul>"
    let content = build(html)
    #expect(content.blocks.count == 1)
    #expect(content.footnotes.map { $0.content.map(\.plainText) } == [["A book."]])
  }

  @Test("Links and authors are kept")
  func linksAndAuthors() {
    let html = "<p>By all means read <a href='https://other.example/'>this</a>.</p>"
    #expect(NeutralView(Article(blocks: blocks(html))).links == ["https://other.example/"])
  }
}
