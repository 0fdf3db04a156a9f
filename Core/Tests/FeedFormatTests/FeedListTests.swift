import FeedFormat
import Testing

@Suite("A list of feeds from another reader") struct FeedListTests {
  private func read(_ text: String) -> FeedList? { FeedList.read(Array(text.utf8)) }

  @Test("Feeds are read in order and once, whatever folders they are in")
  func folders() throws {
    let list = try #require(
      read(
        """
        <?xml version="1.0"?><opml version="1.0"><head><title>My
        feeds</title></head><body>
        <outline text="News"><outline type="rss" text="One &amp; only" xmlUrl="https://a.example/x?y=1,2"/>
        <outline text="No feed"/></outline>
        <outline title="Two" xmlURL=" HTTP://B.example/feed "/><outline xmlUrl="https://a.example/x?y=1%2C2" text="again"/>
        </body></opml>
        """))
    #expect(list.title == "My feeds")
    #expect(list.entries.map(\.address) == ["https://a.example/x?y=1%2C2", "http://b.example/feed"])
    #expect(list.entries.map(\.title) == ["One & only", "Two"])
    #expect(list.invalid.isEmpty)
  }

  @Test("What isn't an address of the web is told apart, and never becomes a setting of its own")
  func invalid() throws {
    let hostile = "https://a.example/&#10;allow = 127.0.0.1:1"
    let list = try #require(
      read(
        """
        <opml><body><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:alert(1)"/>
        <outline xmlUrl="\(hostile)"/><outline xmlUrl=""/></body></opml>
        """))
    #expect(list.invalid == ["file:///etc/passwd", "javascript:alert(1)"])
    #expect(list.entries.allSatisfy { entry in !entry.address.contains { $0.isWhitespace || $0 == "," } })
  }

  @Test("An address of a length that nobody asks for is told apart, and the rest is read")
  func tooLong() throws {
    let long = "https://long.example/" + String(repeating: "a", count: 1 << 22)
    // Its form as a setting is three times as long.
    let growing = "https://growing.example/" + String(repeating: ",", count: 6_000)
    let list = try #require(
      read(
        """
        <opml><body><outline xmlUrl="https://a.example/"/><outline xmlUrl="\(long)"/><outline xmlUrl="\(growing)"/>
        <outline xmlUrl="https://b.example/"/></body></opml>
        """))
    #expect(list.entries.map(\.address) == ["https://a.example/", "https://b.example/"])
    #expect(list.tooLong.map { $0.prefix(20) } == ["https://long.example", "https://growing.exam"])
    #expect(list.tooLong.allSatisfy { $0.utf8.count < 100 } && list.invalid.isEmpty)
  }

  @Test("A broken or hostile list gives what can be read, and anything else is none")
  func broken() {
    #expect(read("<opml><body><outline xmlUrl='https://a.example/'><outline xmlUrl=")?.entries.count == 1)
    #expect(read("<rss><channel/></rss>") == nil)
    #expect(read("") == nil)
    let many = (0..<5000).map { "<outline xmlUrl='https://a.example/\($0)'/>" }.joined()
    #expect(read("<opml>\(many)</opml>")?.entries.count == FeedList.limit)
  }
}
