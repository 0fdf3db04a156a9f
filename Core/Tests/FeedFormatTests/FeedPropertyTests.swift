import SharedData
import Testing

@testable import FeedFormat

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct FeedPropertyTests {
  @Test(arguments: 0..<20)
  func anyBytesGiveASoundFeedOrNone(seed: Int) {
    var inputs = Mutations(of: FeedInvariants.seeds, words: FeedInvariants.words, seed: seed)
    for _ in 0..<25 {
      let input = inputs.next()
      #expect(FeedInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }

  @Test(arguments: 0..<20)
  func anyTextGivesADateOfTheCalendarOrNone(seed: Int) {
    var inputs = Mutations(of: DateInvariants.seeds, words: DateInvariants.words, seed: seed)
    for _ in 0..<40 {
      let input = inputs.next()
      #expect(DateInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
