import ArticleModel
import Testing

@testable import Extraction

/// What reads like an article's text and is the page's own.
struct ForeignPartsTests {
  private let parts = TestPage.paragraphs

  private var comments: String {
    let items = [parts[1], parts[2], parts[3]].enumerated().map { number, text in
      "<li class=comment><article class=comment-body><footer class=comment-meta><b class=fn>Guest \(number)</b></footer><p>\(text)</p></article></li>"
    }
    return "<div id=comments class=comments-area><h2>3 thoughts</h2><ol class=comment-list>\(items.joined())</ol></div>"
  }

  @Test("Comments are no part of a short post")
  func commentsAreNoPart() {
    let page = TestPage.article("<div class=entry-content><p>The gate is open again.</p></div>", below: comments)
    let extract = TestPage.extract(page)
    #expect(extract.article.plainText.contains("The gate is open again."))
    #expect(!extract.article.plainText.contains(parts[2]))
    #expect(extract.article.metadata.authors.isEmpty)
  }

  @Test("Answers in a forum stay")
  func answers() {
    let page = TestPage.article("<div class=entry-content><p>Who has opened the gate?</p></div>", below: comments)
    let text = TestPage.extract(page, url: "https://coast.example/forum/topic/17").article.plainText
    #expect(text.contains(parts[2]))
  }

  @Test("Teasers below an article are left out")
  func teasersBelow() {
    let cards = [parts[2], parts[3]].map {
      "<div class=post-card><h3><a href='/x'>Ten drains</a></h3><p>\($0)</p></div>"
    }
    let related = "<section class=related><h2>Related posts</h2>\(cards.joined())</section>"
    let text = TestPage.extract(TestPage.article("<p>\(parts[0])</p><p>\(parts[1])</p>", below: related)).article
      .plainText
    #expect(text.contains(parts[0]))
    #expect(!text.contains(parts[3]))
  }

  @Test("An offer below an excerpt is left out")
  func offerBelow() {
    let offer = """
      <div class="paywall"><h3>Subscribe to keep reading</h3><ul><li>All letters</li><li>Stop whenever you like</li></ul>
      <a href="/login">Log in</a></div>
      """
    let text = TestPage.extract(TestPage.article("<p>\(parts[0])</p><p>\(parts[1])</p>" + offer)).article.plainText
    #expect(!text.contains("Stop whenever you like"))
  }

  @Test("One of two shapes for two screens is enough")
  func oneOfTwo() {
    let shapes = """
      <div class="hidden md:block"><table><tr><th>Wall</th><th>Length</th></tr><tr><td>South wall</td><td>9 yards</td></tr></table></div>
      <div class="md:hidden"><ul><li>South wall: 9 yards</li></ul></div>
      """
    let text = TestPage.extract(TestPage.article("<p>\(parts[0])</p>" + shapes + "<p>\(parts[1])</p>")).article
      .plainText
    #expect(text.ranges(of: "South wall").count == 1)
  }

  @Test("The line of author and date is no text")
  func lineOfAuthor() {
    let line = "<p class=post-meta>By <a href=/ann>Ann Hill</a> on <time datetime=2026-05-03>May 3, 2026</time></p>"
    let extract = TestPage.extract(TestPage.article(line + TestPage.body))
    #expect(!extract.article.plainText.contains("May 3"))
    #expect(extract.article.metadata.authors == ["Ann Hill"])
  }

  @Test("The next article of an endless page is not this one")
  func nextArticle() {
    func article(_ title: String, _ text: [String]) -> String {
      let paragraphs = text.map { "<p>\($0)</p>" }.joined()
      return
        "<article><h1>\(title)</h1><p class=byline>By Ann Hill <time datetime=2026-05-03>May 3</time></p>\(paragraphs)</article>"
    }
    let page = """
      <html lang=en><head><title>The wall that leans - Coast Letter</title></head><body><main>
      \(article("The wall that leans", [parts[0], parts[1]]))\(article("Boats on the hill", [parts[2], parts[3]]))</main></body></html>
      """
    let text = TestPage.extract(page).article.plainText
    #expect(text.contains(parts[1]))
    #expect(!text.contains(parts[2]))
    #expect(!text.contains("Boats on the hill"))
  }

  @Test("Sections with headings of the first rank are one article")
  func sectionsWithHeadings() {
    let sections = parts.enumerated().map { "<section><h1>Part \($0.offset)</h1><p>\($0.element)</p></section>" }
      .joined()
    let text = TestPage.extract(TestPage.article(sections)).article.plainText
    for part in parts { #expect(text.contains(part)) }
  }
}
