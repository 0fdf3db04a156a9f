import TestSupport
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct ItemPropertyTests {
  @Test(arguments: 0..<10)
  func anyAnswerGivesSoundStoriesOrNone(seed: Int) {
    var inputs = Mutations(of: ItemInvariants.seeds, words: ItemInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(ItemInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
