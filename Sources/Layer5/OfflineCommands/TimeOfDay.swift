public import ArgumentParser
public import EditionModel
import Foundation

/// A time of day, without a date or zone.
public struct TimeOfDay: ExpressibleByArgument, Hashable, Sendable {
  /// From 0 to 23.
  public let hour: Int
  /// From 0 to 59.
  public let minute: Int

  init(hour: Int, minute: Int = 0) {
    self.hour = hour
    self.minute = minute
  }

  /// The time of day of a civil time.
  public init(_ time: CivilTime) { self.init(hour: time.hour, minute: time.minute) }

  /// Reads `06:00`; returns nil for anything that isn't a time of day.
  public init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// `06:00`.
  public var text: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }

  /// Each moment in a span of Unix seconds at which a clock of the zone shows one of the times, in order.
  static func moments(of times: [TimeOfDay], from first: Int64, through last: Int64, in zone: TimeZone) -> [Int64] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    var day = calendar.startOfDay(for: Date(timeIntervalSince1970: TimeInterval(first)))
    var moments: Set<Int64> = []
    while Int64(day.timeIntervalSince1970) <= last {
      for time in times {
        // A time that the clock skips in spring falls on the first moment after the gap.
        if let date = calendar.date(bySettingHour: time.hour, minute: time.minute, second: 0, of: day) {
          moments.insert(Int64(date.timeIntervalSince1970))
        }
      }
      guard let next = calendar.date(byAdding: .day, value: 1, to: day), next > day else { break }
      day = calendar.startOfDay(for: next)
    }
    return moments.filter { $0 > first && $0 <= last }.sorted()
  }
}
