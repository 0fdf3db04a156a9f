import SharedData
import Testing

@testable import FeedFormat

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct FeedPropertyTests {
  @Test(
    "Any bytes give a sound feed or none", arguments: 0..<20)
  func anyBytesGive(seed: Int) {
    var inputs = Mutations(of: FeedInvariants.seeds, words: FeedInvariants.words, seed: seed)
    for _ in 0..<25 {
      let input = inputs.next()
      #expect(FeedInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }

  @Test(
    "Any text gives a date of the calendar or none", arguments: 0..<20)
  func anyText(seed: Int) {
    var inputs = Mutations(of: DateInvariants.seeds, words: DateInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(DateInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
