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
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":{\"@type\":\"Person\",\"name\":\"Ann Hill\"}}}</script>",
      "<div class=withSidebar><span class=authorText><a href=/b/author/ann-hill-1.33>Ann Hill</a></span></div>",
      "<a href=/about/editors/ann-hill-01/>ann hill</a>",
      "<meta name=author content='Ann Hill,Bo Stone,Cy Fell,Di Marsh'><div class='byline main'><a href=/ann>Ann Hill</a></div>",
      "<meta name=author value='Ann Hill'>", "<meta name=author content=annhill><p class=byline>By Ann Hill</p>",
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
