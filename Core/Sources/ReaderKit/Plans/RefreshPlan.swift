public import EditionModel

/// When the app asks the system for a moment in the background.
public enum RefreshPlan {
  /// Seconds after an edition's hour at which it is usually published.
  static let afterSlot: Int64 = 5 * 60
  /// The longest wait, for a site whose hours aren't known.
  static let longest: Int64 = 6 * 3600

  /// The earliest time of the next look.
  ///
  /// After the next edition's hour; if one is overdue, soon, and later with each look that found nothing.
  public static func next(_ freshness: Freshness, misses: Int, now: Timestamp) -> Timestamp {
    switch freshness {
    case .current(let next?): max(now + 60, min(next.instant + afterSlot, now + 2 * 86_400))
    case .current(nil), .clockBehind: now + longest
    case .empty, .due: now + min(longest, 15 * 60 << Int64(min(max(misses, 0), 5)))
    }
  }
}
