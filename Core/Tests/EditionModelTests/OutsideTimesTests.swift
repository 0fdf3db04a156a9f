import EditionModel
import Foundation
import SharedData
import Testing

/// Times from outside: what is read can be written and read again.
@Suite("Times from outside") struct OutsideTimesTests {
  @Test(
    "A time is read only if it can be written again",
    arguments: [
      "9999-12-31T23:59:59-23:59", "9999-12-31T23:59:60Z", "0001-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z",
      "10000-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-05-06T24:00:00Z", "2026-05-06T00:00:00+99:00",
    ])
  func refused(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

  @Test("Whatever the digits, a time that is read becomes itself", arguments: [Seeds.fresh])
  func property(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
    }
    for _ in 0..<20_000 {
      let zone = ["Z", "+\(digits(2)):\(digits(2))", "-\(digits(2)):\(digits(2))"].randomElement(using: &random) ?? "Z"
      let text = "\(digits(4))-\(digits(2))-\(digits(2))T\(digits(2)):\(digits(2)):\(digits(2))\(zone)"
      guard let time = Timestamp(rfc3339: text) else { continue }
      #expect(Timestamp(rfc3339: time.rfc3339()) == time, "\(text)")
    }
  }

  @Test(
    "Seconds beyond the years 1 to 9999 are refused", arguments: [Int64.min, -62_135_596_801, 253_402_300_800, .max])
  func seconds(value: Int64) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(UnixSeconds.self, from: Data("\(value)".utf8)) }
  }
}
