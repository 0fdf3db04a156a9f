import ArticleModel
import HTML
import Testing
import WebAddress

@testable import Extraction

struct MetadataTests {
  private func read(
    _ html: String, url: String? = "https://www.fieldnotes.example/2026/05/06/post", sample: String? = nil
  ) -> Metadata {
    MetadataReader.read(HTMLDocument.parse(html), url: url.flatMap { WebURL($0) }, sample: sample)
  }

  @Test(
    "The title comes without the site's name",
    arguments: [
      "<title>A post | Field Notes</title><meta property=og:site_name content='Field Notes'>",
      "<title>Field Notes – A post</title><meta property=og:site_name content='Field Notes'>",
      "<title>A post - fieldnotes</title>",
      "<title>A post · Anything</title><h1><a href=/>Anything</a></h1><h1>A post</h1>",
      "<title>[list] A post</title><h1>A post</h1>",
      "<meta property=og:title content='A post'><title>x</title>",
      "<title>A post — Manual 1.0 documentation</title><h1>Manual 1.0 documentation</h1><h1>A post<a href=#a>¶</a></h1>",
      "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"headline\":\"A post\"}</script>",
      "<h1>A post</h1>",
      "<title>a POST</title><h1>A post</h1>",
    ])
  func titleComes(_ html: String) {
    #expect(read(html).title == "A post")
  }

  @Test(
    "The title is the one that readers see",
    arguments: [
      // Declared for search engines, while the page has one headline.
      "<title>Wall facts - Field Notes</title><meta property=og:title content='Leaning wall: five facts'><h1 class=entry-title>The wall that leans in spring</h1>",
      "<title>x</title><meta property=og:title content='Picture this'><h1>The wall that leans in spring</h1><footer><h1>See fewer notices on this page</h1></footer>",
      // A template's variable.
      "<title>The wall that leans in spring</title><meta property=og:title content='{{ page.title }}'>",
      // Added to the headline: a section, a note, a control.
      "<meta property=og:title content='The wall that leans in spring'><h1><div><a href=/c>Coast | </a></div><span>The wall that leans in spring</span></h1>",
      "<title>The wall that leans in spring - Field Notes</title><h1>The wall that leans in spring (coast.example) 139</h1>",
      // The site's name, by its words in the host, or behind a bar.
      "<title>The wall that leans in spring | Fieldnotes Coast</title>",
      "<title>The wall that leans in spring - Field Notes</title>",
      "<title>The wall that leans in spring :: Coast and Hill</title>",
      // The name of the book or of the forum is a heading too.
      "<title>The wall that leans in spring - fieldnotes.example</title><h1>fieldnotes.example</h1>",
      "<title>Lean - Walls for everyone</title><h1 class=menu-title>Walls for everyone</h1><main><h1>The wall that leans in spring</h1></main>",
    ])
  func titleIsSeen(_ html: String) {
    #expect(read(html).title == "The wall that leans in spring")
  }

  @Test("A short chapter of a book is a title")
  func shortChapter() {
    #expect(
      read("<title>Pop - Walls for everyone</title><h1 class=menu-title>Walls for everyone</h1><h1>Pop</h1>").title
        == "Pop")
    #expect(read("<title>宇航员在太空中喝酒会怎么样_探索者_光明网</title>").title == "宇航员在太空中喝酒会怎么样")
    #expect(read("<title>snake_case_names</title>").title == "snake_case_names")
  }

  @Test("A licence is nobody's name")
  func licenceIsNobodys() {
    #expect(read("<meta name=author content='Creative Commons Attribution 4.0 License'>").authors.isEmpty)
    #expect(read("<meta name=author content='The field desk'>").authors == ["The field desk"])
  }

  @Test("A title's own dashes stay")
  func titlesOwnDashes() {
    #expect(read("<title>Zig - the good parts</title>").title == "Zig - the good parts")
    #expect(read("<title>A &amp;amp; B</title>").title == "A & B")
  }

  @Test(
    "Authors are those the page names",
    arguments: [
      ("<meta name=author content='Jane Doe'>", ["Jane Doe"]),
      (
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Jane Doe\"},{\"name\":\"John Roe\"}]}</script>",
        ["Jane Doe", "John Roe"]
      ),
      (
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Jane Doe\"}]}</script>",
        ["Jane Doe"]
      ),
      ("<h1>T</h1><p class=byline>By Jane Doe and John Roe, Staff Writer</p><p>Text</p>", ["Jane Doe", "John Roe"]),
      ("<span itemprop=author><a href=/u><span itemprop=name>Jane Doe</span></a></span>", ["Jane Doe"]),
      ("<title>T</title><h1>T</h1><div>Last active 2026-03-14 by Jane Doe</div><p>Text</p>", ["Jane Doe"]),
      (
        "<title>T</title><h1>T</h1><ul><li><em>From</em>: Jane Doe &lt;j@x.example&gt;</li></ul><pre>Text</pre>",
        ["Jane Doe"]
      ),
      ("<h1>T</h1><a href=https://x.example/author/jane-doe.html>Jane Doe</a>", ["Jane Doe"]),
      ("<title>T</title><p>x</p><footer>© 2019–2026 Jane Doe. All rights reserved.</footer>", ["Jane Doe"]),
      ("<title>T</title><p>x</p><footer>© 2026 Field Notes Inc</footer>", []),
      (
        "<title>T</title><p>x</p><footer><div>© Copyright\n2025\n<span>♥</span>Jane Doe</div><div>Powered by x</div></footer>",
        ["Jane Doe"]
      ),
      ("<title>T</title><nav><a href=../index.html>jane's Lair</a> <a href=/about/>About</a></nav><p>x</p>", ["jane"]),
      ("<title>T</title><span class=author>Jane DoeMay 6, 10 min read</span><p>x</p>", ["Jane Doe"]),
      ("<title>T</title><span class=author>several hundred commits</span><p>x</p>", []),
      ("<meta name=author content='https://facebook.com/x'><meta name=author content=admin>", []),
      ("<title>T</title><p>x</p><div class=comments><span class=author>Troll</span></div>", []),
      ("<title>T</title><p>This was built by Jane Doe with care and a lot of patience over the years.</p>", []),
    ] as [(String, [String])])
  func authorsAreThose(_ html: String, _ authors: [String]) {
    #expect(read(html).authors == authors)
  }

  @Test(
    "The date has its time where its zone is known",
    arguments: [
      ("<meta property=article:published_time content='2026-05-06 07:08:09 +0000 UTC'>", "2026-05-06T07:08:09+00:00"),
      (
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2026-05-06T07:08:09.123+02:00\"}</script>",
        "2026-05-06T07:08:09+02:00"
      ),
      ("<time itemprop=datePublished datetime=2026-05-06>Wednesday</time>", "2026-05-06"),
      ("<title>T</title><h1>T</h1><p>Posted on Wed 6 May 2026 in notes</p>", "2026-05-06"),
      ("<abbr class=published title='2026-05-06T07:08:09Z'>x</abbr>", "2026-05-06T07:08:09Z"),
      ("<span class=post-date>06 May 2026</span>", "2026-05-06"),
      ("<p>x</p>", "2026-05-06"),
      ("<meta name=date content='2026-05-07T10:00:00'>", "2026-05-07"),
    ])
  func dateHasItsTime(_ html: String, _ date: String) {
    #expect(read(html).published == date)
  }

  @Test("Other fields are read")
  func otherFields() {
    let metadata = read(
      """
      <html dir=rtl lang=ar_EG><meta property=og:site_name content=Field><link rel=canonical href=/real?utm_source=x#y>
      <meta property=og:image content=/i.png><meta property=og:image:width content=1200><meta name=description content=" a  b ">
      <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC</a><meta property=article:modified_time content="2026-06-01T09:10:11+03:00">
      """)
    #expect(metadata.site == "Field")
    #expect(metadata.language == "ar-EG")
    #expect(metadata.direction == .rightToLeft)
    #expect(metadata.leadImage == Image(url: "https://www.fieldnotes.example/i.png", width: 1200))
    #expect(metadata.description == "a b")
    #expect(metadata.licence == "https://creativecommons.org/licenses/by/4.0/")
    #expect(metadata.modified == "2026-06-01T09:10:11+03:00")
    #expect(metadata.canonicalURL?.hasPrefix("https://www.fieldnotes.example/real") == true)
  }

  @Test("A canonical address that is the front page is a template's mistake")
  func canonicalAddress() {
    #expect(read("<link rel=canonical href=https://www.fieldnotes.example/>").canonicalURL == nil)
  }
}
