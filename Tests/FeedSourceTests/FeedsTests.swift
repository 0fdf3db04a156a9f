import Archive
import EditionModel
import FeedFormat
import Fetching
import Selection
import StorySources
import Testing

@testable import FeedSource

private let now = Timestamp(1_778_090_400)

/// Answers addresses from a table of texts.
private struct Sites: Transport {
  var pages: [String: (type: String, text: String)]

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    guard let page = pages["\(request.url)"] else {
      return Exchange(date: now, response: HTTPResponseMessage(status: 404, headers: HeaderFields([]), body: []))
    }
    let headers = HeaderFields([.init("Content-Type", page.type)])
    return Exchange(
      date: now, response: HTTPResponseMessage(status: 200, headers: headers, body: Array(page.text.utf8)))
  }
}

private func feeds(_ pages: [String: (type: String, text: String)], _ addresses: [String]) -> Feeds {
  Feeds(
    fetcher: Fetcher(transport: Sites(pages: pages), policy: FetchPolicy(userAgent: "tenhn/test")) { now },
    profile: FeedProfile(addresses: addresses))
}

@Suite struct FeedsTests {
  let rss = """
    <rss><channel><title>A</title>
    <item><title>New &amp; good</title><link>/new</link><guid isPermaLink="false">1</guid><pubDate>Wed, 06 May 2026 12:00:00 GMT</pubDate>
    <comments>https://a.example/new#talk</comments></item>
    <item><title>Old</title><link>/old</link><pubDate>Wed, 06 May 2020 12:00:00 GMT</pubDate></item>
    <item><title>From tomorrow</title><link>/t</link><pubDate>Fri, 08 May 2026 12:00:00 GMT</pubDate></item>
    </channel></rss>
    """
  let json = """
    {"version":"https://jsonfeed.org/version/1.1","title":"B","items":[
    {"id":"1","title":"Two","url":"https://b.example/2","date_published":"2026-05-06T13:00:00Z"},{"id":7}]}
    """

  @Test("The entries of all feeds that are new make one look, each with its page and its discussion")
  func look() async throws {
    let source = feeds(
      ["https://a.example/feed": ("text/xml", rss), "https://b.example/feed": ("application/feed+json", json)],
      ["https://a.example/feed", "https://b.example/feed"])
    let look = try await source.look(at: now)
    #expect(look.candidates.map(\.title) == ["New & good", "Two"])
    #expect(look.candidates.map(\.url) == ["https://a.example/new", "https://b.example/2"])
    #expect(Set(look.candidates.map(\.id)).count == 2)
    #expect(look.candidates.map(source.profile.discussionURL) == ["https://a.example/new#talk", "https://b.example/2"])
  }

  @Test("However often its stories are asked for, a feed is read once while its bytes are the same")
  func once() async throws {
    let source = feeds(
      ["https://a.example/feed": ("text/xml", rss), "https://c.example/": ("text/html", "<p>x")],
      ["https://a.example/feed", "https://c.example/"])
    let look = try await source.look(at: now)
    let story = try #require(look.candidates.first)
    for _ in 0..<30 { #expect(await source.story(story.id.nativeID, at: now)?.candidate.title == "New & good") }
    #expect(source.read.reads == 2)
    // Another encoding gives other words, and other bytes another feed.
    let bytes = Array(rss.utf8)
    #expect(
      await source.read.entries(in: bytes, charset: "utf-16", at: "https://a.example/feed", most: 9)?.isEmpty != false)
    #expect(await source.read.entries(in: bytes, charset: nil, at: "https://a.example/feed", most: 2)?.count == 2)
    #expect(source.read.reads == 4)
  }

  @Test("Of many who ask for a feed at once, one reads it")
  func together() async {
    let (read, bytes) = (ReadFeeds(), Array(rss.utf8))
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<30 {
        group.addTask { await read.entries(in: bytes, charset: nil, at: "https://a.example/feed", most: 2)?.count }
      }
      for await count in group { #expect(count == 2) }
    }
    #expect(read.reads == 1)
  }

  @Test("Entries that are left when others are removed are read as before; if none is, the feed is empty")
  func removing() throws {
    let profile = FeedProfile(addresses: ["https://a.example/feed"])
    let text = rss.replacing(
      "<comments>", with: "<slash:comments>7</slash:comments><description>D</description><comments>")
    let whole = SourceAnswer(address: "https://a.example/feed", type: "text/xml") { Array(text.utf8) }
    let before = try #require(Feed.read(whole.body, address: whole.address))
    #expect(before.entries[0].comments == 7 && before.entries[0].discussion == "https://a.example/new#talk")
    let ids = before.entries.map { FeedProfile.nativeID(of: $0, in: whole.address) }
    let rest = try #require(profile.removing([ids[1]], from: whole))
    let after = try #require(Feed.read(rest.body, address: whole.address))
    #expect(after.entries == [before.entries[0], before.entries[2]])
    let none = try #require(profile.removing(Set(ids), from: whole))
    #expect(Feed.read(none.body, address: whole.address)?.entries.isEmpty == true)
  }

  @Test("A count of comments that nobody can have counts as missing", arguments: ["-1", "100000001", "\"7\"", "1e3"])
  func oddCount(count: String) throws {
    let text = #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","_tenhn":{"comments":\#(count)}}]}"#
    #expect(try #require(Feed.read(Array(text.utf8))?.entries.first).comments == nil)
  }

  @Test("A feed that is down leaves the others; if all are down, the look fails with the cause")
  func down() async throws {
    let pages = ["https://b.example/feed": ("application/json", json), "https://c.example/": ("text/html", "<p>x")]
    let look = try await feeds(pages, ["https://a.example/feed", "https://b.example/feed"]).look(at: now)
    #expect(look.candidates.count == 1)
    let failure = SourceFailure(
      source: "feeds", message: "https://a.example/feed: the page isn't there any more (404)")
    await #expect(throws: failure) {
      try await feeds(pages, ["https://a.example/feed"]).look(at: now)
    }
    await #expect(throws: SourceFailure(source: "feeds", message: "https://c.example/ isn't a feed")) {
      try await feeds(pages, ["https://c.example/"]).look(at: now)
    }
  }

  @Test("Chosen from feeds, a story's reason speaks of no points")
  func reason() async throws {
    let source = feeds(["https://a.example/feed": ("text/xml", rss)], ["https://a.example/feed"])
    let choice = Selector().choose(from: try await source.look(at: now).candidates, cutoff: now)
    #expect(choice.picks.map(\.reason.text) == ["It was posted 6 hours before the last look."])
    #expect(choice.picks.first?.reason.facts == ["hoursSincePosted": 6])
  }
}
