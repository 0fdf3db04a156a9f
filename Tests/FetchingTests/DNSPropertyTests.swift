import TestSupport
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct DNSPropertyTests {
  @Test(
    "Any bytes are a sound answer or none", arguments: 0..<10)
  func anyBytesAreASound(seed: Int) {
    var inputs = Mutations(of: DNSInvariants.seeds, words: DNSInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(DNSInvariants.violation(in: input) == nil, "\(input)")
    }
  }
}
