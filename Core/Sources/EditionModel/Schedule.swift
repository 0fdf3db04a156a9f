/// The civil times at which the editions of a publication are decided.
///
/// Zone rules are a parameter (``Zone``): a test passes a year in milliseconds.
public struct Schedule: Sendable {
  /// The zone whose civil time the slots are in.
  public let zone: Zone
  /// Earliest first.
  public let slots: [Slot]

  /// Makes a schedule.
  public init(zone: Zone, slots: [Slot] = Slot.standard) {
    self.zone = zone
    self.slots = slots.sorted { ($0.hour, $0.minute) < ($1.hour, $1.minute) }
  }

  /// The cut-off at or before an instant, nil if there are no slots.
  public func latest(atOrBefore instant: Timestamp) -> Cutoff? {
    cutoffs(-3...1, from: instant).last { $0.instant <= instant }
  }

  /// The next cut-off after an instant, nil if there are no slots.
  public func next(after instant: Timestamp) -> Cutoff? {
    cutoffs(-1...3, from: instant).first { $0.instant > instant }
  }

  /// The cut-offs after `start` up to and including `end`, in order.
  public func cutoffs(after start: Timestamp, through end: Timestamp) -> [Cutoff] {
    guard start < end else { return [] }
    let first = start.civil().date.advanced(by: -2).daysSinceEpoch
    let last = end.civil().date.advanced(by: 2).daysSinceEpoch
    return (first...last).flatMap { cutoffs(on: CivilDate(daysSinceEpoch: $0)) }
      .filter { $0.instant > start && $0.instant <= end }
  }

  /// The cut-off of a key; nil if its day or slot doesn't exist in this zone.
  public func cutoff(of key: EditionKey) -> Cutoff? {
    key.date.flatMap { date in cutoffs(on: date).first { $0.key == key } }
  }

  /// The cut-offs of days around an instant. A zone's own day is at most one away, and a day may be missing.
  private func cutoffs(_ days: ClosedRange<Int>, from instant: Timestamp) -> [Cutoff] {
    let day = instant.civil().date
    return days.flatMap { cutoffs(on: day.advanced(by: $0)) }.sorted { $0.instant < $1.instant }
  }

  private func cutoffs(on date: CivilDate) -> [Cutoff] {
    slots.compactMap { slot in
      guard let instant = zone.instant(of: CivilTime(date: date, hour: slot.hour, minute: slot.minute)),
        // Apia skipped 30 December 2011: a slot that would fall on another day has no edition.
        instant.civil(offset: zone.offset(instant)).date == date
      else { return nil }
      return Cutoff(key: EditionKey(date: date, slot: slot.name), instant: instant)
    }
  }
}

/// A named civil time of day.
public struct Slot: Hashable, Sendable, Codable {
  /// Lower-case letters: `morning`.
  public var name: String
  /// The hour, from 0 to 23.
  public var hour: Int
  /// The minute, from 0 to 59.
  public var minute: Int

  /// Makes a slot.
  public init(name: String, hour: Int, minute: Int) {
    self.name = name
    self.hour = hour
    self.minute = minute
  }

  /// Morning at 06:00 and evening at 18:00.
  public static let standard = [
    Slot(name: "morning", hour: 6, minute: 0), Slot(name: "evening", hour: 18, minute: 0),
  ]
}

/// The instant at which one edition is decided.
public struct Cutoff: Hashable, Sendable {
  /// The edition that is decided.
  public let key: EditionKey
  /// When it is decided.
  public let instant: Timestamp

  /// Makes a cut-off.
  public init(key: EditionKey, instant: Timestamp) {
    self.key = key
    self.instant = instant
  }
}

/// The rules of an IANA time zone, passed in as a function: this layer reads no tables.
public struct Zone: Sendable {
  /// The name of the zone, such as `Europe/Berlin`.
  public let identifier: String
  /// Seconds east of UTC at an instant.
  public let offset: @Sendable (Timestamp) -> Int

  /// Makes a zone from its rules.
  public init(identifier: String, offset: @escaping @Sendable (Timestamp) -> Int) {
    self.identifier = identifier
    self.offset = offset
  }

  /// Coordinated Universal Time.
  public static let utc = Zone(identifier: "UTC") { _ in 0 }

  /// The instant of a civil time.
  ///
  /// If clocks go back and the time comes twice, this is the first. If clocks skip the time, this is the instant of the jump.
  public func instant(of time: CivilTime) -> Timestamp? {
    let naive = Timestamp(
      Int64(time.date.daysSinceEpoch * 86_400 + time.hour * 3600 + time.minute * 60 + time.second))
    // Offsets in force a day around cover both sides of any change, Apia's day included.
    let around = [naive + -90_000, naive + -43_200, naive, naive + 43_200, naive + 90_000].map(offset)
    // On all but two days of a year the offset doesn't change.
    let usual = naive + Int64(-around[0])
    if around.allSatisfy({ $0 == around[0] }), offset(usual) == around[0] { return usual }
    let offsets = Set(around)
    let readings = offsets.map { naive + Int64(-$0) }.filter { $0.civil(offset: offset($0)) == time }
    if let first = readings.min() { return first }
    guard var low = offsets.max().map({ naive + Int64(-$0) }), var high = offsets.min().map({ naive + Int64(-$0) })
    else { return nil }
    // Skipped: find the jump between the two readings.
    let before = offset(low)
    while high - low > 1 {
      let middle = Timestamp(low.rawValue + (high - low) / 2)
      if offset(middle) == before { low = middle } else { high = middle }
    }
    return high
  }
}
