public import EditionModel
import Foundation
import GRDB
public import Status

extension Store {
  /// Under this name it is noted how making editions goes.
  public static let making = "editions"

  /// What the folder tells of an installation, for its status.
  ///
  /// - Parameters:
  ///   - isLive: whether editions are made.
  ///   - source: the name of what they are made from.
  ///   - watchedSince: since when somebody has watched without a break.
  ///   - disk: measured by ``diskUse()``, which takes its time.
  public func facts(
    schedule: Schedule, isLive: Bool, source: String, watchedSince: Timestamp, backupDays: Int,
    disk: StatusFacts.Disk?, now: Timestamp, publication: String = "hn"
  ) throws -> StatusFacts {
    var facts = StatusFacts(time: now, isLive: isLive, watchedSince: watchedSince, backupDays: backupDays)
    let seen = try reporting {
      try pool.read { db in
        (
          newest: try Row.fetchOne(
            db,
            sql: """
              SELECT key, cutoff, published FROM edition WHERE publication = ? AND basis <> 'sample'
              ORDER BY cutoff DESC LIMIT 1
              """, arguments: [publication]),
          contacts: try Row.fetchAll(db, sql: "SELECT * FROM contact WHERE publication = ?", arguments: [publication])
            .map(StatusFacts.Contact.init),
          backup: try Journal.last(.backup, in: db), drill: try Journal.last(.restoreDrill, in: db)
        )
      }
    }
    if let row = seen.newest, let key = EditionKey(row["key"] as String) {
      let (cutoff, published) = (Timestamp(row["cutoff"]), Timestamp(row["published"]))
      facts.newest = .init(
        cutoff: Cutoff(key: key, instant: cutoff), published: published,
        isLate: published - cutoff > Edition.lateAfter)
    }
    facts.due = schedule.latest(atOrBefore: now)
    facts.next = schedule.next(after: now)
    facts.making = seen.contacts.first { $0.name == Store.making }
    // What was a source once and is none any more has nothing to say.
    facts.sources = isLive ? [seen.contacts.first { $0.name == source } ?? .init(name: source)] : []
    facts.record = .init(
      looks: try history(of: publication).looks(from: now + -StatusFacts.Record.memory, through: now))
    facts.disk = disk
    facts.backup = seen.backup?.date
    facts.drill = seen.drill.map { .init(time: $0.date, isGood: $0.detail["result"] == "good") }
    return facts
  }

  /// Bytes in the data folder and around it. Looks at every file.
  public func diskUse(now: Timestamp) -> StatusFacts.Disk? {
    let files = FileManager.default
    guard
      let free = (try? files.attributesOfFileSystem(forPath: folder.url.path))?[.systemFreeSize] as? Int,
      let names = files.enumerator(at: folder.url, includingPropertiesForKeys: [.fileSizeKey, .isRegularFileKey])
    else { return nil }
    var used = 0
    for case let file as URL in names {
      let values = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
      if values?.isRegularFile == true { used += values?.fileSize ?? 0 }
    }
    let first = try? pool.read { db in
      try Int64.fetchOne(db, sql: "SELECT min(published) FROM edition WHERE basis <> 'sample'")
    }
    // A pace needs a week at least: the first day brings a week's editions at once.
    let age = first.map { now.rawValue - $0 } ?? 0
    let yearly = age >= 7 * 86_400 ? Int(Double(used) * 365 * 86_400 / Double(age)) : nil
    return StatusFacts.Disk(used: used, free: free, yearly: yearly)
  }
}

extension Journal {
  fileprivate static func last(_ act: JournalEntry.Act, in db: Database) throws -> JournalEntry? {
    try entries(in: db, "WHERE act = ? ORDER BY number DESC LIMIT 1", [act.rawValue]).first
  }
}
