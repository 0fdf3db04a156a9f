import ArticleModel
import Testing

@testable import Extraction

/// More forms of known kinds: tables of roles, galleries, folds, steps, surveys, and what follows a short post.
struct FurtherMarkupTests {
  private let parts = TestPage.paragraphs

  private func extract(_ middle: String, below: String = "") -> Article {
    TestPage.extract(
      TestPage.article(
        "<p>\(parts[0])</p><p>\(parts[1])</p>\(middle)<p>\(parts[2])</p><p>\(parts[3])</p>", below: below)
    ).article
  }

  private func figures(_ article: Article) -> [Figure] {
    article.blocks.compactMap { block in if case .figure(let figure) = block { figure } else { nil } }
  }

  @Test(
    "A table made of boxes with roles is a table",
    arguments: [
      "<div role=table><div role=rowgroup><div role=row><div role=columnheader>Year</div><div role=columnheader>Lean</div></div></div><div role=rowgroup><div role=row><div role=cell>1911</div><div role=cell>3.1</div></div></div></div>",
      "<div role=table><div role=row><span role=columnheader>Year</span><span role=columnheader>Lean</span></div><div role=row><span role=rowheader>1911</span><span role=cell>3.1</span></div></div>",
      "<div role=table><div class=scroll><div role=row><span role=columnheader>Year</span><span role=columnheader>Lean</span></div><div role=row><span role=cell>1911</span><span role=cell>3.1</span></div></div></div>",
    ])
  func tableOfRoles(_ html: String) {
    let tables = extract(html).blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }
    #expect(tables.first?.rows.count == 2)
    #expect(tables.first?.rows.first?.cells.map(\.isHeader) == [true, true])
    #expect(tables.first?.rows.last?.cells.last?.content == [.paragraph([.text("3.1")])])
  }

  @Test(
    "The pictures of a gallery are figures with their captions",
    arguments: [
      "<ul class='gallery mw-gallery-traditional'><li class=gallerybox><div class=thumb><span><a href=/wiki/File:N.jpg><img src=/t/N.jpg width=120 height=90></a></span></div><div class=gallerytext>The north end</div></li><li class=gallerybox><div class=thumb><span><a href=/wiki/File:S.jpg><img src=/t/S.jpg width=120 height=90></a></span></div><div class=gallerytext>The south end</div></li></ul>",
      "<ul class=blocks-gallery-grid><li class=blocks-gallery-item><figure><img src=/t/N.jpg><figcaption>The north end</figcaption></figure></li><li class=blocks-gallery-item><figure><img src=/t/S.jpg><figcaption>The south end</figcaption></figure></li></ul>",
      "<ul><li><figure><img src=/t/N.jpg><figcaption>The north end</figcaption></figure></li><li><figure><img src=/t/S.jpg><figcaption>The south end</figcaption></figure></li></ul>",
    ])
  func gallery(_ html: String) {
    let figures = figures(extract(html))
    #expect(figures.flatMap(\.images).map(\.url) == ["https://coast.example/t/N.jpg", "https://coast.example/t/S.jpg"])
    #expect(figures.map(\.caption) == [[.text("The north end")], [.text("The south end")]])
  }

  @Test(
    "A caption directly after its picture belongs to it",
    arguments: [
      "<div class=img-cont><img src=/wall.jpg><span class=img-cap>At low tide</span></div>",
      "<img src=/wall.jpg><p class=image-caption>At low tide</p>",
      "<p><a href=/wall.jpg><img src=/wall.jpg></a></p><div class=caption>At low tide</div>",
    ])
  func captionAfterPicture(_ html: String) {
    let found = blocks("<p>x</p>" + html).compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    }
    #expect(found.map(\.caption) == [[.text("At low tide")]])
  }

  @Test("A bookmark in an export of Notion is a link with the page's title")
  func bookmark() {
    let card =
      "<figure><div class=source><a href=https://tarrow.example/pump class='bookmark source'><div class=bookmark-info><div class=bookmark-text><div class=bookmark-title>A pump for the wall</div><div class=bookmark-description>What it would cost.</div></div><div class=bookmark-href><img src=/favicon.ico class='icon bookmark-icon'>https://tarrow.example/pump</div></div></a></div></figure>"
    let article = extract(card)
    #expect(article.blocks.contains(.embed(Embed(label: "A pump for the wall", url: "https://tarrow.example/pump"))))
    #expect(article.imageURLs.allSatisfy { !$0.hasSuffix("favicon.ico") })
  }

  @Test("A side note in one box with the words it belongs to leaves them in the line")
  func sideNoteInBox() {
    let content = build(
      "<p>The clay swells <span class=sidenote><label class=sidenote-label>in a wet year</label><span class='sidenote-content sidenote-right'>So the mason said.</span></span> and shrinks.</p>"
    )
    #expect(content.blocks.map(\.plainText).joined().contains("swells in a wet year"))
    #expect(content.footnotes.map { $0.content.map(\.plainText).joined() } == ["So the mason said."])
  }

  @Test("The bare source of a formula is a formula")
  func bareFormula() {
    #expect(
      blocks("<p>Then <span class=wp-katex-eq data-display=false>\\lambda_1 x</span> follows.</p>")
        == [.paragraph([.text("Then "), .math("\\lambda_1 x"), .text(" follows.")])])
    #expect(blocks("<span class=katex-eq data-katex-display=true>\\mu</span>") == [.math("\\mu")])
  }

  @Test("A film's element without a box of its own stays between paragraphs")
  func filmInLine() {
    let film =
      "<lite-youtube videoid=abc123><a href='https://www.youtube.com/watch?v=abc123' class=lty-playbtn><span class=lyt-visually-hidden>Play Video: The wall</span></a></lite-youtube>"
    #expect(
      extract(film).blocks.contains {
        if case .embed(let embed) = $0 { embed.url.hasSuffix("watch?v=abc123") } else { false }
      })
  }

  @Test(
    "The page's question whether it was of help goes with its answers and their pictures",
    arguments: [
      "<div><h3>Was this page helpful to you?</h3><ul><li><img src=/f1.png><span>Not at all</span></li><li><img src=/f2.png><span>Very much</span></li></ul></div>",
      "<div><h3>“相关推荐”对你有帮助么？</h3><ul><li><div><img src=/f1.png></div><div>没帮助</div></li><li><div><img src=/f2.png></div><div>有帮助</div></li></ul></div>",
    ])
  func survey(_ box: String) {
    let article = TestPage.extract(TestPage.article(TestPage.body + box)).article
    #expect(article.imageURLs.allSatisfy { !$0.contains("/f") })
    #expect(!article.plainText.contains("Very much") && !article.plainText.contains("有帮助"))
    #expect(article.plainText.contains(parts[3]))
  }

  @Test("A question in the text whether something is useful stays with its answer")
  func questionInText() {
    let text = extract("<h2>Is a pump useful?</h2><p>\(parts[0].uppercased())</p>").plainText
    #expect(text.contains("Is a pump useful?"))
    #expect(text.contains(parts[0].uppercased()))
  }

  @Test(
    "What others wrote behind a short article is no part of it",
    arguments: [
      "<section aria-label=Responses><h2>Responses (2)</h2><div><strong>Bob</strong><p>TEXT</p></div></section>",
      "<div id=remark42><div class=thread><div class=comment__body><span class=comment__username>Bob</span><div class=comment__text>TEXT</div></div></div></div>",
      "<section class=webmentions><h2>Webmentions</h2><ul><li class='h-cite u-comment'><a class='u-author h-card' href=https://b.example>Bob</a><p class=p-content>TEXT</p></li></ul></section>",
    ])
  func responses(_ box: String) {
    let short = "<p>The gate is open again since Sunday, and it leans by four degrees, as it did in 1911.</p>"
    let page = TestPage.article(
      short, below: box.replacing("TEXT", with: parts[2]))
    let text = TestPage.extract(page).article.plainText
    #expect(text.contains("four degrees"))
    #expect(!text.contains(parts[2]))
  }

  @Test("An article stays that shares its box with the heading above its comments")
  func headingInTheSameBox() {
    let page = """
      <title>A post</title><main><article><h1>A post</h1><p>\(parts[0])</p></article><h3>Comments</h3><p>\(parts[1])</p></main>
      """
    let text = TestPage.extract(page).article.plainText
    #expect(text.contains(parts[0]))
  }

  @Test("A section of an article that is called Responses stays")
  func sectionCalledResponses() {
    let text = extract("<h2>Responses</h2><p>\(parts[0].uppercased())</p>").plainText
    #expect(text.contains("Responses"))
    #expect(text.contains(parts[0].uppercased()))
  }

  @Test("A method's sentence stays below its signature")
  func methods() {
    let fold = { (name: String, text: String) in
      "<details class='toggle method-toggle' open><summary><section class=method><h4 class=code-header>pub fn <a href=#\(name)>\(name)</a>(&amp;self)</h4></section></summary><div class=docblock><p>\(text)</p></div></details>"
    }
    let page =
      "<title>Wall in wall - Rust</title><header class=site><a href=/>Coast Letter</a><nav><a href=/a>About</a><a href=/b>Archive</a></nav></header><main><section id=main-content class=content><h1>Struct Wall</h1><pre><code>pub struct Wall</code></pre><details class='toggle top-doc' open><summary class=hideme><span>Expand description</span></summary><div class=docblock><p>\(parts[0])</p><p>\(parts[1])</p></div></details><h2>Implementations</h2><div>\(fold("lean", "Returns how far the wall leans."))\(fold("fall", "Lets the wall fall."))</div></section></main><footer>Coast Letter</footer>"
    let text = TestPage.extract(page).article.plainText
    #expect(text.contains("Returns how far the wall leans."))
    #expect(text.contains("Lets the wall fall."))
  }

  @Test("A tree of files at the end of an article stays")
  func treeOfFiles() {
    let tree =
      "<starlight-file-tree class=not-content><ul><li class=directory><details open><summary><span class=tree-entry>src</span></summary><ul><li class=file><span class=tree-entry>wall.swift</span></li></ul></details></li></ul></starlight-file-tree>"
    #expect(TestPage.extract(TestPage.article(TestPage.body + tree)).article.plainText.contains("wall.swift"))
  }

  @Test("Doxygen's lines are one code box")
  func doxygen() {
    let code =
      "<div class=fragment><div class=line><a id=l1 name=l1></a><span class=lineno>    1</span><span class=keywordtype>int</span> lean = 4;</div>\n<div class=line><span class=lineno>    2</span>warn(lean);</div>\n</div>"
    #expect(extract(code).plainText.contains("int lean = 4;\nwarn(lean);"))
  }

  @Test("The portrait in the box about the author goes with its text")
  func portrait() {
    let box =
      "<div class=author-box><img src=/ann.jpg><h4><a href=/ann>Ann Hill</a></h4><p><a href=/ann>More from Ann Hill</a></p></div>"
    let article = TestPage.extract(TestPage.article(TestPage.body + box)).article
    #expect(article.imageURLs.allSatisfy { !$0.hasSuffix("ann.jpg") })
  }

  @Test("A figure behind a dropped table keeps its caption")
  func figureBehindTable() {
    let middle =
      "<nav><ul><li><a href=/a>Walls of the north</a></li><li><a href=/b>Walls of the south</a></li><li><a href=/c>Drains</a></li></ul></nav><figure><img src=/wall.png><figcaption>At low tide</figcaption></figure><h2>Drains</h2>"
    let found = figures(extract(middle))
    #expect(found.map(\.caption) == [[.text("At low tide")]])
  }

  @Test("The steps of a guide stay with their pictures")
  func steps() {
    let texts = ["Walk", "Hold", "Wait", "Read", "Write", "Return"].map { verb in
      "<li><div class=mwimg><a href='#/Image:\(verb).jpg' class=image><img src=/\(verb).jpg></a></div><div class=step><b>\(verb) at the wall.</b> Take the road along the marsh when the tide is low enough, and keep the rope in your left hand.</div></li>"
    }
    let article = extract(
      "<h3>Method 1</h3><ol>\(texts[..<3].joined())</ol><h3>Method 2</h3><ol>\(texts[3...].joined())</ol>")
    for verb in ["Walk", "Hold", "Wait", "Read", "Write", "Return"] {
      #expect(article.imageURLs.contains { $0.hasSuffix("/\(verb).jpg") })
      #expect(article.plainText.contains("\(verb) at the wall."))
    }
  }

  @Test("A closing list under a heading that begins with a sign for a number stays")
  func closingListOfOne() {
    let list = "<h2>参考文献</h2><ul><li><a href=/1>壁の話</a></li></ul>"
    #expect(TestPage.extract(TestPage.article(TestPage.body + list)).article.plainText.contains("壁の話"))
  }

  @Test("A manual's note at the end of its text stays")
  func lastNote() {
    let note =
      "<div class='admonition seealso'><p class=admonition-title>See also</p><p>The module <a href=/m><code>lean</code></a>.</p></div>"
    let text = TestPage.extract(TestPage.article(TestPage.body + note)).article.plainText
    #expect(text.contains("See also"))
    #expect(text.contains("The module lean"))
  }

  @Test(
    "A formula stays, however a generator shows it",
    arguments: [
      "<div class=stemblock><div class=content>\\[E = mc^2\\]</div></div>",
      "<p class=formulaDsp><img class=formulaDsp alt='\\[ E = mc^2 \\]' src=form_1.png></p>",
      "<div class=math><p><img src=_images/math/cd.png alt='E = mc^2'></p></div>",
      "<p>So <img class=math src=_images/x.png alt='E = mc^2'> holds.</p>",
      "<p>So <span class=ztext-math data-tex='E = mc^2'><span class=MathJax_Preview></span></span> holds.</p>",
    ])
  func formulas(_ html: String) {
    let article = extract(html)
    #expect(article.plainText.contains("E = mc^2"))
    #expect(article.imageURLs.isEmpty)
  }

  @Test("A card that leads to another page is a link with that page's title")
  func linkCard() {
    let card =
      "<div class=link-card><a href=https://tarrow.example/pump><div class=link-card__title>A pump for the wall</div><div>What it would cost.</div></a></div>"
    #expect(
      extract(card).blocks.contains(.embed(Embed(label: "A pump for the wall", url: "https://tarrow.example/pump"))))
  }
}
