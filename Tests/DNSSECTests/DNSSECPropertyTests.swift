import TestSupport
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct DNSSECPropertyTests {
  @Test("Any bytes are judged without a crash, and what nobody signed is never secure", arguments: 0..<10)
  func anyBytes(seed: Int) {
    var inputs = Mutations(of: DNSSECInvariants.seeds, words: DNSSECInvariants.words, seed: seed)
    for _ in 0..<60 {
      let input = inputs.next()
      #expect(DNSSECInvariants.violation(in: input) == nil, "\(input)")
    }
  }
}
