import EditionModel

@testable import FeedFormat

/// What holds for every date in a feed, a header or a log, whatever the text. Used by the tests and by the fuzzer.
enum DateInvariants {
  static let seeds = [
    "2003-12-31T10:14:55Z", "2003-12-31T11:14:55.25+01:00", "20031231", "2003-12", "Wed, 31 Dec 2003 10:14:55 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "31 Dec 03 05:14:55 EST", "1 January 04 24:00 +0530",
    "9999-12-31T23:59:60-23:59", "0001-01-01T00:00:00Z",
  ]

  static let words = [
    ":", "-", "+", "T", "Z", " ", ",", ".", "Jan", "Dec", "99", "00", "24", "60", "9223372036854775807",
    "-9223372036854775808:", "GMT", "UTC+14", "-2400", "٣", "²", "0",
  ]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    if let exact = Timestamp(rfc3339: text) {
      if years.contains(exact), Timestamp(rfc3339: exact.rfc3339()) != exact { return "\(text) does not round-trip" }
      if years.contains(exact), FeedDate.read(text) != exact.rawValue { return "\(text) is two moments" }
    }
    if let date = CivilDate(text), CivilDate(date.description) != date { return "\(text) is not \(date)" }
    guard let seconds = FeedDate.read(text) else { return nil }
    guard years.contains(Timestamp(seconds)) else { return "\(text) is \(seconds), outside of the calendar" }
    let written = Timestamp(seconds).rfc3339()
    return FeedDate.read(written) == seconds ? nil : "\(text) is \(seconds) and \(written) is not"
  }

  /// From year 1 to 9999.
  private static let years = Timestamp(-62_135_596_800)...Timestamp(253_402_300_799)
}
