import Testing

@testable import WebAddress

@Suite struct WebURLTests {
  @Test(
    "A normal URL is read without parsing",
    arguments: [
      "https://example.com/", "http://example.com/a/b.html?x=1&y=%20#top",
      "https://a-b.example.co.uk/~me/(x)_[y]@z:1;2",
      "https://example.com/?", "https://example.com/#", "https://example.com/a//b/",
      "https://1.example.com/x'y?x`y#x'y{",
    ])
  func normalURL(link: String) throws {
    let quick = try #require(URLParts(ofNormal: link))
    let parsed = try #require(URLParser.parse(link, base: nil))
    #expect(parsed.href == link)
    #expect(String(describing: quick) == String(describing: parsed.parts))
  }

  @Test(
    "What might not be normal is parsed",
    arguments: [
      "https://example.com", "https://example.com:443/", "https://Example.com/", "https://xn--a/",
      "https://a.xn--b.com/",
      "https://example.com./", "https://1.2.3.4/", "https://0x7f/", "https://a.0x7f/", "https://example.com/a/../b",
      "https://example.com/.", "https://example.com/a/%2e/b", "https://example.com/ä", "https://example.com/a b",
      "https://example.com/a\\b", "https://example.com/?a'b", "https://a@example.com/", "https://a..b/", "https:///x",
      "ftp://a/",
      "https://example.com/\n", "https://example.com/?a#b#\u{1F}",
    ])
  func whatMight(link: String) {
    #expect(URLParts(ofNormal: link) == nil)
  }

  /// Whatever the quick way accepts, the parser makes the same of.
  @Test("The quick way never disagrees with the parser")
  func quickWayNever() {
    let pieces = [
      "http", "https", "://", ":", "/", "//", "?", "#", "a", "b.", "com", "xn--", "0x7", "1", ".", "..", "%2e", "%41",
      "'", "`",
      "^", "{", "|", "\\", "@", "[", "]", " ", "\t", "ä", "-", "_", "~", ":80", "Z",
    ]
    var state: UInt64 = 7
    var quick = 0
    for _ in 0..<60_000 {
      var link = "https://a.b"
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        link += pieces[Int(state >> 33) % pieces.count]
      }
      guard let parts = URLParts(ofNormal: link) else { continue }
      quick += 1
      let parsed = URLParser.parse(link, base: nil)
      #expect(parsed?.href == link)
      #expect(parsed.map { String(describing: $0.parts) } == String(describing: parts), "\(link)")
    }
    #expect(quick > 1000)
  }

  @Test("Arbitrary text neither crashes nor changes when read again")
  func arbitraryTextNeither() throws {
    let bases = try ["https://a.b/c/d?e#f", "file:///C:/x", "web+demo:/.//p", "mailto:a@b"].map {
      try #require(WebURL($0))
    }
    let pieces: [String] = [
      "http:", "https:", "file:", "data:", "x:", "/", "//", "\\", "?", "#", ":", "@", "[", "]", "::1", "1.2.3.4", "0x",
      "%", "%2", "%2e",
      "%C3%A9", "é", "日本", "xn--", "\u{200D}", "\u{5D0}", "..", ".", "C|", "C:", " ", "\t", "\n", "\0", "a", "Z", "😀",
      "\u{301}", "ß",
    ]
    var state: UInt64 = 11
    for round in 0..<20_000 {
      var link = ""
      for _ in 0..<(round % 9) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        link += pieces[Int(state >> 33) % pieces.count]
      }
      for base in [nil] + bases.map(Optional.some) {
        guard let url = WebURL(link, base: base) else { continue }
        #expect(WebURL(url.href)?.href == url.href, "\(link.debugDescription)")
        #expect(url.href.utf8.allSatisfy { $0 < 0x80 }, "\(link.debugDescription)")
        let parts = [url.scheme, url.username, url.password, url.host, url.path, url.query, url.fragment]
        #expect(parts.allSatisfy { $0.map(url.href.contains) ?? true })
        _ = (url.pageKey, url.site, url.withoutTracking, url.origin)
      }
    }
  }

  @Test("A huge host is refused instead of studied")
  func hugeHost() {
    #expect(WebURL("https://" + String(repeating: "é", count: 100_000) + "/") == nil)
    #expect(WebURL("https://xn--" + String(repeating: "a", count: 100_000) + ".é/") == nil)
  }

  @Test("A URL is coded as its text")
  func urlIsCoded() throws {
    #expect(try #require(WebURL("HTTPS://Example.COM:443/a b")).description == "https://example.com/a%20b")
    #expect(try #require(WebURL("https://a.b/c#d")).withoutFragment.href == "https://a.b/c")
    #expect(WebURL("https://a.b/c#d") == WebURL("https://a.b:443/c#d"))
  }
}
