import SharedData
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct URLPropertyTests {
  @Test(
    "Any text is a sound address or none", arguments: 0..<20)
  func anyText(seed: Int) {
    var inputs = Mutations(of: URLInvariants.seeds, words: URLInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(URLInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
