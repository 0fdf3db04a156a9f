import EditionModel
import Foundation
import GRDB

extension PublicationTables {
  func deliveryTallies(of key: EditionKey) throws -> [DeliveryTally] {
    var tallies: [String: DeliveryTally] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT channel, queued FROM delivery_count WHERE publication = ? AND key = ?",
      arguments: [publication, key.description])
    {
      let channel: String = row["channel"]
      tallies[channel] = DeliveryTally(channel: channel, queued: row["queued"])
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT channel, state, count(*) AS count, sum(state = 'uncertain' AND dismissed = 0) AS doubts,
          max(attempts) AS attempts
        FROM delivery WHERE publication = ? AND key = ? GROUP BY channel, state
        """, arguments: [publication, key.description])
    for row in rows {
      guard let state = DeliveryState(rawValue: row["state"]) else { continue }
      let channel: String = row["channel"]
      var tally = tallies[channel] ?? DeliveryTally(channel: channel, queued: 0)
      tally.states[state] = row["count"]
      tally.doubts += row["doubts"] as Int
      if !state.isFinal { tally.attempts = max(tally.attempts, row["attempts"]) }
      tallies[channel] = tally
    }
    return tallies.values.sorted { $0.channel < $1.channel }
  }

  func newestDelivery() throws -> EditionKey? {
    try String.fetchOne(
      db,
      sql: """
        SELECT key FROM edition WHERE publication = ?
          AND EXISTS (SELECT 1 FROM delivery_count
            WHERE delivery_count.publication = edition.publication AND delivery_count.key = edition.key)
        ORDER BY cutoff DESC LIMIT 1
        """, arguments: [publication]
    ).flatMap { EditionKey($0) }
  }

  /// How many deliveries of all editions are uncertain and not dismissed.
  func deliveryDoubts() throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM delivery WHERE publication = ? AND state = 'uncertain' AND dismissed = 0",
      arguments: [publication]) ?? 0
  }

  func deliveryWords(
    of key: EditionKey
  ) throws -> [(channel: String, state: DeliveryState, word: String, count: Int)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT channel, state, word, count(*) AS count FROM delivery
        WHERE publication = ? AND key = ? AND word <> '' AND state <> 'accepted'
        GROUP BY channel, state, word ORDER BY channel, count DESC LIMIT 20
        """, arguments: [publication, key.description]
    ).compactMap { row in
      DeliveryState(rawValue: row["state"]).map { (row["channel"], $0, row["word"], row["count"]) }
    }
  }

  func secret(_ name: String) throws -> [UInt8]? {
    try Row.fetchOne(db, sql: "SELECT value FROM secret WHERE name = ?", arguments: [name])
      .map { [UInt8]($0["value"] as Data) }
  }

  func secret(_ name: String, fresh: [UInt8]) throws -> [UInt8] {
    try db.execute(sql: "INSERT OR IGNORE INTO secret VALUES (?, ?)", arguments: [name, Data(fresh)])
    return try secret(name) ?? fresh
  }
}
