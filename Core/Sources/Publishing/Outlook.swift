public import EditionModel
import JSONFormat

/// What the clock says of the newest edition: whether a newer one is overdue, and which one comes next.
///
/// Nothing here reads a clock: whoever renders says what time it is. The files of an export have no outlook, because nobody
/// knows when they are read; their script asks the reader's clock.
public struct Outlook: Hashable, Sendable {
  /// The newest cut-off whose edition should be out by now and isn't.
  public var overdue: Cutoff?
  /// The cut-off of the next edition that is really to come. Nil where no editions are made any more.
  public var next: Cutoff?

  /// How long after its cut-off an edition may still be missing, in seconds.
  public static let grace: Int64 = 15 * 60

  /// Judges the newest edition at an instant.
  ///
  /// - Parameters:
  ///   - newest: the cut-off of the newest edition.
  ///   - isLive: whether editions are made at all.
  public init(newest: Timestamp, schedule: Schedule, isLive: Bool = true, now: Timestamp) {
    let due = schedule.latest(atOrBefore: now + -Outlook.grace)
    overdue = due.flatMap { $0.instant > newest ? $0 : nil }
    // In the minutes in which the next edition is made, it is still the next.
    next = isLive ? schedule.next(after: overdue == nil ? newest : now) : nil
  }
}

extension Issue {
  /// Says that a newer edition should be out by now; nil if this is as new as it must be, or not the newest.
  var overdueSentence: Sentence? {
    guard let outlook, let overdue = outlook.overdue else { return nil }
    let status = settings.basePath + StatusFile.page.path
    return outlook.next == nil
      ? Wording.Edition.noMoreMade(status: status)
      : Wording.Edition.overdue(overdue.key.slot, overdue.instant, status: status)
  }

  /// Says that a newer edition is damaged and can't be shown; nil if this is the newest.
  var damagedSentence: Sentence? {
    guard let newest = damaged.first else { return nil }
    return Wording.Edition.damaged(
      clock.fullName(of: newest), others: damaged.count - 1, status: settings.basePath + StatusFile.page.path)
  }

  /// Says when the next edition comes, on the newest edition's pages.
  var nextSentence: Sentence? {
    guard let outlook else {
      return clock.announcement(after: edition.cutoff, from: settings.isStatic ? nil : edition.key.date)
    }
    guard let next = outlook.next else {
      return outlook.overdue == nil ? Wording.Edition.noMoreMade(status: settings.basePath + StatusFile.page.path) : nil
    }
    if outlook.overdue != nil { return Wording.Edition.nextAfterLate(next.key.slot, next.instant) }
    return clock.announcement(of: next, from: edition.key.date)
  }
}

extension Issue {
  /// `damaged`, for programs: newer editions than what they got. Nothing where there is none.
  static func write(damaged: [EditionKey], to json: inout JSONWriter) {
    guard !damaged.isEmpty else { return }
    json.key("damaged")
    json.array(damaged) { $0.value($1.description) }
  }
}

extension Outlook {
  /// `next` and `overdue`, for programs: when to ask again, and whether what they got is as new as it must be.
  func write(to json: inout JSONWriter, _ settings: SiteSettings) {
    let clock = EditionClock(schedule: settings.schedule)
    func write(_ cutoff: Cutoff, _ json: inout JSONWriter) {
      json.field("key", cutoff.key.description)
      json.field("cutoff", clock.rfc3339(cutoff.instant))
    }
    json.key("next")
    if let next { json.object { write(next, &$0) } } else { json.null() }
    json.key("overdue")
    if let overdue {
      json.object { json in
        write(overdue, &json)
        json.field("status", settings.baseURL + StatusFile.page.path)
      }
    } else {
      json.null()
    }
  }
}
