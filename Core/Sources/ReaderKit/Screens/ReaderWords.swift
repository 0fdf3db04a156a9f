import EditionModel
import OutsideText

/// The words that several screens share.
enum ReaderWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// `Wednesday, 6 May 2026`.
  static func day(_ date: CivilDate) -> String { "\(weekdays[date.weekday]), \(shortDay(date))" }

  /// `6 May 2026`.
  static func shortDay(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

  /// `06:00`.
  static func time(_ instant: Timestamp, _ zone: Zone) -> String {
    let civil = instant.civil(offset: zone.offset(instant))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(civil.hour)):\(two(civil.minute))"
  }

  /// `06:00 UTC`, `18:00 Berlin time`.
  static func timeInZone(_ instant: Timestamp, _ zone: Zone) -> String {
    let place = zone.identifier.split(separator: "/").last.map { String($0.map { $0 == "_" ? " " : $0 }) } ?? ""
    return "\(time(instant, zone)) \(zone.identifier.contains("/") ? "\(place) time" : zone.identifier)"
  }

  /// `Morning edition`.
  static func editionName(_ key: EditionKey) -> String {
    key.isSample ? "Sample edition" : key.slot.prefix(1).uppercased() + key.slot.dropFirst() + " edition"
  }

  /// `1 story`, `3 stories`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

  /// A title or a name from outside without characters that command.
  static func plain(_ text: String) -> String { PlainName.cleaned(text) }
}
