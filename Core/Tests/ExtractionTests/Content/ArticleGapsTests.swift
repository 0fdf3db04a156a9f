import ArticleModel
import Testing

@testable import Extraction

/// What used to vanish between, before and after the long parts of an article.
struct ArticleGapsTests {
  private func text(_ body: String, title: String = "The wall that leans") -> String {
    TestPage.extract(TestPage.article(body, title: title)).article.plainText
  }

  private var long: String { TestPage.paragraphs.map { "<p>\($0)</p>" }.joined() }

  @Test("Short sections beside a long one stay")
  func shortSectionsBeside() {
    let sections = """
      <section><h2>Tools</h2><p>Bring these:</p><pre><code>rope --long</code></pre><ul><li>a spade</li><li>a line</li></ul></section>
      <section><h2>Story</h2>\(long)</section>
      <section><h2>Sizes</h2><table><tr><th>Part</th><th>Length</th></tr><tr><td>foot</td><td>9 yards</td></tr></table></section>
      """
    let text = text("<section><h2>Why</h2><p>\(TestPage.paragraphs[0].lowercased())</p></section>" + sections)
    for part in ["Tools", "rope --long", "a spade", "Story", "Why"] { #expect(text.contains(part), "\(part)") }
  }

  @Test("The last code box stays with the line that leads to it")
  func lastCodeBox() {
    let text = text(long + "<p>Then shut the gate:</p><pre><code>gate --shut</code></pre>")
    #expect(text.contains("Then shut the gate:"))
    #expect(text.contains("gate --shut"))
  }

  @Test(
    "The list that closes an article stays", arguments: ["References", "See also", "Further reading", "2. References"])
  func listThatCloses(_ heading: String) {
    let text = text(
      long + "<h2>\(heading)</h2><ul><li><a href='/1'>Walls of the coast</a>, 1998</li><li>Drains, 2004</li></ul>")
    #expect(text.contains(heading))
    #expect(text.contains("Walls of the coast"))
  }

  @Test("A heading that reads like interface stays over its text")
  func headingThatReads() {
    let parts = TestPage.paragraphs
    let text = text(
      "<p>\(parts[0])</p><h2>Comments</h2><p>\(parts[1])</p><h2>1998–2004</h2><p>\(parts[2])</p><p>\(parts[3])</p>")
    #expect(text.contains("Comments"))
    #expect(text.contains("1998–2004"))
  }

  @Test("Every item of a list stays")
  func everyItem() {
    let list = """
      <ol><li><div>Lift the first stone.</div></li><li><div>Look for water:</div><ul><li><div>with a lamp, or</div></li>
      <li><div>by hand.</div></li></ul></li><li><div>Put it back.</div></li></ol>
      """
    let text = text("<p>\(TestPage.paragraphs[0])</p>" + list + "<p>\(TestPage.paragraphs[1])</p>")
    for item in ["Lift the first stone.", "with a lamp, or", "by hand.", "Put it back."] {
      #expect(text.contains(item))
    }
  }

  @Test("A caption keeps its linked words")
  func captionKeepsItsLinked() {
    let figure = """
      <figure><img src="wall.jpg" width="600" height="400"><figcaption>The wall in June.<br>(Picture: <a href="/ann">Ann of the
      Hill, 2019</a>)</figcaption></figure>
      """
    let blocks = TestPage.extract(
      TestPage.article("<p>\(TestPage.paragraphs[0])</p>" + figure + "<p>\(TestPage.paragraphs[1])</p>")
    ).article.blocks
    let captions = blocks.compactMap { block in
      if case .figure(let figure) = block { figure.caption.plainText } else { nil }
    }
    #expect(captions.count == 1)
    #expect(captions.first?.contains("Picture: Ann of the Hill, 2019") == true)
  }

  @Test("The last picture stays")
  func lastPictureStays() {
    let figure =
      "<figure><img src='last.jpg' width='600' height='400'><figcaption>The wall in snow, at last.</figcaption></figure>"
    let blocks = TestPage.extract(TestPage.article("<div class='body'>" + long + figure + "</div>")).article.blocks
    #expect(
      blocks.contains { block in
        if case .figure(let figure) = block { figure.images[0].url.hasSuffix("last.jpg") } else { false }
      })
  }

  @Test("All panels of a choice stay")
  func allPanels() {
    let panels = """
      <div><ul role="tablist"><li role="tab">Hill</li><li role="tab">Shore</li></ul>
      <div role="tabpanel"><pre><code>boat --hill</code></pre></div><div role="tabpanel" hidden><pre><code>boat --shore</code></pre></div></div>
      """
    let blocks = TestPage.extract(
      TestPage.article("<p>\(TestPage.paragraphs[0])</p>" + panels + "<p>\(TestPage.paragraphs[1])</p>")
    ).article.blocks
    let boxes = blocks.compactMap { block in if case .code(let code) = block { code } else { nil } }
    #expect(boxes.map(\.text) == ["boat --hill", "boat --shore"])
    #expect(boxes.map(\.caption) == ["Hill", "Shore"])
  }
}
