/// A month of the calendar.
public struct CalendarMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Its first day.
  public let first: CivilDate

  /// The month of a day.
  public init(of day: CivilDate) { first = day.advanced(by: 1 - day.day) }

  /// Reads `2026-05`; nil for anything else.
  public init?(_ text: String) {
    guard let first = CivilDate(text + "-01") else { return nil }
    self.first = first
  }

  /// The written form: `2026-05`.
  public var description: String { String(first.description.prefix(7)) }

  /// Orders months by time.
  public static func < (a: CalendarMonth, b: CalendarMonth) -> Bool { a.first < b.first }
}
