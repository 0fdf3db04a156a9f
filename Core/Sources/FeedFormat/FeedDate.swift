import EditionModel

/// Reads dates as feeds write them: RFC 3339 and its shorter forms, RFC 822 with common mistakes, and `asctime`.
enum FeedDate {
  /// Reads Unix seconds; nil for anything that isn't a date. A day without a time means midnight; a time without a zone is UTC.
  static func read(_ text: String) -> Int64? {
    let text = text.trimming
    let seconds =
      Timestamp(rfc3339: text)?.rawValue
      ?? (text.prefix(4).allSatisfy(\.isASCIIDigit) && text.count >= 4 ? iso(text) : written(text))
    return seconds.flatMap { calendar.contains($0) ? $0 : nil }
  }

  /// The years 1 to 9999. A zone can move a date beyond them, where it can't be written again.
  private static let calendar: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// `2003-12-31`, `2003-12`, `20031231`, `2003-12-31T10:14Z`, `2003-12-31 10:14:55+0100`.
  private static func iso(_ text: String) -> Int64? {
    let halves = text.split(maxSplits: 1) { $0 == "T" || $0 == "t" || $0 == " " }
    guard let first = halves.first else { return nil }
    let digits = first.filter(\.isASCIIDigit)
    guard let year = Int(digits.prefix(4)),
      let date = CivilDate(
        year: year, month: Int(digits.dropFirst(4).prefix(2)) ?? 1, day: Int(digits.dropFirst(6).prefix(2)) ?? 1)
    else { return nil }
    guard halves.count > 1 else { return Int64(date.daysSinceEpoch) * 86400 }
    let clock = halves[1].prefix { $0.isASCIIDigit || $0 == ":" || $0 == "." }
    return moment(date, clock: clock, zone: halves[1].dropFirst(clock.count))
  }

  /// `Thu, 01 Jan 2004 19:48:21 GMT`, `1 January 04 19:48 EST`, `Thu Jan  1 19:48:21 2004`.
  private static func written(_ text: String) -> Int64? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }
    guard let place = words.firstIndex(where: { month($0) != nil }), let month = month(words[place]) else { return nil }
    let clock = words.first { $0.contains(":") }
    let numbers = words.enumerated().filter { $0.element.allSatisfy(\.isASCIIDigit) }.compactMap { Int($0.element) }
    guard numbers.count >= 2 else { return nil }
    let (day, year) = numbers[0] > 31 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    let fullYear = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year
    guard let date = CivilDate(year: fullYear, month: month, day: day) else { return nil }
    guard let clock, let after = words.firstIndex(of: clock) else { return Int64(date.daysSinceEpoch) * 86400 }
    // In `asctime` the year follows the clock.
    let zone = words[(after + 1)...].first { !($0.count == 4 && $0.allSatisfy(\.isASCIIDigit)) } ?? ""
    return moment(date, clock: clock, zone: zone)
  }

  private static func moment(_ date: CivilDate, clock: Substring, zone: Substring) -> Int64? {
    let parts = clock.split(separator: ":").map { Int($0.prefix { $0 != "." }) }
    guard let hour = parts.first ?? nil, (0...24).contains(hour) else { return nil }
    let minute = parts.count > 1 ? parts[1] ?? 0 : 0
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    guard (0..<60).contains(minute), (0...60).contains(second) else { return nil }
    return Int64(date.daysSinceEpoch * 86400 + hour * 3600 + minute * 60 + second) - Int64(offset(zone))
  }

  /// Seconds east of Greenwich; 0 for an unknown zone.
  private static func offset(_ zone: Substring) -> Int {
    let zone = zone.trimming.uppercased()
    if let hours = zones[zone] { return hours * 3600 }
    let name = zone.hasPrefix("GMT") || zone.hasPrefix("UTC") ? String(zone.dropFirst(3)) : zone
    guard let sign = name.first, sign == "+" || sign == "-" else { return 0 }
    let digits = name.filter(\.isASCIIDigit)
    guard let hours = Int(digits.prefix(2)), hours < 24 else { return 0 }
    let minutes = Int(digits.dropFirst(2).prefix(2)) ?? 0
    guard minutes < 60 else { return 0 }
    return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func month(_ word: Substring) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return word.count >= 3 ? names.firstIndex(of: word.prefix(3).lowercased()).map { $0 + 1 } : nil
  }

  /// The zones of RFC 822, in hours.
  private static let zones = [
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "CET": 1, "CEST": 2, "BST": 1, "JST": 9,
  ]
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension StringProtocol {
  fileprivate var trimming: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
