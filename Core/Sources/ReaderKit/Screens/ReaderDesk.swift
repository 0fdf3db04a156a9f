public import EditionModel

/// Everything that decides what the screens show, as a value: the reader's notes, what is on the device, and the time.
///
/// Each screen is a function of it (`shelf()`, `edition(_:)`, `story(_:in:)`, …). The app draws what they return.
public struct ReaderDesk: Sendable {
  /// What the app remembers.
  public var notes: DeviceNotes
  /// The site's list of editions as it was last loaded; nil if it never was.
  public var index: SiteIndex?
  /// The editions on the device, newest first.
  public var onDevice: [EditionKey]
  /// The zone of the site.
  public var zone: Zone
  /// The time.
  public var now: Timestamp

  /// Gathers what decides.
  public init(notes: DeviceNotes, index: SiteIndex?, onDevice: [EditionKey], zone: Zone, now: Timestamp) {
    self.notes = notes
    self.index = index
    self.onDevice = onDevice
    self.zone = zone
    self.now = now
  }

  /// The site's hours, if they are known.
  public var schedule: Schedule? { index.flatMap { SiteSchedule.observed(in: $0, zone: zone) } }

  /// Whether the newest edition on the device is the news.
  public var freshness: Freshness {
    let newest = onDevice.first { !$0.isSample }
    let cutoff = newest.flatMap { key in index?.editions.first { $0.key == key }?.cutoff }
    // Without the list, the key's day is all that is known.
    let day = newest?.date.map { Timestamp(Int64($0.daysSinceEpoch) * 86_400) }
    return Freshness(newest: cutoff ?? day, schedule: schedule, now: now)
  }

  /// What the reader must know about the age of what is here; nil if it is the news.
  public var ageSentence: String? {
    switch freshness {
    case .empty, .current: nil
    case .due(1, let last):
      "A newer edition should be out: the \(last.key.slot) edition was due at \(ReaderWords.time(last.instant, zone))."
    case .due(let count, let last):
      "\(count) newer editions should be out, the last since \(ReaderWords.time(last.instant, zone))"
        + " on \(last.key.date.map(ReaderWords.shortDay) ?? "that day")."
    case .clockBehind: "This device’s clock is behind, so the app can’t say whether a newer edition is out."
    }
  }
}
