public import EditionModel

/// What the widget shows: the ten titles, under a name that never calls an old edition new.
public struct WidgetFace: Hashable, Sendable {
  /// From when it counts.
  public var from: Timestamp
  /// `Evening edition`, or that a newer one is due.
  public var heading: String
  /// The titles with their numbers.
  public var titles: [String]
  /// The slot, for the hour's colour.
  public var slot: String
  /// Where a tap leads.
  public var link: String

  /// The faces from now on: the edition on the device, and later the same with the word that a newer one is due.
  public static func faces(of edition: EditionDocument?, notes: DeviceNotes, schedule: Schedule?, now: Timestamp)
    -> [WidgetFace]
  {
    guard let edition else {
      return [
        WidgetFace(
          from: now, heading: "No edition on this device", titles: [], slot: "morning", link: ReaderLink.newest.address)
      ]
    }
    let settings = notes.settings
    let shown = MutedStories(words: settings.mutedWords, sites: settings.mutedSites).arrange(edition).shown
    let name = edition.name ?? ReaderWords.editionName(edition.key)
    let day = edition.key.date.map { ReaderWords.shortDay($0) }
    func face(_ from: Timestamp, isDue: Bool) -> WidgetFace {
      WidgetFace(
        from: from,
        heading: [name, day, isDue ? "a newer one is due" : nil].compactMap(\.self).joined(separator: ", "),
        titles: shown.map { "\($0.place)  \(ReaderWords.plain($0.story.title))" }, slot: edition.key.slot,
        link: ReaderLink.edition(edition.key).address)
    }
    switch Freshness(newest: edition.cutoff, schedule: schedule, now: now) {
    case .due: return [face(now, isDue: true)]
    case .current(let next?): return [face(now, isDue: false), face(next.instant + Edition.lateAfter, isDue: true)]
    case .current(nil), .empty, .clockBehind: return [face(now, isDue: false)]
    }
  }
}
