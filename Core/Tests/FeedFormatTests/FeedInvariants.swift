import EditionModel
import FeedFormat
import WebAddress

/// What holds for every feed, whatever the bytes it was read from. Used by the tests and by the fuzzer.
enum FeedInvariants {
  static let seeds = [
    """
    <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>R&amp;D &eacute;</title><link>/home</link><item><title>One &lt;b&gt;two&lt;/b&gt;</title>
    <link>https://a.example/1?x=1&amp;y=2</link><guid isPermaLink="false">tag:1</guid><dc:creator>Ann</dc:creator>
    <pubDate>Wed, 31 Dec 2003 10:14:55 GMT</pubDate><description><![CDATA[<p>Text]]></description></item></channel></rss>
    """,
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/a/"><title type="html">A &amp;lt;i&gt;</title>
    <link rel="alternate" href="../home"/><entry><id>urn:1</id><title type="xhtml"><div>T</div></title><link href="x"/>
    <author><name>Bo</name></author><updated>2003-12-31T11:14:55+01:00</updated><content type="text/plain">aGk=</content>
    <summary mode="base64">aGk=</summary></entry></feed>
    """,
    """
    {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://c.example","items":[{"id":7,
    "url":"/x","title":"a  b","content_html":"<p>x","date_published":"2026-01-01T00:00:00Z","authors":[{"name":"C"}]}]}
    """,
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel/><item rdf:about='u'/></rdf:RDF>",
  ]

  static let words = [
    "<", ">", "</", "/>", "<item>", "</item>", "<entry/>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [", "<?xml ",
    "&#x0;", "&#xD800;", "&amp;", "&", " xmlns=''", " xmlns:a=\"b\"", " xml:base=\"//[\"", " href='", "\u{FEFF}", "\0",
    "<title>", "<link>", "<id></id>", "{", "[", "\"items\":[", "\\ud800", "null", "9223372036854775808", "-1",
    "<slash:comments>99999999999</slash:comments>", "<thr:total>-1</thr:total>", "<pubDate>1 Jan 99999 24:60 +9999",
    "<updated>9999-12-31T23:59:60-23:59</updated>", "<published>0000-00-00T00:00:00Z</published>",
    "\"date_published\":\"0001-01-01T00:00:00+23:59\"", "javascript:x", "encoding='utf-16'",
    "<pubDate>-9223372036854775808:0 Jan 1 2004",
  ]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    guard let feed = Feed.read(input, address: "https://feeds.example/a/feed.xml") else { return nil }
    if feed.entries.count > input.count { return "\(feed.entries.count) entries in \(input.count) bytes" }
    if let home = feed.home, WebURL(home) == nil { return "the home \(home) is no address" }
    if let found = untidy(feed.title) { return "the feed's title \(found)" }
    for entry in feed.entries {
      if let link = entry.link, WebURL(link) == nil { return "the link \(link) is no address" }
      if let link = entry.discussion, WebURL(link) == nil { return "the discussion \(link) is no address" }
      if let found = untidy(entry.title) { return "an entry's title \(found)" }
      if let count = entry.comments, !(0...100_000_000).contains(count) { return "\(count) comments" }
      for seconds in [entry.published, entry.updated].compactMap(\.self) where !Timestamp.writable.contains(seconds) {
        return "an entry of \(seconds), which can't be written as a time"
      }
    }
    // What it says is in the bytes: read again, it says the same.
    if Feed.read(input, address: "https://feeds.example/a/feed.xml") != feed { return "a second reading differs" }
    return nil
  }

  /// Titles are one line of text, or nil.
  private static func untidy(_ title: String?) -> String? {
    guard let title else { return nil }
    if title.contains(where: \.isNewline) { return "has more than one line" }
    return title.first?.isWhitespace == true || title.last?.isWhitespace == true ? "has blanks around it" : nil
  }
}
