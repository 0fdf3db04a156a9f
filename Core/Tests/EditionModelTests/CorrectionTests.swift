import EditionModel
import Testing

@Suite("The corrections that hold") struct CorrectionTests {
  func standing(_ kinds: Correction.Kind...) -> [Correction.Kind] {
    kinds.enumerated().map { Correction(date: Timestamp(Int64($0)), kind: $1, story: 1, text: "\($0)") }.standing.map(
      \.kind)
  }

  @Test("The last correction on each matter counts, in the order of their dates")
  func lastWord() {
    #expect(standing(.retitled, .edited, .dead) == [.retitled, .edited, .dead])
    #expect(standing(.unreachable, .dead) == [.dead])
    #expect(standing(.retitled, .edited, .retitled) == [.edited, .retitled])
  }

  @Test("A recovery ends an earlier correction and isn't listed itself")
  func goodNews() {
    #expect(standing(.dead, .edited, .recovered) == [.edited])
    #expect(standing(.removed, .restored) == [])
    #expect(standing(.dead, .restored) == [.dead])
    #expect(standing(.dead, .recovered, .dead) == [.dead])
  }
}
