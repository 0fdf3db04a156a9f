import EditionModel
import Testing

@Suite("What still holds of corrections") struct CorrectionTests {
  func standing(_ kinds: Correction.Kind...) -> [Correction.Kind] {
    kinds.enumerated().map { Correction(date: Timestamp(Int64($0)), kind: $1, story: 1, text: "\($0)") }.standing.map(
      \.kind)
  }

  @Test("The last word on each matter counts, in the order in which they were said")
  func lastWord() {
    #expect(standing(.retitled, .edited, .dead) == [.retitled, .edited, .dead])
    #expect(standing(.unreachable, .dead) == [.dead])
    #expect(standing(.retitled, .edited, .retitled) == [.edited, .retitled])
  }

  @Test("Good news takes its bad news away and is none itself")
  func goodNews() {
    #expect(standing(.dead, .edited, .recovered) == [.edited])
    #expect(standing(.removed, .restored) == [])
    #expect(standing(.dead, .restored) == [.dead])
    #expect(standing(.dead, .recovered, .dead) == [.dead])
  }
}
