import EditionModel
import Testing

@testable import Discussions

@Suite("What a thread says of its story") struct ThreadFinderTests {
  @Test("A correction counts when two people name it")
  func corrections() {
    let lone = [
      ("1", nil as String?, "a", "The title is misleading, the measurement was of the compiler."),
      ("2", nil, "b", remark(2)),
    ]
    #expect(ThreadFinder(thread(lone)).facts.isEmpty)
    let facts = ThreadFinder(
      thread(
        lone + [
          ("3", nil, "c", "Agreed that the headline is misleading about what the measurement of the compiler shows.")
        ])
    ).facts
    #expect(facts.map(\.kind) == [.correction])
    #expect(facts.first?.comments.map(\.id) == ["1", "3"])
    #expect(facts.first?.text == "The title is misleading, the measurement was of the compiler.")
  }

  @Test("Copies of the page, earlier discussions and links of several people are found, others aren't")
  func links() {
    func link(_ url: String) -> String { "<a href=\"\(url)\">\(url)</a>" }
    let facts = ThreadFinder(
      thread([
        ("1", nil, "a", link("https://archive.ph/abcde")),
        (
          "2", nil, "dang",
          "Related: <p><i>A story</i> - " + link("https://news.ycombinator.com/item?id=7") + " - May 2019 (12 comments)"
        ),
        ("3", nil, "b", "See " + link("https://source.example/data") + " and " + link("https://lone.example/")),
        ("4", nil, "c", "The numbers: " + link("https://source.example/data?utm_source=x")),
        ("5", nil, "c", link("https://site.example/page")),
        ("6", nil, "d", link("https://web.archive.org/web/2020/https://elsewhere.example/")),
      ])
    ).facts
    #expect(facts.map(\.kind) == [.archive, .earlier, .link])
    #expect(
      facts.map(\.url) == [
        "https://archive.ph/abcde", "https://news.ycombinator.com/item?id=7", "https://source.example/data",
      ])
    #expect(facts[1].text.contains("May 2019 (12 comments)"))
    #expect(facts[2].comments.map(\.id) == ["3", "4"])
  }

  @Test("A withdrawn comment leaves the kept ones and the facts")
  func withdrawal() throws {
    let one = thread([
      ("1", nil, "zed", "Author here: " + remark(1)), ("2", "1", "b", remark(2)),
    ])
    let kept = try #require(
      DiscussionKeeper.keep(one, at: Timestamp(1), extent: .init(read: 2, known: 2, ending: .whole)) { _ in ["1"] })
    #expect(kept.holds("1") && kept.facts.count == 1 && kept.quotes.count == 1)
    let rest = kept.withdrawing("1")
    #expect(!rest.holds("1"))
    #expect(rest.comments.map(\.id) == ["1", "2"], "the reply keeps its place")
    let bytes = try CanonicalJSON.encode(rest)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("zed") && !text.contains("word1x") && text.contains("word2x"))
  }
}
