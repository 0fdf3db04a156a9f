import ArticleModel
import HTML
import Testing
import WebAddress

@testable import Extraction

/// A wrong author is worse than none.
struct AuthorTests {
  private func authors(_ html: String) -> [String] {
    let page =
      "<title>The wall that leans</title><main><article><h1>The wall that leans</h1>\(html)\(TestPage.body)</article></main>"
    return MetadataReader.read(HTMLDocument.parse(page), url: WebURL("https://coast.example/2026/wall")).authors
  }

  @Test(
    "A page with one author gives that name",
    arguments: [
      "<p class=byline>By Ann Hill | May 3, 2026 | 5 min read</p>", "<p class=author>Ann Hill, Senior Editor</p>",
      "<div class=author><span class=author-name>Ann Hill</span><span class=job>Staff Writer</span></div>",
      "<div class=author><a href=/ann>Ann Hill</a><a href=https://twitter.com/annhill>@annhill</a></div>",
      "<span class=author>: Ann Hill</span>", "<span class=author>Ann Hill 3 May 2026</span>",
      "<span class=byline>ByAnn Hill</span>",
      "<div class=byline>Ann Hill<br>Reporter</div>", "<p class=meta>Posted by: Ann Hill on 3 May 2026</p>",
      "<p>41 points by <a href=/u/7>Ann Hill</a></p>",
      "<ul class=byline><li>Ann Hill</li><li>May 3, 2026</li></ul>", "<p class=byline>Von Ann Hill</p>",
      "<p class=meta>2. März 2026, von Ann Hill</p>", "<p class=meta>2 mars 2026 par Ann Hill</p>",
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":{\"@type\":\"Person\",\"name\":\"Ann Hill\"}}}</script>",
      "<div class=withSidebar><span class=authorText><a href=/b/author/ann-hill-1.33>Ann Hill</a></span></div>",
      "<a href=/about/editors/ann-hill-01/>ann hill</a>",
      "<meta name=author content='Ann Hill,Bo Stone,Cy Fell,Di Marsh'><div class='byline main'><a href=/ann>Ann Hill</a></div>",
      "<meta name=author value='Ann Hill'>",
      "<div class=author-name>Ann Hill and Agencies</div>", "<p class=byline>Ann Hill for Coast Letter</p>",
      "<p class=author>Ann Hill/AFP</p>",
      "<meta name=author content=annhill><p class=byline>By Ann Hill</p>",
    ])
  func oneAuthorIsFound(_ html: String) {
    #expect(authors(html) == ["Ann Hill"])
  }

  @Test(
    "A page without an author gives no name",
    arguments: [
      "<div class=author><a href=/bio rel=author>See full bio</a></div>", "<p class=byline>Photograph by Jan Mole</p>",
      "<figure><img src=w.jpg><figcaption>A wall <span class=author>Getty Images</span></figcaption></figure>",
      "<pre>fn <a class=fn href=#rise>rise</a>()</pre>", "<p><a rel=author href=/licence>CC BY-SA 4.0</a></p>",
      "<figure class=kg-bookmark-card><a href=https://k.example><span class=kg-bookmark-author>Knots</span></a></figure>",
      "<section id=comments><div class='comment-author vcard'><b class=fn>Guest One</b></div></section>",
      "<meta property=article:author content='/@annhill'>",
    ])
  func nobodyIsNoAuthor(_ html: String) {
    #expect(authors(html).isEmpty)
  }

  @Test(
    "The name that readers see is better than what the page declares in its place",
    arguments: [
      // A template's variable, an account, an office of the site, a label.
      "<meta name=author content='{{ page.author }}'><p class=byline>By Ann Hill</p>",
      "<meta name=author content=page.head.extra.author><p class=byline>By Ann Hill</p>",
      "<meta name=author content=AH_7567><span class=author>Ann Hill</span>",
      "<meta name=author content=ann.hill><a href=/people/ann-hill>Ann Hill</a>",
      "<meta name=author content=q_admin><p class=byline>By Ann Hill</p>",
      "<meta property=og:site_name content='Coast Letter'><meta name=author content='Coast Desk'><p class=byline>By Ann Hill</p>",
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"The Desk\"}}</script><p class=byline>By Ann Hill</p>",
      "<p class=byline>Ann Hill | Hill Media for hill.example</p>",
      "<p class=byline>Ann Hill | ahill@hill.com</p>",
      // A date without a year and the time to read are no names.
      "<div class=author>Sat, 20 Dec</div><p class=byline>By Ann Hill</p>",
      "<div class=author-text>4m</div><div class=byline>Ann Hill</div>",
      // The theme of PaperMod ends the line under the title with the name.
      "<div class=post-meta><span title=x>March 2, 2026</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;Ann Hill</div>",
      // The portrait beside the name has the same name; a label stands above it.
      "<div class=m><span>2026-03-02</span> · <a href=/t title=x><img src=/i.png alt='Ann Hill'><div class=g>Ann Hill</div></a></div>",
      "<div><h3>Author</h3><p>Ann Hill</p></div>",
      // Subjects in the line of the author.
      "<div class=byline><a href=/tag/open-water>Open Water</a></div><a href=/people/ann-hill>Ann Hill</a>",
      // The name stands in a `meta` beside the link that shows it; comments are marked in the same way.
      "<div itemprop=author itemscope><a href=/users/4/x itemprop=url>Ann Hill</a><meta itemprop=name content='Ann Hill'></div><ul class=comments><li><div itemprop=author itemscope><b itemprop=name>Bo Stone</b></div></li></ul>",
      "<ul class=comments><li><div itemprop=author itemscope><b itemprop=name>Bo Stone</b></div></li></ul><span itemprop=author>Ann Hill</span>",
    ])
  func shownNameIsBetter(_ html: String) {
    #expect(authors(html) == ["Ann Hill"])
  }

  @Test(
    "Who made something else is not the author",
    arguments: [
      "<p>Theme by <a href=https://theme.example>Dark Hill</a></p>",
      "<noscript><a href=/chat>Chat</a>, powered by <a href=https://chat.example>Chat Box</a></noscript>",
      "<ul><li><a href=/film>The Wall</a>, directed by <a href=/people-of-film>Bo Stone</a></li></ul>",
      "<p>The theory of walls was a late addition to the theory of drains, which was the only one that the council knew, and it was made known in the hills by <a href=/wiki/stone>Bo Stone</a> and two of his friends.</p>",
    ])
  func makersAreNoAuthors(_ html: String) {
    #expect(authors(html).isEmpty)
  }

  @Test(
    "All authors of a line are named",
    arguments: [
      "<p><span itemprop=author>Ann Hill</span>, <span itemprop=author>Bo Stone</span></p>",
      "<meta name=author content='Ann Hill'><p><a href=/author/ann>Ann Hill</a>, <a href=/author/bo>Bo Stone</a></p>",
      "<meta name=citation_authors content='Ann Hill'><meta name=citation_authors content='Bo Stone'>",
    ])
  func allAuthorsOfALine(_ html: String) {
    #expect(authors(html) == ["Ann Hill", "Bo Stone"])
  }

  @Test("An office keeps the words of its name")
  func officeIsOneName() {
    #expect(
      authors("<meta name=author content='Center for Drain Research and Repair'>")
        == ["Center for Drain Research and Repair"])
    #expect(
      authors("<meta name=author content='Neighbours United for Quiet Nights'>") == [
        "Neighbours United for Quiet Nights"
      ])
    #expect(authors("<meta name=author content='Ann and Bo Stone'>") == ["Ann", "Bo Stone"])
  }

  @Test("An office with a number in its name keeps it, and an article alone is no name")
  func officeWithNumber() {
    #expect(authors("<meta name=author content='The 9to5 sample desk'>") == ["The 9to5 sample desk"])
    for date in ["Le 3 mai 2024", "The 3", "Die 12"] {
      #expect(authors("<meta name=author content='\(date)'>") == [], "\(date)")
    }
    #expect(authors("<meta name=author content='Ann Hill 3 May'>") == ["Ann Hill"])
  }

  @Test("Two items are two names")
  func twoItems() {
    #expect(authors("<ul class=authors><li>Ann Hill</li><li>Bo Stone</li></ul>") == ["Ann Hill", "Bo Stone"])
  }

  @Test("A rights holder ends at the line's end")
  func rightsHolderEnds() {
    #expect(
      authors("</article></main><footer>© 2026 Ann Hill<br>Powered by a mill</footer><main><article>") == ["Ann Hill"])
  }
}
