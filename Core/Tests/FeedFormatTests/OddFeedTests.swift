import FeedFormat
import Testing
import WebAddress

@Suite("A feed with an odd value") struct OddFeedTests {
  /// Values that no strict reader takes.
  static let odd = ["1e400", "NaN", "-Infinity", "undefined", #""x\ud800""#, "\"\u{1}\"", "01", ".5"]

  @Test("loses that value alone, wherever it is", arguments: odd)
  func value(odd: String) throws {
    let entries = (1...3).map { number in
      """
      {"id":"\(number)","url":"https://a.example/\(number)","title":"Title \(number)","\(number == 2 ? "tags" : "x")":[\(odd)],
      "date_published":\(number == 2 ? odd : "\"2026-05-06T10:00:00Z\""),"_more":{"deep":[{"a":\(odd)}]}}
      """
    }.joined(separator: ",")
    let text =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"size\":\(odd),\"title\":\"J\",\"items\":[\(entries),\(odd)]}"
    let feed = try #require(Feed.read(Array(text.utf8)))
    #expect(feed.title == "J")
    #expect(feed.entries.map(\.title) == ["Title 1", "Title 2", "Title 3"])
    #expect(feed.entries.map { $0.published != nil } == [true, false, true])
  }

  @Test("An entry whose id is odd is known by its link", arguments: ["1e400", "NaN"])
  func id(odd: String) throws {
    let text = "{\"items\":[{\"id\":\(odd),\"url\":\"https://a.example/1\",\"title\":\"One\"}]}"
    let feed = try #require(Feed.read(Array(text.utf8)))
    #expect(feed.entries.map(\.id) == ["https://a.example/1"])
  }

  @Test("keeps no address of a length that nobody asks for, in any format")
  func longAddress() throws {
    let long = "https://a.example/" + String(repeating: "a", count: WebURL.maximumBytes)
    let short = "https://a.example/" + String(repeating: "a", count: 1000)
    let json =
      "{\"items\":[{\"id\":\"1\",\"url\":\"\(long)\",\"title\":\"One\"},{\"id\":\"2\",\"url\":\"\(short)\",\"title\":\"Two\"}]}"
    let rss =
      "<rss><channel><item><title>One</title><link>\(long)</link><guid>\(long)</guid></item>"
      + "<item><title>Two</title><link>\(short)</link></item></channel></rss>"
    let atom =
      "<feed><entry><title>One</title><link href='\(long)'/><id>1</id></entry>"
      + "<entry><title>Two</title><link href='\(short)'/><id>2</id></entry></feed>"
    for text in [json, rss, atom] {
      let feed = try #require(Feed.read(Array(text.utf8), address: "https://a.example/feed"))
      #expect(feed.entries.map(\.link) == [nil, short])
    }
  }
}
