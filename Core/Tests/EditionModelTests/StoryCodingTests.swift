import ArticleModel
import EditionModel
import Testing

/// The sealed form, as the versions before a story had parts wrote it.
@Suite("The sealed form of a story") struct StoryCodingTests {
  private static let receipt = Receipt(kind: .card, why: "w", source: "page")

  private static let least = Story(
    number: 1, source: "feed", submission: Submission(id: "a", title: "T", url: nil, discussion: "d"),
    reading: Reading(site: "s", visibility: .card, receipt: receipt), decision: Decision(reason: Reason(text: "r")))

  private static let full = Story(
    number: 3, source: "hn",
    submission: Submission(
      id: "40", title: "T \"é\"/", url: "https://example.org/a",
      discussion: "https://news.ycombinator.com/item?id=40", points: 12, comments: 0),
    reading: Reading(
      site: "example.org", canonical: "https://example.org/b", author: "Ann", published: "2026-05-06", language: "en",
      direction: .rightToLeft, readingMinutes: 4, standfirst: "S.", visibility: .full,
      receipt: Receipt(kind: .partial, why: "w", source: "page", evidence: ["doubtful": 1]), permission: .licence,
      article: ContentHash(of: [2]),
      images: [
        StoredImage(
          url: "https://example.org/i.png", hash: ContentHash(of: [1]), type: "image/png", bytes: 1, width: 2, height: 3
        )
      ]),
    decision: Decision(
      reason: Reason(text: "It gained 30 points.", facts: ["points": 30, "share": 0.5]),
      also: [
        Submission(
          id: "41", title: "Also", url: "https://example.org/c",
          discussion: "https://news.ycombinator.com/item?id=41"),
        Submission(id: "42", title: "Ask", url: nil, discussion: "d"),
      ], follows: FollowedStory(id: "7", title: "Before", edition: "2026-05-04-morning", number: 6)),
    conversation: Conversation(quotes: [Quote(by: "reader", url: "u", depth: 1, content: [.paragraph([.text("q")])])]))

  private static let leastJSON =
    #"{"also":[],"discussion":"d","id":"a","images":[],"number":1,"quotes":[],"readingMinutes":0,"reason":{"facts":{},"text":"r"},"receipt":{"evidence":{},"kind":"card","source":"page","why":"w"},"site":"s","source":"feed","title":"T","visibility":"card"}"#

  private static let fullJSON =
    #"{"also":[{"discussion":"https://news.ycombinator.com/item?id=41","id":"41","title":"Also","url":"https://example.org/c"},{"discussion":"d","id":"42","title":"Ask"}],"article":"dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986","author":"Ann","canonical":"https://example.org/b","comments":0,"direction":"rtl","discussion":"https://news.ycombinator.com/item?id=40","follows":{"edition":"2026-05-04-morning","id":"7","number":6,"title":"Before"},"id":"40","images":[{"bytes":1,"hash":"4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a","height":3,"type":"image/png","url":"https://example.org/i.png","width":2}],"language":"en","number":3,"permission":"licence","points":12,"published":"2026-05-06","quotes":[{"by":"reader","content":[{"content":["q"],"type":"paragraph"}],"depth":1,"url":"u"}],"readingMinutes":4,"reason":{"facts":{"points":30,"share":0.5},"text":"It gained 30 points."},"receipt":{"evidence":{"doubtful":1},"kind":"partial","source":"page","why":"w"},"site":"example.org","source":"hn","standfirst":"S.","title":"T \"é\"/","url":"https://example.org/a","visibility":"full"}"#

  private func check<Value: Codable & Equatable>(_ value: Value, _ json: String) throws {
    #expect(String(decoding: try CanonicalJSON.encode(value), as: UTF8.self) == json)
    #expect(try CanonicalJSON.decode(Value.self, from: Array(json.utf8)) == value)
  }

  @Test("The JSON of a story is one flat object, and has the same bytes as before stories had parts") func stories()
    throws
  {
    try check(Self.full, Self.fullJSON)
    try check(Self.least, Self.leastJSON)
  }

  @Test("The JSON of unreadable picks and reserves is flat too") func others() throws {
    let counted = Submission(id: "1", title: "T", url: "u", discussion: "d", points: 5, comments: 6)
    let uncounted = Submission(id: "1", title: "T", url: nil, discussion: "d")
    try check(
      UnreadableStory(counted, site: "s", why: "w", reason: Reason(text: "r", facts: ["a": 1])),
      #"{"comments":6,"discussion":"d","id":"1","points":5,"reason":{"facts":{"a":1},"text":"r"},"site":"s","title":"T","url":"u","why":"w"}"#
    )
    try check(
      UnreadableStory(uncounted, site: "s", why: "w", reason: Reason(text: "r")),
      #"{"discussion":"d","id":"1","reason":{"facts":{},"text":"r"},"site":"s","title":"T","why":"w"}"#)
    try check(
      ReserveStory(counted, reason: Reason(text: "r"), story: Self.least),
      #"{"comments":6,"discussion":"d","id":"1","points":5,"reason":{"facts":{},"text":"r"},"story":\#(Self.leastJSON),"title":"T","url":"u"}"#
    )
    try check(
      ReserveStory(uncounted, reason: Reason(text: "r")),
      #"{"discussion":"d","id":"1","reason":{"facts":{},"text":"r"},"title":"T"}"#)
  }

  @Test("The JSON of a story is refused where a part is missing") func missing() {
    for key in ["\"title\":\"T\",", "\"site\":\"s\",", "\"quotes\":[],", "\"also\":[],", "\"number\":1,"] {
      let json = Self.leastJSON.replacing(key, with: "")
      #expect(json != Self.leastJSON)
      #expect(throws: DecodingError.self, "\(key)") { try CanonicalJSON.decode(Story.self, from: Array(json.utf8)) }
    }
  }

  @Test("A story gives the fields of its parts") func fields() {
    #expect(Self.full.title == "T \"é\"/")
    #expect(Self.full.receipt.kind == .partial)
    #expect(Self.full.also.map(\.id) == ["41", "42"])
    #expect([Self.full].map(\.quotes.count) == [1])
  }
}
