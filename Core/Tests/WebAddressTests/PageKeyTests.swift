import Testing
import WebAddress

@Suite struct PageKeyTests {
  @Test(
    "The same page has the same key",
    arguments: [
      [
        "https://example.com/a", "http://www.example.com/a/", "https://m.example.com:443/a?utm_source=hn#top",
        "//x@example.com/a",
      ],
      ["https://example.com/", "https://www.example.com", "http://example.com/index.html", "https://example.com./"],
      ["https://en.wikipedia.org/wiki/Foo", "https://en.m.wikipedia.org/wiki/Foo"],
      ["https://example.com/~me/caf%C3%A9", "https://example.com/%7Eme/caf%c3%a9"],
      ["https://x.com/a/status/1", "https://mobile.twitter.com/a/status/1?s=20"],
      [
        "https://www.youtube.com/watch?v=abc&t=5s", "https://youtu.be/abc?si=x",
        "https://m.youtube.com/watch?app=1&v=abc",
      ],
      ["https://arxiv.org/abs/2301.00001", "https://www.arxiv.org/pdf/2301.00001v2.pdf"],
      ["https://old.reddit.com/r/a/comments/1", "https://www.reddit.com/r/a/comments/1/?share_id=x"],
    ])
  func samePage(links: [String]) throws {
    let base = WebURL("https://example.com/")
    let keys = try links.map { try #require(WebURL($0, base: base)).pageKey }
    #expect(Set(keys).count == 1, "\(keys)")
  }

  @Test(
    "Different pages have different keys",
    arguments: [
      ("https://example.com/a", "https://example.com/b"), ("https://example.com/a?x=1", "https://example.com/a?x=2"),
      ("https://example.com/a?x=1&y=2", "https://example.com/a?y=2&x=1"), ("https://m.me/a", "https://me/a"),
      ("https://example.com/a", "https://example.com:8443/a"), ("https://example.com/a", "https://blog.example.com/a"),
      ("https://example.com/#!/a", "https://example.com/#!/b"),
      ("https://ziglang.org/devlog/2026/#2026-02-13", "https://ziglang.org/devlog/2026/#2026-03-10"),
      ("https://a.github.io/", "https://b.github.io/"),
      ("https://example.com/a%2Fb", "https://example.com/a/b"), ("https://example.com/A", "https://example.com/a"),
    ])
  func differentPages(one: String, other: String) throws {
    #expect(try #require(WebURL(one)).pageKey != #require(WebURL(other)).pageKey)
  }

  @Test(
    "Tracking parameters go and nothing else",
    arguments: [
      ("https://a.com/?utm_source=x&id=1&fbclid=2#f", "https://a.com/?id=1#f"),
      ("https://a.com/x?UTM_Campaign=1", "https://a.com/x"),
      ("https://a.com/x?a=1&amp;utm_medium=2", "https://a.com/x?a=1"),
      ("https://a.com/x?q=%20a+b&&z", "https://a.com/x?q=%20a+b&&z"),
      ("https://a.com/x?", "https://a.com/x?"),
      ("https://a.com/x?s=1&t=2", "https://a.com/x?s=1&t=2"),
      ("https://x.com/a/status/1?s=1&t=2", "https://x.com/a/status/1"),
      ("https://www.wsj.com/x?st=gift&mod=hp", "https://www.wsj.com/x?st=gift"),
      ("https://github.com/a/b?ref=main", "https://github.com/a/b?ref=main"),
      ("mailto:a@b?utm_source=1", "mailto:a@b?utm_source=1"),
    ])
  func trackingParametersGo(link: String, clean: String) throws {
    let url = try #require(WebURL(link)).withoutTracking
    #expect(url.href == clean)
    #expect(WebURL(clean)?.query == url.query)
    #expect(WebURL(clean)?.fragment == url.fragment)
  }

  @Test(
    "A site is named as people name it",
    arguments: [
      ("https://www.bbc.co.uk/news/1", "bbc.co.uk"), ("https://github.com/owner/project", "github.com/owner"),
      ("https://someone.github.io/post", "someone.github.io"), ("https://blog.cloudflare.com/x", "cloudflare.com"),
      ("https://someone.substack.com/p/x", "someone.substack.com"),
      ("https://en.wikipedia.org/wiki/X", "wikipedia.org"),
      ("https://medium.com/@who/x", "medium.com/@who"),
      ("https://www.reddit.com/r/swift/comments/1", "reddit.com/r/swift"),
      ("https://www.smh.com.au/x", "smh.com.au"), ("https://x.com/", "x.com"), ("https://8.8.8.8/x", "8.8.8.8"),
      ("https://[2606:4700::1111]/", "[2606:4700::1111]"), ("mailto:a@b", ""), ("https://www.go.jp/", "go.jp"),
      ("https://me.blogspot.com/", "me.blogspot.com"), ("https://me.blogspot.co.uk/", "me.blogspot.co.uk"),
    ])
  func siteIsNamed(link: String, site: String) throws {
    #expect(try #require(WebURL(link)).site == site)
  }
}
