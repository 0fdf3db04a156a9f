import EditionModel
import Testing
import WebAddress

@testable import HackerNewsSource

@Suite("An answer of Hacker News with an odd value") struct OddAnswerTests {
  /// Values that no strict reader takes, and a type that nobody expects.
  static let odd = ["1e400", "NaN", "-Infinity", "undefined", #""x\ud800""#, "\"\u{1}\"", "01", "{\"a\":[NaN]}"]

  @Test("keeps the item's other fields, whichever field is odd", arguments: odd)
  func item(odd: String) {
    let fields = [
      ("type", #""story""#), ("by", #""ann""#), ("time", "1778040000"), ("title", #""T""#), ("score", "7"),
      ("kids", "[1,2]"), ("url", #""https://a.example/""#), ("extra", "1"),
    ]
    for place in fields.indices {
      let members = fields.indices.map { "\"\(fields[$0].0)\":\($0 == place ? odd : fields[$0].1)" }
      let item = HackerNewsItem(json: Array("{\"id\":5,\(members.joined(separator: ","))}".utf8))
      #expect(item?.id == 5, "\(fields[place].0)")
      if fields[place].0 != "title" { #expect(item?.title == "T") }
      if fields[place].0 != "kids" { #expect(item?.kids == [1, 2]) }
      if fields[place].0 != "score" { #expect(item?.points == 7) }
    }
  }

  @Test("keeps the list's other entries", arguments: odd)
  func list(odd: String) {
    #expect(HackerNewsItem.numbers(in: Array("[1,\(odd),2]".utf8)) == [1, 2])
    #expect(HackerNewsItem(json: Array("{\"id\":5,\"kids\":[1,\(odd),2]}".utf8))?.kids == [1, 2])
    let hit = #"{"objectID":"5","created_at_i":1778040000,"title":"T","_tags":["story",\#(odd)]}"#
    let answer = AlgoliaAnswer(json: Array("{\"hits\":[\(hit),\(odd),{\"objectID\":\(odd)}],\"nbPages\":\(odd)}".utf8))
    #expect(answer?.hits.map(\.number) == ["5"] && answer?.hits.first?.tags.first == "story")
    #expect(answer?.pages == 1)
  }

  @Test("is refused where it nests deeper than anything that the site gives", arguments: ["[", "{\"id\":"])
  func nested(opening: String) {
    let bytes = Array(String(repeating: opening, count: 100_000).utf8)
    #expect(HackerNewsItem(json: bytes) == nil && HackerNewsItem.numbers(in: bytes) == nil)
    #expect(AlgoliaAnswer(json: bytes) == nil)
  }

  @Test("A story whose address is longer than any that is asked for is none")
  func longAddress() {
    func story(_ count: Int) -> Bool {
      let url = "https://a.example/" + String(repeating: "a", count: count)
      let item = HackerNewsItem(json: Array(#"{"id":5,"title":"T","url":"\#(url)"}"#.utf8))
      return item?.story(source: "hn", seen: .epoch, rank: 1) != nil
    }
    #expect(story(2_000) && !story(WebURL.maximumBytes))
  }
}
