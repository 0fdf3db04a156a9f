public import EditionModel

/// When a site decides its editions, as its list of editions says.
///
/// The list of an older server doesn't say so. Then an edition's key names its slot, and the list says when it was decided.
public enum SiteSchedule {
  /// Slots that had no edition for this many seconds before the newest one are no slots any more: a week.
  private static let forgotten: Int64 = 7 * 86_400

  /// Reads the schedule off a list; nil if it has neither hours nor an edition with a time.
  public static func observed(in index: SiteIndex, zone: Zone) -> Schedule? {
    if !index.slots.isEmpty { return Schedule(zone: zone, slots: index.slots) }
    let timed = index.editions.compactMap { entry in entry.cutoff.map { (slot: entry.key.slot, cutoff: $0) } }
      .sorted { $0.cutoff > $1.cutoff }
    guard let newest = timed.first else { return nil }
    var slots: [Slot] = []
    for (name, cutoff) in timed where newest.cutoff - cutoff < forgotten && !slots.contains(where: { $0.name == name })
    {
      let civil = cutoff.civil(offset: zone.offset(cutoff))
      slots.append(Slot(name: name, hour: civil.hour, minute: civil.minute))
    }
    return Schedule(zone: zone, slots: slots)
  }
}

/// Whether what is on the device is the news, by the site's hours and the device's clock.
public enum Freshness: Hashable, Sendable {
  /// Nothing is on the device.
  case empty
  /// The newest edition is here; the next one comes at an instant, if the hours are known.
  case current(next: Cutoff?)
  /// Newer editions should be out: how many, and the last of them.
  case due(Int, Cutoff)
  /// The device's clock is before the newest edition was made, so nothing can be said.
  case clockBehind

  /// Judges the newest edition on the device.
  ///
  /// An edition counts as due a quarter of an hour after its hour, as late editions are counted.
  public init(newest: Timestamp?, schedule: Schedule?, now: Timestamp) {
    guard let newest else {
      self = .empty
      return
    }
    guard now >= newest else {
      self = .clockBehind
      return
    }
    let missed = schedule?.cutoffs(after: newest, through: now - Edition.lateAfter) ?? []
    if let last = missed.last {
      self = .due(missed.count, last)
    } else {
      self = .current(next: schedule?.next(after: newest))
    }
  }
}
