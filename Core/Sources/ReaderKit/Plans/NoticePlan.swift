public import EditionModel

/// A notification about one edition. There is at most one with its id, so the system itself keeps a second one from appearing.
public struct EditionNotice: Hashable, Sendable {
  /// `edition-2026-05-06-morning`.
  public var id: String
  /// The edition.
  public var key: EditionKey
  /// The first line.
  public var title: String
  /// The second line.
  public var body: String
  /// When it appears; nil for at once.
  public var time: Timestamp?

  /// The id of an edition's notification.
  public static func id(of key: EditionKey) -> String { "edition-\(key)" }
  /// The edition of an id; nil for anything else.
  public static func key(of id: String) -> EditionKey? {
    id.hasPrefix("edition-") ? EditionKey(String(id.dropFirst(8))) : nil
  }
}

/// Which notifications must exist now.
///
/// The rule is one notification an edition. "Ready" is only said of an edition that is whole on this device. For an edition that
/// the system gave the app no time to load, a notice that it is due may wait; it has the same id, so the two never both appear.
public struct NoticePlan: Hashable, Sendable {
  /// Notifications to hand to the system, in order. One of the same id is replaced.
  public var add: [EditionNotice] = []
  /// Ids of waiting notifications to take back.
  public var cancel: [String] = []
  /// Editions that need no notification any more; to be remembered after the system took the others.
  public var announced: [EditionKey] = []
  /// Editions whose notice waits once the system took the plan.
  public var handedOver: Set<EditionKey> = []

  /// What the plan rests on.
  public struct Facts: Sendable {
    /// The notes of the reader.
    public var notes: DeviceNotes
    /// Whole editions on the device, newest first, with their first titles.
    public var whole: [(key: EditionKey, titles: [String])]
    /// The newest edition that the reader has opened or sees; nil if there is none.
    public var seen: EditionKey?
    /// Ids of notifications that wait for their time.
    public var waiting: Set<String>
    /// Ids of notifications that the reader can see.
    public var delivered: Set<String>
    /// The site's hours, if they are known.
    public var schedule: Schedule?
    /// The time.
    public var now: Timestamp

    /// Gathers facts.
    public init(
      notes: DeviceNotes, whole: [(key: EditionKey, titles: [String])], seen: EditionKey?, waiting: Set<String>,
      delivered: Set<String>, schedule: Schedule?, now: Timestamp
    ) {
      self.notes = notes
      self.whole = whole
      self.seen = seen
      self.waiting = waiting
      self.delivered = delivered
      self.schedule = schedule
      self.now = now
    }
  }

  /// Seconds after its hour at which an edition that could not be loaded is called due.
  public static let patience: Int64 = 40 * 60
  /// How many notices wait at once. An app that nobody opens falls silent after two days.
  static let maximumWaiting = 4

  /// Makes the plan.
  public init(_ facts: Facts) {
    let notes = facts.notes
    let wanted = notes.settings.notices
    // Without notifications, editions count as announced: switching them on must not bring up old ones.
    let isSilent = wanted == .off || facts.seen.map { seen in facts.whole.first.map { $0.key <= seen } ?? true } == true
    // What was handed over and waits no more was shown: it was the one for its edition.
    let shown = notes.handedOver.filter { !facts.waiting.contains(EditionNotice.id(of: $0)) }
    announced = shown.subtracting(notes.announced).sorted()
    for (index, edition) in facts.whole.enumerated()
    where !notes.announced.contains(edition.key) && !shown.contains(edition.key) {
      announced.append(edition.key)
      let id = EditionNotice.id(of: edition.key)
      // Only the newest is news. A notice that is already shown isn't shown again.
      if !isSilent, index == 0, !facts.delivered.contains(id) {
        add.append(NoticePlan.ready(edition.key, edition.titles))
      }
    }
    let known = notes.announced.union(announced)
    // Or it is still shown, and the app was killed before it could note that it handed it over.
    for id in facts.delivered.sorted() {
      if let key = EditionNotice.key(of: id), !known.contains(key) { announced.append(key) }
    }
    var planned: [EditionNotice] = []
    if wanted == .due, let schedule = facts.schedule {
      // Nothing before the newest edition is due. Why not from the clock alone: one that stands in 1970 has a long way to go.
      let newest = facts.whole.first?.key.date.map { Timestamp(Int64($0.daysSinceEpoch - 1) * 86_400) }
      var instant = max(facts.now - NoticePlan.patience, newest ?? .epoch)
      while planned.count < NoticePlan.maximumWaiting, let next = schedule.next(after: instant) {
        instant = next.instant
        let isKnown = known.contains(next.key) || facts.delivered.contains(EditionNotice.id(of: next.key))
        if isKnown || facts.whole.contains(where: { $0.key >= next.key }) { continue }
        planned.append(NoticePlan.due(next))
      }
    }
    let ids = Set(planned.map(\.id)).union(add.map(\.id))
    handedOver = Set(planned.map(\.key))
    cancel = facts.waiting.filter { EditionNotice.key(of: $0) != nil && !ids.contains($0) }.sorted()
    add += planned
  }

  private static func ready(_ key: EditionKey, _ titles: [String]) -> EditionNotice {
    EditionNotice(
      id: EditionNotice.id(of: key), key: key, title: "The \(key.slot) edition is ready",
      body: titles.prefix(3).map(ReaderWords.plain).joined(separator: " · "), time: nil)
  }

  private static func due(_ cutoff: Cutoff) -> EditionNotice {
    EditionNotice(
      id: EditionNotice.id(of: cutoff.key), key: cutoff.key, title: "The \(cutoff.key.slot) edition is due",
      body: "Open 10HN to load it.", time: cutoff.instant + patience)
  }
}
