import EditionModel
import Testing

@Suite("The corrections that hold") struct CorrectionTests {
  func inForce(_ kinds: Correction.Kind...) -> [Correction.Kind] {
    kinds.enumerated().map { Correction(date: Timestamp(Int64($0)), kind: $1, story: 1, text: "\($0)") }.inForce.map(
      \.kind)
  }

  @Test("The last correction on each matter counts, in the order of their dates")
  func lastWord() {
    #expect(inForce(.retitled, .edited, .dead) == [.retitled, .edited, .dead])
    #expect(inForce(.unreachable, .dead) == [.dead])
    #expect(inForce(.retitled, .edited, .retitled) == [.edited, .retitled])
  }

  @Test("A recovery ends an earlier correction and isn't listed itself")
  func goodNews() {
    #expect(inForce(.dead, .edited, .recovered) == [.edited])
    #expect(inForce(.removed, .restored) == [])
    #expect(inForce(.dead, .restored) == [.dead])
    #expect(inForce(.dead, .recovered, .dead) == [.dead])
  }
}
