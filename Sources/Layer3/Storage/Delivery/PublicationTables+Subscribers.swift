import EditionModel
import GRDB

extension PublicationTables {
  func subscribers() throws -> [Subscriber] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM subscriber WHERE publication = ? ORDER BY address", arguments: [publication]
    ).compactMap(Subscriber.init)
  }

  func subscriber(_ id: String) throws -> Subscriber? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM subscriber WHERE publication = ? AND id = ?", arguments: [publication, id]
    ).flatMap(Subscriber.init)
  }

  func hasLeft(_ id: String) throws -> Bool { try exists("departed WHERE publication = ? AND id = ?", id) }

  func departed() throws -> Set<String> {
    try String.fetchSet(db, sql: "SELECT id FROM departed WHERE publication = ?", arguments: [publication])
  }

  func isKnown(_ id: String) throws -> Bool {
    try exists("subscriber WHERE publication = ? AND id = ?", id) || hasLeft(id)
      || exists("delivery WHERE publication = ? AND recipient = ? AND channel = 'mail'", id)
  }

  func put(_ subscriber: Subscriber) throws {
    try db.execute(
      sql: "DELETE FROM departed WHERE publication = ? AND id = ?", arguments: [publication, subscriber.id])
    try db.execute(
      sql: """
        INSERT INTO subscriber VALUES (?, ?, ?, ?, ?, ?, NULL, 0, '')
        ON CONFLICT (publication, id) DO UPDATE SET address = excluded.address, slots = excluded.slots,
          state = excluded.state, since = excluded.since, token = NULL, soft = 0, word = ''
        """,
      arguments: [
        publication, subscriber.id, subscriber.address, subscriber.slots.joined(separator: " "),
        subscriber.state.rawValue, subscriber.since.rawValue,
      ])
  }

  func ask(_ wanted: Subscriber, token: String, pause: Int64) throws -> Bool {
    if let known = try subscriber(wanted.id) {
      guard known.state != .active, wanted.since - known.since >= pause || known.state == .paused else { return false }
    }
    try db.execute(
      sql: """
        INSERT INTO subscriber VALUES (?, ?, ?, ?, 'pending', ?, ?, 0, '')
        ON CONFLICT (publication, id) DO UPDATE SET address = excluded.address, slots = excluded.slots,
          state = 'pending', since = excluded.since, token = excluded.token
        """,
      arguments: [
        publication, wanted.id, wanted.address, wanted.slots.joined(separator: " "), wanted.since.rawValue, token,
      ])
    try enqueueLetter(to: wanted.id, asked: wanted.since)
    return true
  }

  func pending(token: String, since: Timestamp) throws -> Subscriber? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM subscriber WHERE publication = ? AND token = ? AND state = 'pending' AND since >= ?",
      arguments: [publication, token, since.rawValue]
    ).flatMap(Subscriber.init)
  }

  func confirm(token: String, since: Timestamp, at time: Timestamp) throws -> Subscriber? {
    guard var subscriber = try pending(token: token, since: since) else { return nil }
    (subscriber.state, subscriber.since) = (.active, time)
    try put(subscriber)
    return subscriber
  }

  func removeSubscriber(_ id: String, at time: Timestamp) throws -> Bool {
    guard try isKnown(id) else { return false }
    try db.execute(
      sql: "INSERT OR IGNORE INTO departed VALUES (?, ?, ?)", arguments: [publication, id, time.rawValue / 86_400])
    try db.execute(sql: "DELETE FROM subscriber WHERE publication = ? AND id = ?", arguments: [publication, id])
    return true
  }

  /// - Returns: whether an address was deleted.
  func leave(_ ids: [String], at time: Timestamp) throws -> Bool {
    var isDeleted = false
    for id in ids {
      try db.execute(
        sql: "INSERT OR IGNORE INTO departed VALUES (?, ?, ?)", arguments: [publication, id, time.rawValue / 86_400])
      guard db.changesCount > 0 else { continue }
      try db.execute(sql: "DELETE FROM subscriber WHERE publication = ? AND id = ?", arguments: [publication, id])
      isDeleted = isDeleted || db.changesCount > 0
    }
    return isDeleted
  }

  func bounce(_ id: String, isFinal: Bool, _ word: String, at time: Timestamp) throws -> Bool {
    guard let known = try subscriber(id), known.state == .active else { return false }
    try db.execute(
      sql: "UPDATE subscriber SET soft = soft + 1 WHERE publication = ? AND id = ?", arguments: [publication, id])
    try db.execute(
      sql: """
        UPDATE subscriber SET state = 'paused', since = ?, word = ?
        WHERE publication = ? AND id = ? AND (? OR soft >= ?)
        """,
      arguments: [time.rawValue, String(word.prefix(300)), publication, id, isFinal, SubscriberList.softLimit])
    return db.changesCount > 0
  }

  func noteGood(_ id: String) throws {
    try db.execute(
      sql: "UPDATE subscriber SET soft = 0 WHERE publication = ? AND id = ? AND soft > 0",
      arguments: [publication, id])
  }

  private func exists(_ table: String, _ id: String) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table))", arguments: [publication, id]) ?? false
  }
}

extension Subscriber {
  /// Returns nil for a state that only a newer version knows.
  fileprivate init?(_ row: Row) {
    guard let state = State(rawValue: row["state"]) else { return nil }
    let slots: String = row["slots"]
    self.init(
      id: row["id"], address: row["address"], slots: slots.split(separator: " ").map(String.init), state: state,
      since: Timestamp(row["since"]), word: row["word"])
  }
}
