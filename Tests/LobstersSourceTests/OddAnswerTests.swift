import Testing
import WebAddress

@testable import LobstersSource

@Suite("An answer of Lobsters with an odd value") struct OddAnswerTests {
  /// Values that no strict reader takes, and a type that nobody expects.
  static let odd = ["1e400", "NaN", "undefined", #""x\ud800""#, "\"\u{1}\"", "01", "{\"a\":[NaN]}"]

  @Test("keeps the story's other fields and the list's other entries", arguments: odd)
  func story(odd: String) {
    let fields = [
      ("url", #""https://a.example/""#), ("submitter_user", #""ann""#), ("score", "7"), ("comment_count", "3"),
      ("tags", #"["a","job"]"#), ("created_at", #""2026-05-06T10:00:00Z""#), ("extra", "1"),
    ]
    for place in fields.indices {
      let members = fields.indices.map { "\"\(fields[$0].0)\":\($0 == place ? odd : fields[$0].1)" }
      let text = "{\"short_id\":\"aaa\",\"title\":\"T\",\(members.joined(separator: ","))}"
      let story = LobstersStory(json: Array(text.utf8))
      #expect(story?.title == "T")
      if fields[place].0 != "score" { #expect(story?.points == 7) }
      if fields[place].0 != "tags" { #expect(story?.tags == ["a", "job"]) }
      #expect(LobstersStory.list(json: Array("[\(odd),\(text),\(odd)]".utf8))?.map(\.id) == ["aaa"])
    }
    let tagged = LobstersStory(json: Array("{\"short_id\":\"aaa\",\"title\":\"T\",\"tags\":[\"job\",\(odd)]}".utf8))
    #expect(tagged?.tags.first == "job")
  }

  @Test("is refused where it nests deeper than anything that the site gives, or has an address that nobody asks for")
  func refused() {
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(LobstersStory.list(json: deep) == nil && LobstersStory(json: deep) == nil)
    let long = "https://a.example/" + String(repeating: "a", count: WebURL.maximumBytes)
    #expect(LobstersStory(json: Array("{\"short_id\":\"aaa\",\"title\":\"T\",\"url\":\"\(long)\"}".utf8)) == nil)
  }
}
