import SharedData
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct ArticlePropertyTests {
  @Test(
    "Any bytes give an article that is safe to show and to keep", arguments: 0..<16)
  func anyBytesGive(seed: Int) {
    var inputs = Mutations(of: ArticleInvariants.seeds, words: ArticleInvariants.words, seed: seed)
    for _ in 0..<6 {
      let input = inputs.next()
      #expect(ArticleInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
