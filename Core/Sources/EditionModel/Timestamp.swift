/// An instant in whole seconds of Unix time.
public struct Timestamp: Hashable, Sendable, Comparable, RawRepresentable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let rawValue: Int64

  /// The beginning of Unix time.
  public static let epoch = Timestamp(0)
  /// An instant before all others.
  public static let earliest = Timestamp(.min)
  /// An instant after all others.
  public static let latest = Timestamp(.max)

  /// Makes an instant from Unix seconds.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Makes an instant from Unix seconds.
  public init(_ seconds: Int64) { rawValue = seconds }

  /// Orders instants by time.
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.rawValue < b.rawValue }
  /// The instant some seconds later; earlier for a negative number.
  public static func + (a: Timestamp, seconds: Int64) -> Timestamp { Timestamp(a.rawValue + seconds) }
  /// The instant some seconds earlier; later for a negative number.
  public static func - (a: Timestamp, seconds: Int64) -> Timestamp { Timestamp(a.rawValue - seconds) }
  /// The seconds from `b` to `a`.
  public static func - (a: Timestamp, b: Timestamp) -> Int64 { a.rawValue - b.rawValue }

  /// The seconds of the years 1 to 9999: what RFC 3339 can write.
  public static let writable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Reads RFC 3339 (`2026-05-06T18:00:00Z`, `…+02:00`); nil for anything else. Fractions of a second are dropped.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
    func digits(_ start: Int) -> Int? {
      guard start + 1 < bytes.count else { return nil }
      let pair = bytes[start...(start + 1)].map { Int($0) - 48 }
      return pair.allSatisfy { (0...9).contains($0) } ? pair[0] * 10 + pair[1] : nil
    }
    guard bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = digits(11), let minute = digits(14), let second = digits(17),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
    }
    guard index < bytes.count else { return nil }
    var offset = 0
    if bytes[index] | 0x20 == UInt8(ascii: "z") {
      guard index + 1 == bytes.count else { return nil }
    } else {
      guard bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"), index + 6 == bytes.count,
        bytes[index + 3] == UInt8(ascii: ":"), let hours = digits(index + 1), let minutes = digits(index + 4),
        hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 3600 + minutes * 60) * (bytes[index] == UInt8(ascii: "-") ? -1 : 1)
    }
    rawValue = Int64(date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset)
    // A zone can move a time beyond the years that can be written again.
    guard Self.writable.contains(rawValue) else { return nil }
  }

  /// The civil time at an offset from UTC, in seconds.
  public func civil(offset: Int = 0) -> CivilTime {
    let local = rawValue.addingReportingOverflow(Int64(offset)).partialValue
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let seconds = Int(local - days * 86_400)
    return CivilTime(
      date: CivilDate(daysSinceEpoch: Int(days)), hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
  }

  /// Writes RFC 3339 at an offset from UTC, in seconds: `2026-05-06T18:00:00Z`.
  public func rfc3339(offset: Int = 0) -> String {
    let time = civil(offset: offset)
    let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
    guard offset != 0 else { return "\(time.date)T\(clock)Z" }
    let minutes = abs(offset) / 60
    return "\(time.date)T\(clock)\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

/// A date and a time of day, without a zone.
public struct CivilTime: Hashable, Sendable {
  /// The day.
  public var date: CivilDate
  /// The hour, from 0 to 23.
  public var hour: Int
  /// The minute, from 0 to 59.
  public var minute: Int
  /// The second, from 0 to 60.
  public var second: Int

  /// Makes a civil time.
  public init(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
    self.date = date
    self.hour = hour
    self.minute = minute
    self.second = second
  }
}

extension Timestamp: Codable {
  /// Reads RFC 3339.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Timestamp(rfc3339: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no RFC 3339 time: \(text)")
    }
    self = value
  }

  /// Writes RFC 3339 in UTC.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rfc3339())
  }
}

/// An instant that is written as a number of Unix seconds, as archives and snapshots have it.
@propertyWrapper
public struct UnixSeconds: Hashable, Sendable, Codable {
  /// The instant.
  public var wrappedValue: Timestamp

  /// Wraps an instant.
  public init(wrappedValue: Timestamp) { self.wrappedValue = wrappedValue }

  /// Reads a number of seconds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let seconds = try container.decode(Int64.self)
    guard Timestamp.writable.contains(seconds) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no time of the years 1 to 9999: \(seconds)")
    }
    wrappedValue = Timestamp(seconds)
  }

  /// Writes a number of seconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue.rawValue)
  }
}
