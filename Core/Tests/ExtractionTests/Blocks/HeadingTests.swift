import ArticleModel
import Testing

struct HeadingTests {
  @Test(
    "Permalink signs go and the anchor stays",
    arguments: [
      "<h2 id=s>Setup<a class=headerlink href=#s title='Permalink'>¶</a></h2>",
      "<h2 id=s>Setup <a class=hanchor href=#s>#</a></h2>",
      "<h2 id=s><a class=anchor aria-hidden=true href=#s><svg></svg></a>Setup</h2>",
      "<h2 id=s>Setup<a class=hash-link href=#s>\u{200B}</a></h2>",
      "<h2 id=s>Setup<div class=header-anchor-parent><button>Copy link to section</button></div></h2>",
      "<h2 id=s><a href=#s>Setup</a></h2>",
      "<h2 id=s>Setup <a href=#s aria-label='Permalink to this section'>Link</a></h2>",
      "<h2 id=s>Setup</h2><a class=anchor href=#s>🔗</a>",
      "<section id=s><h2>Setup<a class=headerlink href=#s>\u{F0C1}</a></h2></section>",
      "<h2 id=s>Setup<span class=mw-editsection>[<a href=/edit>edit</a>]</span></h2>",
      "<h2 id=s>\n Setup\n</h2>",
      "<h2 id=s><button aria-expanded=false>Setup</button></h2>",
      "<div role=heading aria-level=2 id=s>Setup</div>",
    ])
  func permalinkSignsGo(_ html: String) {
    #expect(blocks(html + "<p>Text</p>") == [heading(2, "Setup", anchor: "s"), paragraph("Text")])
  }

  @Test("A sign that belongs to the title stays")
  func sign() {
    #expect(blocks("<h2>Why C#</h2><p>x</p>").first == heading(2, "Why C#"))
  }

  @Test("The article's title is not written twice")
  func articlesTitle() {
    let html = "<h1>My Post</h1><p>x</p><h2>My Post</h2><p>y</p>"
    #expect(blocks(html, title: "My Post") == [paragraph("x"), heading(2, "My Post"), paragraph("y")])
  }

  @Test("A heading over nothing at the end goes")
  func headingOverNothing() {
    let html = "<p>x</p><h2>Sources</h2><ul><li><a href=#a></a></li></ul>"
    #expect(blocks(html) == [paragraph("x")])
  }

  @Test("A heading whose contents list was left out goes too")
  func headingWhoseContents() {
    let html = """
      <h2>Contents</h2><ul><li><a href=#a>One</a></li><li><a href=#b>Two</a></li><li><a href=#c>Three</a></li></ul>
      <p>Text.</p><h2 id=a>One</h2><p>1</p>
      """
    #expect(blocks(html) == [paragraph("Text."), heading(2, "One", anchor: "a"), paragraph("1")])
  }

  @Test("Levels stay as the page has them")
  func levelsStay() {
    let html = "<h1>a</h1><h3>b</h3><h6>c</h6><p>x</p>"
    #expect(blocks(html) == [heading(1, "a"), heading(3, "b"), heading(6, "c"), paragraph("x")])
  }
}
