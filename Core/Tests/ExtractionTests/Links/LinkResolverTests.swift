import HTML
import Testing
import WebAddress

@testable import Extraction

struct LinkResolverTests {
  private let links = LinkResolver(page: WebURL("https://site.example/a/b?q=1#top"))

  @Test(
    "Links are what readers may follow",
    arguments: [
      ("c", "https://site.example/a/c"), ("/c#x", "https://site.example/c#x"), ("//o.example/", "https://o.example/"),
      ("?p=2&utm_campaign=z", "https://site.example/a/b?p=2"), ("mailto:a@b.example", "mailto:a@b.example"),
      ("javascript:x()", nil), ("data:text/html,x", nil), ("tel:123", nil), ("http://[broken", nil),
      ("https://l.facebook.com/l.php?u=https%3A%2F%2Fo.example%2F%3Fa%3Db&h=1", "https://o.example/?a=b"),
      ("https://www.google.com/url?q=javascript:x", "https://www.google.com/url?q=javascript:x"),
    ] as [(String, String?)])
  func linksAreWhat(_ address: String, _ url: String?) {
    #expect(links.link(address) == url)
  }

  @Test(
    "Links on the page are known",
    arguments: [
      ("#n", "n"), ("https://site.example/a/b?q=1#n", "n"), ("b?q=1#n", "n"), ("/other#n", nil), ("c", nil), ("#", ""),
    ] as [(String, String?)])
  func linksOnThePage(_ address: String, _ fragment: String?) {
    #expect(links.fragment(address) == fragment)
  }

  @Test("The base element counts")
  func baseElementCounts() {
    let document = HTMLDocument.parse("<head><base href='/sub/'></head>")
    #expect(
      LinkResolver(document: document, page: WebURL("https://site.example/a")).link("x") == "https://site.example/sub/x"
    )
  }
}
