import ArticleModel
import Testing

@testable import Extraction

/// Markup that public generators and platforms write, beside the markup of the bug reports: other forms of the same kinds.
struct SiblingMarkupTests {
  private let parts = TestPage.paragraphs

  private func extract(_ middle: String, below: String = "") -> Article {
    TestPage.extract(
      TestPage.article(
        "<p>\(parts[0])</p><p>\(parts[1])</p>\(middle)<p>\(parts[2])</p><p>\(parts[3])</p>", below: below)
    ).article
  }

  @Test(
    "A figure keeps its picture, however it is wrapped",
    arguments: [
      // Medium
      "<figure class=paragraph-image><div role=button tabindex=0><div><picture><source srcset='https://coast.example/w/640/wall.png 640w' type=image/webp><img alt='' width=700 height=467 loading=lazy role=presentation></picture></div></div><figcaption>At low tide</figcaption></figure>",
      // a button that shows the picture larger
      "<figure><button type=button class=zoom aria-label=Enlarge><img src=/img/wall.png width=900 height=600 alt=Wall></button><figcaption>At low tide</figcaption></figure>",
      // Substack
      "<div class=captioned-image-container><figure><a class='image-link image2' href=https://coast.example/image/fetch/wall.png><div class=image2-inset><picture><img src=https://coast.example/image/fetch/w_1456/wall.png width=1456 height=900 alt=''></picture><div class=image-link-expand><button><svg></svg></button></div></div></a><figcaption class=image-caption>At low tide</figcaption></figure></div>",
      // a link to the page of the photograph
      "<figure><a href=https://photos.example/ann/12><img src=https://live.example/wall.png alt=Wall></a><figcaption>At low tide</figcaption></figure>",
      "<p><a href=https://photos.example/ann/12><img src=https://live.example/wall.png width=1024 height=683 alt=Wall></a></p><p>At low tide the stones are dry, and the people come to count them with a rope and a book.</p>",
      // Sphinx
      "<figure class=align-default id=id1><a class='reference internal image-reference' href=_images/wall.png><img alt=_images/wall.png src=_images/wall.png></a><figcaption><p><span class=caption-text>At low tide</span><a class=headerlink href=#id1>¶</a></p></figcaption></figure>",
    ])
  func figureKeepsPicture(_ figure: String) {
    let article = extract(figure)
    #expect(article.imageURLs.contains { $0.hasSuffix("wall.png") })
    #expect(article.plainText.contains("At low tide"))
  }

  @Test(
    "Signs and advertisements without text are no pictures of the article",
    arguments: [
      "<div class=share><a href=https://x.example/s><img src=/own.png alt='Share on X'></a><a href=https://f.example/s><img src=/f.png alt=F></a></div>",
      "<aside class=promo><img src=/own.png alt='Buy a boat'></aside>",
      "<nav><img src=/own.png alt=Next></nav>", "<form><input type=image src=/go.png><img src=/own.png></form>",
      "<div class=newsletter-signup><img src=/own.png><img src=/letter.png></div>",
      "<img src=/own.png role=presentation width=24 height=24>",
    ])
  func signsAreNoPictures(_ box: String) {
    #expect(extract(box).imageURLs.allSatisfy { !$0.hasSuffix("own.png") })
  }

  @Test("A lone picture stays, also in a box whose class says social or promo")
  func lonePicture() {
    #expect(
      extract("<div class=social-image><img src=/wall.png></div>").imageURLs.contains { $0.hasSuffix("wall.png") })
  }

  @Test("The declared picture leads, also if a portrait stands before it")
  func declaredPictureLeads() {
    let page = """
      <html lang=en><head><title>The wall that leans</title><meta property=og:image content=https://coast.example/size/wall-lead.jpg></head>
      <body><main><header><h1>The wall that leans</h1><div><img src=/ann.jpg width=40 height=40 alt=Ann></div><div class=lead><img src=/w/wall-lead.jpg width=1200></div></header>
      <article><div>\(TestPage.body)</div></article></main></body></html>
      """
    #expect(TestPage.extract(page).article.imageURLs.first?.hasSuffix("/w/wall-lead.jpg") == true)
  }

  @Test("A film in an element of its own stays between paragraphs")
  func filmStays() {
    let film =
      "<lite-youtube videoid=abc123 playlabel='The wall'><a href='https://www.youtube.com/watch?v=abc123' class=lty-playbtn><span class=lyt-visually-hidden>Play</span></a></lite-youtube>"
    #expect(
      extract(film).blocks.contains {
        if case .embed(let embed) = $0 { embed.url.hasSuffix("watch?v=abc123") } else { false }
      })
  }

  @Test("Numbers of lines in boxes of Crayon are not code")
  func crayonNumbers() {
    let code = """
      <div class=crayon-main><table class=crayon-table><tr class=crayon-row><td class=crayon-nums><div class=crayon-nums-content><div class=crayon-num>1</div><div class=crayon-num>2</div></div></td>
      <td class=crayon-code><div class=crayon-pre><div class=crayon-line>let lean = measure(wall)</div><div class=crayon-line>warn(lean, at: .shore)</div></div></td></tr></table></div>
      """
    let text = extract(code).plainText
    #expect(text.contains("warn(lean, at: .shore)"))
    #expect(!text.split(separator: "\n").contains("1"))
  }

  @Test("The label that unfolds a manual's description is not text")
  func labelOfDescription() {
    let box =
      "<details class='toggle top-doc' open><summary class=hideme><span>Expand description</span></summary><div class=docblock><p>\(TestPage.paragraphs[1].uppercased())</p></div></details>"
    let text = extract(box).plainText
    #expect(text.contains(TestPage.paragraphs[1].uppercased()))
    #expect(!text.contains("Expand description"))
  }

  @Test("The calendar of a blog is not text, and another table of numbers is")
  func calendar() {
    let days = (1...30).map { "<td>\($0 == 6 || $0 == 14 ? "<a href=/d/\($0)>\($0)</a>" : "\($0)")</td>" }
    let rows = stride(from: 0, to: 30, by: 7).map { "<tr>\(days[$0..<min($0 + 7, 30)].joined())</tr>" }.joined()
    let names = ["日", "月", "火", "水", "木", "金", "土"].map { "<th>\($0)</th>" }.joined()
    #expect(!extract("<table><tr>\(names)</tr>\(rows)</table>").plainText.contains("29"))
    let heights = stride(from: 40, to: 70, by: 2).map { "<tr><td>\($0)</td><td>\($0 * 2)</td></tr>" }.joined()
    #expect(extract("<table><tr><th>Year</th><th>Height</th></tr>\(heights)</table>").plainText.contains("68"))
  }

  @Test(
    "A boxed note keeps its title and its fold",
    arguments: [
      "<div class='callout callout-note callout-titled'><div class=callout-header><div class=callout-title-container>Tides</div></div><div class=callout-body><p>Keep away from the edge.</p></div></div>",
      "<div class='kg-card kg-toggle-card'><div class=kg-toggle-heading><h4 class=kg-toggle-heading-text>Tides</h4></div><div class=kg-toggle-content><p>Keep away from the edge.</p></div></div>",
      "<aside class='starlight-aside starlight-aside--caution'><p class=starlight-aside__title>Tides</p><div class=starlight-aside__content><p>Keep away from the edge.</p></div></aside>",
      "<div class='custom-block tip'><p class=custom-block-title>Tides</p><p>Keep away from the edge.</p></div>",
    ])
  func noteStaysWhole(_ note: String) {
    let text = extract(note).plainText
    #expect(text.contains("Tides"))
    #expect(text.contains("Keep away from the edge."))
  }

  @Test("The offer around a form for an address of mail is not text")
  func subscription() {
    let offer =
      "<div class=kg-card><div><h2>Read the Coast Letter</h2><p>A letter from the coast each week</p><form><input type=email><button>Join</button></form></div></div>"
    let article = TestPage.extract(
      TestPage.article(TestPage.body + offer + "<p>\(TestPage.paragraphs[0].uppercased())</p>")
    ).article
    #expect(!article.plainText.contains("each week"))
    #expect(article.plainText.contains(TestPage.paragraphs[3]))
    #expect(article.plainText.contains(TestPage.paragraphs[0].uppercased()))
  }

  @Test("A manual's link to its source is not text")
  func linkToSource() {
    let entry =
      "<dl class='py function'><dt class='sig sig-object py'><span class=sig-name>lean</span>(<em>year</em>)<a class='reference internal' href=_modules/w.html><span class=viewcode-link><span class=pre>[source]</span></span></a></dt><dd><p>Return how far the wall leans in a year.</p></dd></dl>"
    let text = extract(entry).plainText
    #expect(text.contains("how far the wall leans"))
    #expect(!text.contains("[source]"))
  }
}
