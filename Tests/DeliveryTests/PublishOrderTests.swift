import Publishing
import Testing

@testable import Delivery

@Suite("The order in which a site is published") struct PublishOrderTests {
  private let paths = [
    "index.html", "feed.atom", "editions.json", "sitemap.xml", "opds", "archive/index.html",
    "archive/2026-05/index.html",
    "app.js", "icon.svg", "manifest.webmanifest", "blobs/ab.png", "editions/2026-05-06-morning/index.html",
    "editions/2026-05-06-morning/3/index.html", "editions/2026-05-06-morning/3/discussion/index.html",
    "editions/2026-05-06-morning/3/card.png", "editions/2026-05-06-morning/offline.json",
    "editions/2026-05-06-morning.json", "editions/2026-05-06-morning.epub", "editions/2026-05-06-morning/3.md",
    "editions/2026-05-05-evening/index.html", "editions/2026-05-05-evening/3/index.html",
  ]

  /// The place of each file's step.
  private var places: [String: Int] {
    PublishOrder.steps(paths).enumerated().reduce(into: [:]) { places, step in
      for path in step.element { places[path] = step.offset }
    }
  }

  @Test("names every file once")
  func complete() { #expect(PublishOrder.steps(paths).flatMap(\.self).sorted() == paths.sorted()) }

  @Test(
    "puts before a page whatever it shows or leads to",
    arguments: [
      ("blobs/ab.png", "editions/2026-05-06-morning/3/index.html"),
      ("app.js", "editions/2026-05-06-morning/3/index.html"),
      ("editions/2026-05-06-morning/3/card.png", "editions/2026-05-06-morning/3/index.html"),
      ("editions/2026-05-06-morning.epub", "editions/2026-05-06-morning/index.html"),
      ("editions/2026-05-06-morning/3/discussion/index.html", "editions/2026-05-06-morning/3/index.html"),
      ("editions/2026-05-06-morning/3/index.html", "editions/2026-05-06-morning/index.html"),
      ("editions/2026-05-06-morning/index.html", "editions/2026-05-06-morning/offline.json"),
      ("editions/2026-05-06-morning/index.html", "editions/2026-05-05-evening/index.html"),
      ("editions/2026-05-05-evening/index.html", "archive/index.html"), ("archive/index.html", "feed.atom"),
      ("feed.atom", "index.html"), ("editions.json", "index.html"), ("sitemap.xml", "index.html"),
      ("opds", "index.html"),
    ])
  func order(first: String, second: String) throws {
    #expect(try #require(places[first]) < #require(places[second]))
  }

  @Test("holds for each of several publications, and the page that lists them comes last")
  func several() throws {
    let steps = PublishOrder.steps(
      paths.flatMap { ["hn/" + $0, "letters/" + $0] } + ["index.html", "publications.opml"])
    func place(_ path: String) throws -> Int { try #require(steps.firstIndex { $0.contains(path) }) }
    for (first, second) in [
      ("blobs/ab.png", "editions/2026-05-06-morning/3/index.html"),
      ("editions/2026-05-06-morning/3/index.html", "editions/2026-05-06-morning/index.html"),
      ("editions/2026-05-06-morning/index.html", "editions/2026-05-05-evening/index.html"),
      ("feed.atom", "index.html"),
    ] {
      for name in ["hn/", "letters/"] { #expect(try place(name + first) < place(name + second)) }
    }
    #expect(steps.last == ["index.html"])
  }

  @Test("An answer that lists objects is read, and anything else isn't")
  func listing() throws {
    let text = """
      <?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>true</IsTruncated>
      <Contents><Key>a&amp;b.html</Key><ETag>&quot;00ff&quot;</ETag><Size>3</Size></Contents><Contents><Key>c</Key></Contents>
      <NextContinuationToken>x+/=</NextContinuationToken></ListBucketResult>
      """
    let listing = try #require(ObjectListing(Array(text.utf8)))
    #expect(listing.tags == ["a&b.html": "00ff", "c": ""] && listing.next == "x+/=")
    #expect(ObjectListing(Array("<html>".utf8)) == nil)
    #expect(ObjectStore.tag(of: Array("hello".utf8)) == "5d41402abc4b2a76b9719d911017c592")
  }

  @Test("A place to publish to names a bucket, with a folder in it or without")
  func addresses() throws {
    func setup(_ address: String) -> ObjectStoreSetup? {
      ObjectStoreSetup(address, region: "r", keyID: "k", secret: "s")
    }
    let deep = try #require(setup("https://s3.example.org:9000/news/a/b/"))
    #expect(deep.endpoint == "https://s3.example.org:9000" && deep.bucket == "news" && deep.prefix == "a/b/")
    #expect(setup("http://127.0.0.1/news")?.prefix == "")
    for wrong in [
      "https://s3.example.org", "https://s3.example.org/", "ftp://s3.example.org/a", "https://h/a?b", "https://h/ä",
    ] {
      #expect(setup(wrong) == nil, "\(wrong)")
    }
  }
}
