import TestSupport
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct ItemPropertyTests {
  @Test(
    "Any answer gives sound stories or none", arguments: 0..<10)
  func anyAnswer(seed: Int) {
    var inputs = Mutations(of: ItemInvariants.seeds, words: ItemInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(ItemInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
