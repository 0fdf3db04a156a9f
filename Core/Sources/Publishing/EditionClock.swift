public import EditionModel

/// Writes an edition's times in the civil time of its zone.
struct EditionClock: Sendable {
  /// How the zone is called for people: `UTC`, `Berlin time`.
  let zoneName: String
  private let offset: @Sendable (Timestamp) -> Int
  private let schedule: Schedule

  init(timeZone: String, schedule: Schedule) {
    // Rules are known for the site's zone only; an edition of another zone is shown in UTC.
    let zone = timeZone == schedule.zone.identifier ? schedule.zone : .utc
    zoneName = CalendarWords.zone(zone.identifier)
    offset = zone.offset
    self.schedule = schedule
  }

  init(schedule: Schedule) { self.init(timeZone: schedule.zone.identifier, schedule: schedule) }

  func civil(_ instant: Timestamp) -> CivilTime { instant.civil(offset: offset(instant)) }
  func time(_ instant: Timestamp) -> String { CalendarWords.time(civil(instant)) }
  func day(_ instant: Timestamp) -> String { CalendarWords.day(civil(instant).date) }
  func rfc3339(_ instant: Timestamp) -> String { instant.rfc3339(offset: offset(instant)) }

  /// `18:00 Berlin time`.
  func timeInZone(_ instant: Timestamp) -> String { "\(time(instant)) \(zoneName)" }

  /// `Wednesday, 6 May 2026 at 18:05 Berlin time`.
  func dayAndClock(_ instant: Timestamp) -> String { "\(day(instant)) at \(timeInZone(instant))" }

  /// `6 May 2026, 18:05 Berlin time`.
  func dayAndTime(_ instant: Timestamp) -> String {
    "\(CalendarWords.shortDay(civil(instant).date)), \(timeInZone(instant))"
  }

  /// ` (16:05 UTC)`.
  func inUTC(_ instant: Timestamp) -> String { " (\(CalendarWords.time(instant.civil())) UTC)" }

  /// `6 May 2026, 18:05 Berlin time (16:05 UTC)`.
  func inFull(_ instant: Timestamp) -> String { dayAndTime(instant) + (zoneName == "UTC" ? "" : inUTC(instant)) }

  /// `Morning edition`.
  func name(of key: EditionKey) -> String {
    key.isSample ? Wording.sampleEdition : Wording.editionName(slot: key.slot)
  }

  /// `Morning edition, Wednesday, 6 May 2026`.
  func fullName(of key: EditionKey) -> String {
    [name(of: key), key.date.map(CalendarWords.day)].compactMap(\.self).joined(separator: ", ")
  }

  /// Says when the first edition after an instant comes, by the clock ``ofSite``.
  ///
  /// - Parameter day: the day on which it is read, which then needn't be named; nil where that can be any day.
  func announcement(after instant: Timestamp, from day: CivilDate? = nil) -> Sentence? {
    schedule.next(after: instant).map { announcement(of: $0, from: day) }
  }

  func announcement(of next: Cutoff, from day: CivilDate? = nil) -> Sentence {
    next.key.date == day
      ? Wording.Edition.nextComes(next.key.slot, next.instant)
      : Wording.Edition.nextComesOnDay(next.key.slot, next.instant)
  }

  /// The first cut-off after an instant, as RFC 3339 in the site's zone.
  func next(after instant: Timestamp) -> String? { schedule.next(after: instant).map { ofSite.rfc3339($0.instant) } }

  /// The clock of the site's own zone.
  var ofSite: EditionClock { EditionClock(schedule: schedule) }

  /// `06:00 and 18:00 Berlin time`.
  var slots: String {
    let times = schedule.slots.map { CalendarWords.time(hour: $0.hour, minute: $0.minute) }
    return "\(Wording.list(times)) \(CalendarWords.zone(schedule.zone.identifier))"
  }
}

/// Days and times in words. Layer 1 has no formatter of locales; the interface speaks English.
enum CalendarWords {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// `Wednesday, 6 May 2026`.
  static func day(_ date: CivilDate) -> String { "\(weekdays[date.weekday]), \(date.day) \(month(date))" }

  /// `6 May 2026`.
  static func shortDay(_ date: CivilDate) -> String { "\(date.day) \(month(date))" }

  /// `May 2026`.
  static func month(_ date: CivilDate) -> String { "\(monthName(date)) \(date.year)" }

  /// `May`.
  static func monthName(_ date: CivilDate) -> String { months[date.month - 1] }

  static func time(_ time: CivilTime) -> String { self.time(hour: time.hour, minute: time.minute) }

  static func time(hour: Int, minute: Int) -> String {
    (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  /// `America/New_York` is `New York time`.
  static func zone(_ identifier: String) -> String {
    let city = identifier.split(separator: "/").last.map(String.init) ?? identifier
    return ["UTC", "GMT", "UCT", "Zulu"].contains(city) ? "UTC" : city.replacing("_", with: " ") + " time"
  }

  /// The day of a page's own date (RFC 3339, or only a date), for programs and for people:
  /// `2026-05-06`, `6 May 2026`.
  static func date(of text: String) -> (value: String, words: String)? {
    CivilDate(String(text.prefix(10))).map { ($0.description, shortDay($0)) }
  }

  /// `1,204 comments`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    counted(number, one, many)
  }

  /// `1,204`.
  static func grouped(_ number: Int) -> String {
    EditionModel.grouped(number)
  }
}

extension Schedule {
  /// How often editions come: `every morning and every evening`.
  public var rhythm: String { slots.isEmpty ? "when there are ten" : Wording.list(slots.map { "every \($0.name)" }) }
}
