import TestSupport
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct RobotsPropertyTests {
  @Test(
    "Any bytes are rules that decide by the longest match", arguments: 0..<10)
  func anyBytesAreRules(seed: Int) {
    var inputs = Mutations(of: RobotsInvariants.seeds, words: RobotsInvariants.words, seed: seed)
    for _ in 0..<15 {
      let input = inputs.next()
      #expect(RobotsInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
