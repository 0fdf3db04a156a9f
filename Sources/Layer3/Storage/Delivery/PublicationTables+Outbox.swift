import EditionModel
import GRDB

extension PublicationTables {
  /// Seconds after which an edition that somebody asked for by its key is given up.
  static let namedAge: Int64 = 2 * 86_400

  func enqueue(
    _ key: EditionKey, channel: String, recipients: [String], isNamed: Bool, at time: Timestamp
  ) throws -> Int {
    var fresh = 0
    for recipient in recipients {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, ?, 'queued', ?, 0, ?, ?, ?, NULL, '', 0)
          """,
        arguments: [
          publication, key.description, channel, recipient, isNamed, time.rawValue, time.rawValue, time.rawValue,
        ])
      fresh += db.changesCount
    }
    if fresh > 0 {
      try db.execute(
        sql: """
          INSERT INTO delivery_count VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET queued = queued + excluded.queued
          """, arguments: [publication, key.description, channel, fresh])
    }
    guard isNamed else { return fresh }
    var again = 0
    for recipient in recipients {
      try db.execute(
        sql: """
          UPDATE delivery SET state = 'queued', named = 1, since = ?, due = ?, changed = ?, owner = NULL, word = ''
          WHERE publication = ? AND key = ? AND channel = ? AND recipient = ?
            AND (state = 'expired' OR state = 'queued' AND named = 0)
          """,
        arguments: [
          time.rawValue, time.rawValue, time.rawValue, publication, key.description, channel, recipient,
        ])
      again += db.changesCount
    }
    return fresh + again
  }

  func claim(
    channel: String, key: EditionKey?, owner: String, limit: Int, at time: Timestamp
  ) throws -> [ClaimedDelivery] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT key, recipient, attempts FROM delivery
        WHERE publication = ? AND state = 'queued' AND due <= ? AND channel = ? AND (? IS NULL OR key = ?)
        ORDER BY due, recipient LIMIT ?
        """,
      arguments: [publication, time.rawValue, channel, key?.description, key?.description, limit])
    return try rows.compactMap { row in
      guard let key = EditionKey(row["key"] as String) else { return nil }
      let claimed = ClaimedDelivery(
        key: key, channel: channel, recipient: row["recipient"], attempts: row["attempts"], owner: owner)
      try db.execute(
        sql: """
          UPDATE delivery SET state = 'claimed', owner = ?, changed = ? WHERE publication = ? AND key = ?
            AND channel = ? AND recipient = ? AND state = 'queued'
          """,
        arguments: [owner, time.rawValue, publication, key.description, channel, claimed.recipient])
      return db.changesCount > 0 ? claimed : nil
    }
  }

  func commit(_ row: ClaimedDelivery, at time: Timestamp) throws -> Bool {
    // Read again at the last moment: whoever has just left gets nothing more.
    try db.execute(
      sql: """
        UPDATE delivery SET state = 'committed', attempts = attempts + 1, changed = ?
        WHERE publication = ? AND key = ? AND channel = ? AND recipient = ? AND state = 'claimed' AND owner = ?
          AND NOT EXISTS (SELECT 1 FROM departed WHERE departed.publication = delivery.publication AND id = recipient)
        """,
      arguments: [time.rawValue, publication, row.key.description, row.channel, row.recipient, row.owner])
    return db.changesCount > 0
  }

  func settle(_ row: ClaimedDelivery, _ outcome: DeliveryOutcome, at time: Timestamp) throws {
    let (state, word, due) = outcome.row
    // What another process took for uncertain may turn out after all, but only to an answer.
    let allowed = outcome.isAnswer ? "'claimed', 'committed', 'uncertain'" : "'claimed', 'committed'"
    try db.execute(
      sql: """
        UPDATE delivery SET state = ?, word = ?, due = coalesce(?, due), changed = ?,
          attempts = attempts + (state = 'claimed'), owner = CASE WHEN ? IN ('queued') THEN NULL ELSE owner END
        WHERE publication = ? AND key = ? AND channel = ? AND recipient = ? AND owner = ? AND state IN (\(allowed))
        """,
      arguments: [
        state.rawValue, String(word.prefix(300)), due?.rawValue, time.rawValue, state.rawValue, publication,
        row.key.description, row.channel, row.recipient, row.owner,
      ])
  }

  func deliveryRecipients(of key: EditionKey, channel: String) throws -> Set<String> {
    try String.fetchSet(
      db, sql: "SELECT recipient FROM delivery WHERE publication = ? AND key = ? AND channel = ?",
      arguments: [publication, key.description, channel])
  }

  func deliveryOwners() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT owner FROM delivery WHERE publication = ? AND state IN ('claimed', 'committed')
          AND owner IS NOT NULL
        """, arguments: [publication])
  }

  func abandon(owner: String, at time: Timestamp) throws -> Int {
    try db.execute(
      sql: """
        UPDATE delivery SET state = 'uncertain', word = 'the program ended before the answer came', changed = ?
        WHERE publication = ? AND owner = ? AND state = 'committed'
        """, arguments: [time.rawValue, publication, owner])
    let doubts = db.changesCount
    try db.execute(
      sql: """
        UPDATE delivery SET state = 'queued', owner = NULL, changed = ?
        WHERE publication = ? AND owner = ? AND state = 'claimed'
        """, arguments: [time.rawValue, publication, owner])
    return doubts
  }

  func expire(current: EditionKey?, at time: Timestamp) throws -> Int {
    try db.execute(
      sql: """
        UPDATE delivery SET state = 'expired', changed = ?,
          word = CASE WHEN word = '' THEN 'its time was over' ELSE 'its time was over; before: ' || word END
        WHERE publication = ? AND state = 'queued'
          AND (named = 0 AND (? IS NULL OR key <> ?) OR named = 1 AND since < ?)
        """,
      arguments: [
        time.rawValue, publication, current?.description, current?.description, time.rawValue - Self.namedAge,
      ])
    return db.changesCount
  }

  func release(_ state: DeliveryState, key: EditionKey?, channel: String?, at time: Timestamp) throws -> Int {
    try db.execute(
      sql: """
        UPDATE delivery SET state = 'queued', named = 1, since = ?, due = ?, changed = ?, owner = NULL, dismissed = 0
        WHERE publication = ? AND state = ? AND (? IS NULL OR key = ?) AND (? IS NULL OR channel = ?)
        """,
      arguments: [
        time.rawValue, time.rawValue, time.rawValue, publication, state.rawValue, key?.description,
        key?.description, channel, channel,
      ])
    return db.changesCount
  }

  func dismiss(key: EditionKey?, channel: String?) throws -> Int {
    try db.execute(
      sql: """
        UPDATE delivery SET dismissed = 1 WHERE publication = ? AND state = 'uncertain' AND dismissed = 0
          AND (? IS NULL OR key = ?) AND (? IS NULL OR channel = ?)
        """, arguments: [publication, key?.description, key?.description, channel, channel])
    return db.changesCount
  }
}
