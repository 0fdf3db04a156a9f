public import EditionModel

/// Opens and closes incidents: a pure function of facts.
///
/// An incident closes only at a better value than the one that opened it. Between the two it stays as it is, so a source that
/// answers every third time is one incident, not twenty.
public enum IncidentRules {
  /// Seconds of watching before a failure outside counts.
  static let patience: Int64 = 600
  /// A source is failing after this many failures in a row over this many seconds. It is well after as long without one.
  static let failures = 3
  static let failing: Int64 = 900
  /// Seconds without a look after which the next edition's basis is no longer `recorded`.
  static let blind: Int64 = 7200
  static let seeing: Int64 = 1200
  /// Free bytes below which space is short, and above which there is enough again.
  static let (scarce, roomy) = (1_000_000_000, 1_250_000_000)

  /// What a rule concludes.
  enum Reading: Hashable {
    case bad(String)
    case good(String)
    /// Neither: an open incident stays open, and none is opened.
    case undecided
  }

  /// Decides which incidents to open and which to close.
  public static func changes(_ facts: StatusFacts, open: [Incident]) -> [IncidentChange] {
    readings(facts).compactMap { kind, subject, reading in
      let incident = open.first { $0.isOpen && $0.kind == kind && $0.subject == subject }
      switch (reading, incident) {
      case (.bad(let text), nil): return .open(kind, subject: subject, text: text)
      case (.good(let text), let incident?): return .close(number: incident.number, ending: text)
      default: return nil
      }
    } + orphans(facts, open)
  }

  private static func readings(_ facts: StatusFacts) -> [(Incident.Kind, String, Reading)] {
    [
      (.late, "", late(facts)), (.damage, "", damage(facts)), (.record, "", record(facts)), (.disk, "", disk(facts)),
      (.backup, "", backup(facts)),
      (.restore, "", restore(facts)), (.names, "", names(facts)),
      (.delivery, "", delivery(facts)),
    ] + facts.sources.map { (.source, $0.name, source($0, facts)) }
  }

  /// Closes incidents of sources that are no longer asked.
  private static func orphans(_ facts: StatusFacts, _ open: [Incident]) -> [IncidentChange] {
    let names = Set(facts.sources.map(\.name))
    return open.filter { $0.isOpen && $0.kind == .source && !names.contains($0.subject) }
      .map { .close(number: $0.number, ending: "\($0.subject) is no longer a source.") }
  }

  private static func isWatched(_ facts: StatusFacts) -> Bool { facts.time - facts.watchedSince >= patience }

  static func late(_ facts: StatusFacts) -> Reading {
    guard facts.isLive else { return .good("Editions are no longer made here.") }
    guard facts.isLate, let due = facts.due else {
      guard let newest = facts.newest, let due = facts.due, newest.cutoff.instant >= due.instant else {
        return .undecided
      }
      return .good("The edition \(newest.cutoff.key) was published.")
    }
    let why =
      facts.making.flatMap { $0.failures > 0 ? $0.trouble : nil }.map { " The last try failed: \($0.words)." } ?? ""
    return isWatched(facts) ? .bad("The edition \(due.key) is late.\(why)") : .undecided
  }

  static func damage(_ facts: StatusFacts) -> Reading {
    guard let key = facts.damaged.first else { return .good("The newest editions are what was sealed.") }
    return .bad("The edition \(key) isn't what was sealed, so it can't be shown. \(remedy(key))")
  }

  /// What an operator can do about an edition whose manifest is damaged.
  public static func remedy(_ key: EditionKey) -> String {
    "`tenhn edition verify \(key) --repair BACKUP` puts it back from a backup that has it, or from a folder that `tenhn edition rebuild` made of its archive."
  }

  static func source(_ contact: StatusFacts.Contact, _ facts: StatusFacts) -> Reading {
    if contact.failures >= failures, let since = contact.failingSince, facts.time - since >= failing {
      let why = contact.trouble.map { ": \($0.words)" } ?? ""
      return isWatched(facts)
        ? .bad("\(contact.name) could not be read \(contact.failures) times in a row\(why).") : .undecided
    }
    guard contact.failures == 0, let good = contact.lastGood, contact.lastBad.map({ good - $0 >= failing }) ?? true
    else { return .undecided }
    return .good("\(contact.name) answers again.")
  }

  static func record(_ facts: StatusFacts) -> Reading {
    guard facts.isLive, let record = facts.record else { return .good("There is nothing to record.") }
    let age = facts.time - record.lastLook
    if age > blind {
      return isWatched(facts)
        ? .bad("The source wasn't checked for two hours; the next edition will say that its record has gaps.")
        : .undecided
    }
    return age < seeing ? .good("The source is checked again.") : .undecided
  }

  static func disk(_ facts: StatusFacts) -> Reading {
    guard let disk = facts.disk else { return .undecided }
    if disk.free < scarce {
      let year = disk.yearly.map { "; at this pace a year takes \(max(1, $0 / 1_000_000)) MB" } ?? ""
      return .bad("Only \(disk.free / 1_000_000) MB of disk space is left\(year).")
    }
    return disk.free > roomy ? .good("There is enough disk space again.") : .undecided
  }

  static func backup(_ facts: StatusFacts) -> Reading {
    // An operator who never made a backup doesn't expect one; the page says that there is none.
    guard facts.backupDays > 0, let backup = facts.backup else { return .good("No backup is expected.") }
    if facts.time - backup > Int64(facts.backupDays) * 86_400 {
      return .bad("The last backup is more than \(facts.backupDays) days old.")
    }
    return facts.backupLacks > 0
      ? .bad(
        "The last backup lacks what was damaged when it was made. Keep the earlier ones; `tenhn journal list` says what it lacks."
      ) : .good("There is a new backup.")
  }

  static func restore(_ facts: StatusFacts) -> Reading {
    guard let drill = facts.drill else { return .undecided }
    return drill.isGood
      ? .good("A test restore of the backup succeeded.") : .bad("A test restore of the backup failed.")
  }

  /// Tries after which what waits is no matter of patience any more.
  static let tries = 3

  static func delivery(_ facts: StatusFacts) -> Reading {
    if facts.doubts > 0 {
      // No sentence here says how many: strangers read incidents, and how many readers there are is the operator's affair.
      return .bad(
        "Some deliveries are uncertain: nobody knows whether the other side took them. `tenhn deliver status` shows what to do."
      )
    }
    if let channel = facts.deliveries.first(where: { !$0.isBalanced }) {
      return .bad(
        "Some deliveries of \(channel.key) by \(channel.name) are not accounted for. Please report this."
      )
    }
    if let channel = facts.deliveries.first(where: { $0.waiting > 0 && $0.attempts >= tries }) {
      return .bad(
        "\(channel.key) can't be delivered by \(channel.name) to everybody: some wait after several tries. `tenhn deliver status` says why."
      )
    }
    if let channel = facts.deliveries.first(where: { $0.expired > 0 }) {
      return .bad(
        "Some deliveries of \(channel.key) by \(channel.name) were given up, because their time was over. `tenhn deliver status` says why."
      )
    }
    let isWaiting = facts.deliveries.contains { $0.waiting > 0 }
    return isWaiting ? .undecided : .good("Deliveries are done and accounted for.")
  }

  /// One story's name is that site's affair; several that fail alike are a registry's or our own.
  static func names(_ facts: StatusFacts) -> Reading {
    guard facts.invalidNames.count > 1, let newest = facts.newest, let first = facts.invalidNames.first else {
      return .good("The newest edition has no such failures.")
    }
    return .bad(
      "\(counted(facts.invalidNames.count, "story", "stories")) of \(newest.cutoff.key) could not be fetched: \(first). `tenhn doctor HOST` shows where the chain breaks."
    )
  }
}
