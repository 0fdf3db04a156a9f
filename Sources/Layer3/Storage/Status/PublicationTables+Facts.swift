import EditionModel
import Foundation
import GRDB
import Status

extension PublicationTables {
  func facts(
    schedule: Schedule, isLive: Bool, source: String, watchedSince: Timestamp, backupDays: Int,
    disk: StatusFacts.Disk?, recorder: String, now: Timestamp
  ) throws -> StatusFacts {
    var facts = StatusFacts(time: now, isLive: isLive, watchedSince: watchedSince, backupDays: backupDays)
    facts.newest = try newest()
    facts.damaged = try damagedNewest()
    facts.invalidNames = try invalidNames()
    facts.due = schedule.latest(atOrBefore: now)
    facts.next = schedule.next(after: now)
    let contacts = try Row.fetchAll(db, sql: "SELECT * FROM contact WHERE publication = ?", arguments: [publication])
      .map(StatusFacts.Contact.init)
    facts.making = contacts.first { $0.name == PublicationStore.making }
    // A former source doesn't count any more.
    facts.sources = isLive ? [contacts.first { $0.name == source } ?? .init(name: source)] : []
    // An engine that was switched off is forgotten after three days.
    facts.sources += contacts.filter { contact in
      guard isLive, contact.name == PublicationStore.briefEngine else { return false }
      return now - max(contact.lastGood ?? .epoch, contact.lastBad ?? .epoch) < 259_200
    }
    let record = PublicationTables(db: db, publication: recorder)
    facts.record = .init(looks: try record.looks(from: now + -StatusFacts.Record.memory, through: now, source: nil))
    facts.disk = disk
    facts.deliveries = try channels()
    facts.doubts = try deliveryDoubts()
    let backup = try Journal.last(.backup, in: db)
    facts.backup = backup?.date
    facts.backupLacks = backup?.detail["lacks"].flatMap { Int($0) } ?? 0
    facts.drill = try Journal.last(.restoreDrill, in: db).map {
      .init(time: $0.date, isGood: $0.detail["result"] == "good")
    }
    return facts
  }

  /// The channels of the edition that was delivered last; those of a kind together, because their names are the operator's.
  private func channels() throws -> [StatusFacts.Channel] {
    guard let key = try newestDelivery() else { return [] }
    return try deliveryTallies(of: key).reduce(into: []) { channels, tally in
      let name = String(tally.channel.prefix { $0 != "/" })
      if channels.last?.name != name { channels.append(.init(name: name, key: key)) }
      channels[channels.count - 1].add(tally)
    }
  }

  /// How many of the newest editions are looked at: readers are at them most, and to hash each takes a millisecond.
  private static let watchedEditions = 2

  private func damagedNewest() throws -> [EditionKey] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, hash, manifest FROM edition WHERE publication = ? AND basis <> 'sample'
        ORDER BY cutoff DESC LIMIT ?
        """, arguments: [publication, Self.watchedEditions])
    var damaged: [EditionKey] = []
    while let row = try rows.next() {
      let manifest: Data = row["manifest"]
      guard let key = EditionKey(row["key"] as String) else { continue }
      if ContentHash(of: manifest).hex != row["hash"] as String { damaged.append(key) }
    }
    return damaged
  }

  /// The sentences of the newest edition's manifest that begin so. The text is searched, because reading the whole manifest every few
  /// seconds would cost more than all other facts together.
  private func invalidNames() throws -> [String] {
    let sql = """
      SELECT CAST(manifest AS TEXT) FROM (
        SELECT manifest FROM edition WHERE publication = ? AND basis <> 'sample' ORDER BY cutoff DESC LIMIT 1
      ) WHERE instr(CAST(manifest AS TEXT), ?) > 0
      """
    guard let manifest = try String.fetchOne(db, sql: sql, arguments: [publication, StatusFacts.invalidName]) else {
      return []
    }
    return manifest.split(separator: "\"").filter { $0.hasPrefix(StatusFacts.invalidName) }.map { sentence in
      sentence.firstRange(of: " (the host").map { String(sentence[..<$0.lowerBound]) } ?? String(sentence)
    }
  }

  private func newest() throws -> StatusFacts.Delivery? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT key, cutoff, published FROM edition WHERE publication = ? AND basis <> 'sample'
        ORDER BY cutoff DESC LIMIT 1
        """, arguments: [publication])
    guard let row, let key = EditionKey(row["key"] as String) else { return nil }
    let (cutoff, published) = (Timestamp(row["cutoff"]), Timestamp(row["published"]))
    return .init(
      cutoff: Cutoff(key: key, instant: cutoff), published: published,
      isLate: published - cutoff > Edition.lateAfter)
  }
}

extension StatusFacts.Channel {
  fileprivate mutating func add(_ tally: DeliveryTally) {
    queued += tally.queued
    accepted += tally.states[.accepted] ?? 0
    refused += tally.states[.refused] ?? 0
    expired += tally.states[.expired] ?? 0
    uncertain += tally.states[.uncertain] ?? 0
    waiting += tally.waiting
    attempts = max(attempts, tally.attempts)
  }
}
