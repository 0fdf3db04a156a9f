import ArticleModel
import EditionModel
import Testing

@testable import Editor

@Suite("A story that can be sealed") struct SealableStoryTests {
  private func story(facts: [String: Double] = ["points": 3], evidence: [String: Double] = [:], note: [Block]? = nil)
    -> Story
  {
    Story(
      number: 1, source: "hn",
      submission: Submission(id: "1", title: "A title", url: nil, discussion: "https://a.example/"),
      reading: Reading(
        site: "a.example", readingMinutes: 1, visibility: .full,
        receipt: Receipt(kind: .full, why: "whole", source: "page", evidence: evidence)),
      decision: Decision(reason: Reason(text: "3 points", facts: facts)),
      conversation: Conversation(note: note))
  }

  private func isSealed(_ story: Story) -> Bool { (try? CanonicalJSON.encode(story)) != nil }

  @Test("A number that isn't finite costs itself, and no edition", arguments: [Double.nan, .infinity, -.infinity])
  func numbers(number: Double) throws {
    let story = story(facts: ["points": 3, "perHour": number], evidence: ["share": number, "words": 9])
    #expect(!isSealed(story), "as it was, it would cost the edition")
    let sealed = story.sealable
    #expect(isSealed(sealed))
    #expect(sealed.reason.facts == ["points": 3] && sealed.receipt.evidence == ["words": 9])
    #expect(Reason(text: "", facts: ["x": number, "y": 1]).sealable.facts == ["y": 1])
  }

  @Test("A note that nests deeper than can be written costs itself, and no edition")
  func deepNote() {
    var note: [Block] = [.paragraph([.text("words")])]
    for _ in 0..<600 { note = [.quote(note, citation: [])] }
    let story = story(note: note)
    #expect(!isSealed(story), "as it was, it would cost the edition")
    #expect(isSealed(story.sealable) && story.sealable.note == nil)
  }

  @Test("An ordinary story stays as it is")
  func ordinary() {
    let story = story(note: [.paragraph([.text("words")])])
    #expect(story.sealable == story)
  }
}
