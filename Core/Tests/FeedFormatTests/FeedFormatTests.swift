import Testing

@testable import FeedFormat

struct FeedFormatTests {
  @Test("An entity bomb and an entity for a local file define nothing")
  func entities() {
    let feed = Feed.read(
      Array(
        """
        <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
        <rss><channel><title>&b; &file; R&amp;D &eacute;</title><item><title>x</title></item></channel></rss>
        """.utf8))
    #expect(feed?.title == "&b; &file; R&D é")
    #expect(feed?.entries.count == 1)
  }

  @Test(
    "A document that isn't a feed gives none",
    arguments: ["", "<", "<html><body>rss</body></html>", "{}", "[1]", "{\"items\":3}", "plain"])
  func noFeed(text: String) { #expect(Feed.read(Array(text.utf8)) == nil) }

  @Test("A cut feed gives what came before the cut")
  func cut() {
    let feed = Feed.read(
      Array("<feed><title>A</title><entry><id>1</id><title>One</title></entry><entry><id>2</id><ti".utf8))
    #expect(feed?.entries.map(\.id) == ["1", "2"])
  }

  @Test("Ten thousand open elements end the nesting, not the program")
  func depth() {
    let bytes = Array(("<rss><channel>" + String(repeating: "<a>", count: 10_000) + "<item><title>x</title>").utf8)
    #expect(Feed.read(bytes) != nil)
  }

  @Test("Fifty thousand entries, each under fifty thousand prefixes, are read in one pass")
  func breadth() {
    let prefixes = (0..<50_000).map { " xmlns:p\($0)='x'" }.joined()
    let items = String(repeating: "<item xmlns:q='y'><title>x</title></item>", count: 50_000)
    #expect(Feed.read(Array("<rss\(prefixes)><channel>\(items)".utf8))?.entries.count == 50_000)
  }

  @Test("Any bytes are read without a crash")
  func noise() {
    let seed = Array(
      "<?xml version='1.0'?><rss><channel><item><title>a &amp; b</title><![CDATA[x]]><!-- y --></item>".utf8)
    for place in seed.indices {
      for byte: UInt8 in [0, 0x22, 0x26, 0x3C, 0x3E, 0x5D, 0xFF] {
        var bytes = seed
        bytes[place] = byte
        _ = Feed.read(bytes)
        _ = Feed.read(Array(bytes.prefix(place)))
      }
    }
  }

  @Test(
    "Dates are read as feeds write them",
    arguments: [
      ("2003-12-31T10:14:55Z", 1_072_865_695), ("2003-12-31T11:14:55+0100", 1_072_865_695),
      ("2003-12-31 10:14:55", 1_072_865_695), ("2003-12-31", 1_072_828_800), ("2003-12", 1_070_236_800),
      ("Wed, 31 Dec 2003 10:14:55 GMT", 1_072_865_695), ("31 Dec 03 05:14:55 EST", 1_072_865_695),
      ("Wed Dec 31 10:14:55 2003", 1_072_865_695), ("Wed, 31 December 2003 12:14:55 +0200", 1_072_865_695),
    ])
  func dates(text: String, seconds: Int64) { #expect(FeedDate.read(text) == seconds) }

  @Test(
    "A text that isn't a date gives none",
    arguments: [
      "", "yesterday", "2003-13-45", "May", "99:99", "Mon, 99 Foo 20", "1 Jan 2004 -9223372036854775808:00",
      "1 Jan 2004 10:-9223372036854775808", "1 Jan 2004 10:00:-1",
    ])
  func noDates(text: String) { #expect(FeedDate.read(text) == nil) }

  @Test("A title keeps angle brackets that aren't markup")
  func brackets() {
    let feed = Feed.read(
      Array("<rss><channel><title>List&lt;String&gt; in &lt;b&gt;Java&lt;/b&gt;</title></channel></rss>".utf8))
    #expect(feed?.title == "List<String> in <b>Java</b>")
  }
}
