import SharedData
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct DecodingPropertyTests {
  @Test(
    "Any bytes decode to sound text", arguments: 0..<20)
  func anyBytesDecode(seed: Int) {
    var inputs = Mutations(of: DecodingInvariants.seeds, words: DecodingInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(DecodingInvariants.violation(in: input) == nil, "\(input)")
    }
  }
}
