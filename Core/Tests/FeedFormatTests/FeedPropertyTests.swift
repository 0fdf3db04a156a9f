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

  @Test(
    "A zone that is none counts as UTC",
    arguments: ["+0099", "-2460", "+9900", "+ab:cd", "XYZ", "+", "GMT+99", "UTC+00:75", "٣"])
  func zones(zone: String) {
    #expect(FeedDate.read("31 Dec 2003 10:14:55 \(zone)") == FeedDate.read("31 Dec 2003 10:14:55 GMT"))
  }

  @Test(
    "A date outside of the years 1 to 9999 is no date",
    arguments: [
      "31 Dec 10000 10:14:55 GMT", "0000-01-01T00:00:00Z", "10000-01-01", "9999-12-31T23:59:60-23:59",
      "0001-01-01T00:00:00+23:59", "99999999999999999999-01-01", "-001-01-01", "31 Dec 99999999999999999999 10:14 GMT",
    ])
  func years(text: String) { #expect(FeedDate.read(text) == nil) }
}
