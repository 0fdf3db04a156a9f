import ArticleModel
import Testing

@testable import Extraction

/// Kinds of faults on pages of sites that the model didn't know: each test has the markup of one kind.
struct KindsOfFaultsTests {
  private let parts = TestPage.paragraphs

  private func text(_ html: String, url: String? = "https://coast.example/2026/the-wall-that-leans") -> String {
    TestPage.extract(html, url: url).article.plainText
  }

  private func pictures(_ html: String) -> [String] {
    TestPage.extract(html).article.imageURLs
  }

  @Test(
    "A dialog that the page opens over itself is no part of the article",
    arguments: [
      "<div class='info-modal' role=dialog>", "<div class='modal fade'>", "<div role=alertdialog>", "<dialog>",
    ])
  func dialog(_ start: String) {
    let end = start.hasPrefix("<dialog") ? "</dialog>" : "</div>"
    let text = text(
      TestPage.article(TestPage.body, below: "\(start)<div><h4>Privacy</h4><p>\(Self.notice)</p></div>\(end)"))
    #expect(text.contains(parts[3]))
    #expect(!text.contains("keeps small files"))
  }

  private static let notice =
    "This letter keeps small files on your machine to remember what you read, and those files that it needs to work are always kept."

  @Test("The help of an editor goes, also below a shorter thread")
  func longDialog() {
    let help = (1...6).map {
      "<h4>Links \($0)</h4><p>To write a link, put its words between brackets and its address behind.</p>"
    }
    let posts = [
      "Has anybody tried to open the gate in winter, when the drains are full?", "I have, and the boat was faster.",
    ]
    .map { "<div class=msg><div class=msg-text><p>\($0)</p></div></div>" }
    let page = TestPage.article(
      posts.joined(), title: "Gate in winter", below: "<div class='modal fade'><div>\(help.joined())</div></div>")
    let text = text(page, url: "https://coast.example/forum/topic/17")
    #expect(text.contains("the boat was faster"))
    #expect(!text.contains("between brackets"))
  }

  @Test("A page that is a dialog as a whole is read")
  func pageInDialog() {
    let page = "<html lang=en><body><div role=dialog><h1>The wall that leans</h1>\(TestPage.body)</div></body></html>"
    #expect(text(page).contains(parts[2]))
  }

  @Test(
    "Comments end an article that doesn't declare its body",
    arguments: ["<div class=comments>", "<section id=comment-section class=comments>", "<div id=isso-thread>"])
  func comments(_ start: String) {
    let items = [
      "The drains lead to my cellar, and they have for as long as my mother can remember.",
      "Mine too, since the storm.",
    ]
    .map { "<article class=comment><div class=author>Ed</div><div class=comment__body><p>\($0)</p></div></article>" }
    let end = start.hasPrefix("<section") ? "</section>" : "</div>"
    let text = text(TestPage.article(TestPage.body + TestPage.body.lowercased() + start + items.joined() + end))
    #expect(text.contains(parts[3]))
    #expect(!text.contains("my cellar"))
  }

  @Test("A post of another site stays with its text", arguments: ["twitter-tweet", "bluesky-embed", "mastodon-embed"])
  func quotedPost(_ name: String) {
    let post = """
      <div class=social-embed><blockquote class="\(name)"><p lang=en>lol that wall. never seen the sea!! <a href="https://t.co/x">pic</a></p>
      — Ed (@ed) <a href="https://social.example/ed/status/1">May 5, 2026</a></blockquote></div>
      """
    let text = text(TestPage.article("<p>\(parts[0])</p>" + post + "<p>\(parts[1])</p>"))
    #expect(text.contains("never seen the sea!!"))
  }

  @Test("All posts of a thread stay, also short ones")
  func posts() {
    let posts = [
      "Has anybody tried to open the gate in winter, when the drains are full and the road behind the wall is closed?",
      "Yes.", "I have, twice, and both times the boat was faster than the road.", "Same here",
      "Thanks, I'll take the boat then.",
    ]
    .enumerated().map { number, text in
      "<div class=msg id=m\(number)><div class=who><a href=/u/\(number)>guest\(number)</a></div><div class=msg-text>\(text)</div></div>"
    }
    let page = TestPage.article(posts.joined(), title: "Gate in winter")
    let text = text(page, url: "https://coast.example/forum/topic/17")
    for part in ["open the gate in winter", "Yes.", "Same here", "take the boat then"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("Whole articles in a box of related ones are not this one")
  func relatedArticles() {
    let item =
      "<div class=related-item><a href=/x>Boats</a><div class=rich-text><h2>Boats on the hill</h2>\(TestPage.body.uppercased())</div></div>"
    let text = text(TestPage.article(TestPage.body, below: "<div class=list>\(item)\(item)</div>"))
    #expect(text.contains(parts[3]))
    #expect(!text.contains(parts[3].uppercased()))
  }

  @Test("Cells of a table stay between paragraphs")
  func tableCells() {
    let rows = [("Hill", "1st", "dry"), ("Shore", "2nd", "wet"), ("Quay", "4th", "wet")].map {
      "<tr><td><p>\($0.0)</p></td><td><p>\($0.1) (3rd last year)</p></td><td><p>\($0.2)</p></td></tr>"
    }
    let table =
      "<table><tr><td><p><strong>Wall</strong></p></td><td><p>Rank</p></td><td><p>State</p></td></tr>\(rows.joined())</table>"
    let text = text(TestPage.article("<p>\(parts[0])</p><p>\(parts[1])</p>" + table + "<p>\(parts[2])</p>"))
    for cell in ["Hill", "2nd (3rd last year)", "Quay"] { #expect(text.contains(cell), "\(cell)") }
  }

  @Test("A heading whose identifier says related stays")
  func relatedHeading() {
    let text = text(
      TestPage.article(
        "<p>\(parts[0])</p><p>\(parts[1])</p><h2 id=related-work><a href='#related-work'>Related work</a></h2><p>\(parts[2])</p>"
      ))
    #expect(text.contains("Related work"))
  }

  @Test("Hidden addresses for scripts are no text")
  func hiddenAddresses() {
    let data =
      "<div class=scripts-load style='display:none'>https://coast.example/cache/minified/inline_script_1.js?ver=177</div>"
    #expect(!text(TestPage.article(data + TestPage.body)).contains("inline_script_1"))
  }

  @Test("A picture with hidden data beside it stays")
  func pictureWithData() {
    let step = { (number: Int, text: String) in
      """
      <li><div class=picture><a class=image href="#/Image:\(number)"><div class=spacer><img class=content-fill data-src="/step-\(number).jpg"></div>
      <div style="display:none"><span>{"smallUrl":"/small/\(number).jpg","bigWidth":728,"licensing":"All rights are with the makers of this page"}</span></div></a></div>
      <div class=step>\(text)</div></li>
      """
    }
    let steps = "<ol>" + parts.enumerated().map { step($0.offset, $0.element) }.joined() + "</ol>"
    let page = TestPage.article("<p>\(parts[0].lowercased())</p>" + steps)
    #expect(pictures(page).filter { $0.contains("step-") }.count == 4)
    #expect(!text(page).contains("smallUrl"))
  }

  @Test("The picture that a page declares stays above its text, wherever its box is")
  func declaredPicture() {
    let boxes = [
      "<div class=hero><div class=hero__media><img src='/img/leaning-wall-1200x800.jpg'></div></div>",
      "<div class='media media--related'><figure><div><img src='/img/leaning-wall-1200x800.jpg'></div><small>Source: <b>Coast</b></small></figure></div>",
    ]
    for box in boxes {
      let page = """
        <html lang=en><head><title>The wall that leans</title><meta property=og:image content="https://coast.example/img/leaning-wall-1200x800.jpg?w=600">
        </head><body><main><div class=top>\(box)<h1>The wall that leans</h1></div><div class=text>\(TestPage.body)</div></main></body></html>
        """
      #expect(pictures(page) == ["https://coast.example/img/leaning-wall-1200x800.jpg"], "\(box)")
    }
  }

  @Test("A declared picture that the article shows itself isn't shown twice")
  func declaredPictureOnce() {
    let page = """
      <html lang=en><head><title>The wall that leans</title><meta property=og:image content="https://coast.example/img/leaning-wall.jpg">
      </head><body><main><div class=top><img src='/img/leaning-wall.jpg'></div><article><h1>The wall that leans</h1><p>\(parts[0])</p>
      <figure><img src='/img/leaning-wall.jpg'></figure><p>\(parts[1])</p><p>\(parts[2])</p></article></main></body></html>
      """
    let figures = TestPage.extract(page).article.blocks.filter { if case .figure = $0 { true } else { false } }
    #expect(figures.count == 1)
  }
}
