import EditionModel
import ReaderKit
import Testing

@Suite("Links of the reader app") struct ReaderLinkTests {
  private static let key = Documents.evening

  @Test(
    "Links of the app and of the site lead to places",
    arguments: [
      ("tenhn://", ReaderLink.newest), ("tenhn://editions/2026-05-06-evening", .edition(key)),
      ("tenhn://editions/2026-05-06-evening/3", .story(StoryID(key, 3))), ("tenhn://saved", .saved),
      ("tenhn://archive", .archive), ("tenhn://search?q=caf%C3%A9+au%20lait", .search("café au lait")),
      ("tenhn://site?address=https%3A%2F%2Fb.example%2F", .site("https://b.example")),
      ("https://news.example/ten", .newest), ("https://news.example/ten/", .newest),
      ("https://news.example/ten/editions/2026-05-06-evening/R2", .story(StoryID(key, 12))),
      ("https://news.example/ten/editions/2026-05-06-evening/3#note-1", .story(StoryID(key, 3))),
    ])
  func places(_ text: String, _ place: ReaderLink) {
    #expect(ReaderLink(text, site: "https://news.example/ten") == place)
  }

  @Test(
    "Other links lead nowhere in the app",
    arguments: [
      "https://news.example/other", "https://news.example.evil.example/ten/", "http://news.example/ten/",
      "https://user@evil.example/ten", "tenhn://editions/../x", "tenhn://editions/2026-05-06-evening/0",
      "tenhn://editions/2026-05-06-evening/R11", "tenhn://site?address=file%3A%2F%2Fx", "tenhn://site?address=",
      "javascript:alert(1)", "", "editions/2026-05-06-evening", "https://news.example/ten/editions/2026-13-06-evening",
    ])
  func nowhere(_ text: String) {
    #expect(ReaderLink(text, site: "https://news.example/ten") == nil)
  }

  @Test("A place's own address leads back to it")
  func back() {
    for link in [ReaderLink.newest, .archive, .edition(Self.key), .story(StoryID(Self.key, 7)), .saved] {
      #expect(ReaderLink(link.address, site: "") == link)
    }
  }

  @Test(
    "The address of a site is read as people type it",
    arguments: [
      ("news.example", "https://news.example"), (" https://news.example/ten/ ", "https://news.example/ten"),
      ("http://192.168.1.4:8010", "http://192.168.1.4:8010"), ("http://localhost:8010/", "http://localhost:8010"),
      ("http://mac.local", "http://mac.local"), ("http://news.example", nil), ("https://user:secret@news.example", nil),
      ("https://news.example/?q=1", nil), ("ftp://news.example", nil), ("", nil), ("http://172.32.0.1", nil),
    ])
  func addresses(_ text: String, _ address: String?) {
    #expect(SiteAddress.reading(text) == address)
  }

  @Test("A login is sent as RFC 7617 says, and none with a colon in its name")
  func login() {
    #expect(SiteLogin(name: "Aladdin", password: "open sesame")?.header == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    #expect(SiteLogin(name: "a:b", password: "c") == nil)
    #expect(SiteLogin(name: "", password: "c") == nil)
  }

  @Test("Only web and mail addresses leave the app")
  func outside() {
    #expect(ReaderLink.outside("https://a.example/b") == "https://a.example/b")
    #expect(ReaderLink.outside("mailto:a@b.example") == "mailto:a@b.example")
    for text in ["javascript:1", "file:///etc", "tel:1", "tenhn://site", "data:text/html,x", "", "//a.example"] {
      #expect(ReaderLink.outside(text) == nil, "\(text)")
    }
  }
}
