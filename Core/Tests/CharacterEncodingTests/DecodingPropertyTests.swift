import SharedData
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct DecodingPropertyTests {
  @Test(arguments: 0..<20)
  func anyBytesDecodeToSoundText(seed: Int) {
    var inputs = Mutations(of: DecodingInvariants.seeds, words: DecodingInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(DecodingInvariants.violation(in: input) == nil, "\(input)")
    }
  }
}
