import EditionModel
import Selection
import StorySources

@testable import HackerNewsSource

/// What holds for every answer of Hacker News and of its search, whatever the bytes. Used by the tests and by the fuzzer.
enum ItemInvariants {
  static let seeds = [
    """
    {"by":"ann","descendants":71,"id":8863,"kids":[8952,9224],"score":104,"time":1175714200,"title":"My YC app &amp; more",
    "type":"story","url":"http://www.a.example/u.html","text":"<p>Hi"}
    """,
    "{\"id\":5,\"type\":\"comment\",\"by\":\"bo\",\"parent\":4,\"text\":\"x\",\"time\":1314211127,\"dead\":true,\"deleted\":false}",
    "[9129911,9129199,\"x\",null,9127761]", "null", "{\"id\":1,\"deleted\":true,\"time\":-1}",
    """
    {"hits":[{"objectID":"7","title":"T","url":null,"author":"c","points":3,"num_comments":0,"created_at_i":1767247200,
    "story_text":"","_tags":["story","author_c","front_page"]},{"objectID":8}],"nbPages":2}
    """,
  ]

  static let words = [
    "null", "true", "-1", "0", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e400", "1.5",
    "\"\"",
    "\"x\"", "[", "]", "{", "}", ",", ":", "\\u0000", "\\ud800", "&#x110000;", "&#0;", "&lt;", "\"id\":", "\"time\":",
    "\"title\":",
    "\"kids\":[", "\"score\":", "\"objectID\":", "\u{FEFF}", " ", "\u{85}",
  ]

  private static let seen = Timestamp(1_767_247_200)

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    if let numbers = HackerNewsItem.numbers(in: input), numbers.count > input.count { return "more numbers than bytes" }
    if let answer = AlgoliaAnswer(json: input) {
      if answer.hits.count > input.count { return "more hits than bytes" }
      for story in answer.hits.compactMap({ $0.story(source: "hn", seen: seen) }) {
        if let found = violation(of: story) { return found }
      }
    }
    guard let item = HackerNewsItem(json: input) else { return nil }
    if let story = item.story(source: "hn", seen: seen, rank: 1), let found = violation(of: story) { return found }
    guard let comment = item.comment(parent: nil, url: "https://news.example/item?id=\(item.id)") else { return nil }
    if comment.by.isEmpty || comment.markup.isEmpty { return "a comment of nobody or of nothing" }
    return isReal(comment.time) ? nil : "a comment of \(comment.time.rawValue)"
  }

  private static func violation(of story: SourceStory) -> String? {
    let candidate = story.candidate
    if candidate.title.allSatisfy(\.isWhitespace) || candidate.title.contains(where: \.isNewline) {
      return "the title is \(candidate.title.debugDescription)"
    }
    if Int64(candidate.id.nativeID) == nil { return "the number is \(candidate.id.nativeID)" }
    for seen in candidate.history {
      let counts = Observation.counts
      guard counts.contains(seen.points), counts.contains(seen.comments), seen.rank.map(counts.contains) ?? true else {
        return "\(seen.points) points, \(seen.comments) comments at \(seen.rank ?? 0)"
      }
    }
    for count in [story.counts.points, story.counts.comments].compactMap(\.self)
    where !Observation.counts.contains(count) { return "\(count) was counted" }
    return isReal(candidate.posted) ? nil : "posted at \(candidate.posted)"
  }

  /// Whether it is of the years that a source can speak of, and can be written as a time and read again.
  private static func isReal(_ time: Timestamp) -> Bool {
    time.rawValue >= 0 && Timestamp(rfc3339: time.rfc3339()) == time
  }
}
