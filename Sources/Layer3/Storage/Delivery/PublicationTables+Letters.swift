import EditionModel
import GRDB

extension PublicationTables {
  /// Puts a letter into the queue, in the place of an earlier one.
  func enqueueLetter(to recipient: String, asked: Timestamp) throws {
    try db.execute(
      sql: """
        INSERT INTO letter VALUES (?, ?, ?, 'queued', 0, ?, ?, NULL, '')
        ON CONFLICT (publication, recipient) DO UPDATE SET asked = excluded.asked, state = 'queued', attempts = 0,
          due = excluded.due, changed = excluded.changed, owner = NULL, word = ''
        WHERE excluded.asked <> letter.asked
        """,
      arguments: [publication, recipient, asked.rawValue, asked.rawValue, asked.rawValue])
  }

  func claimLetters(owner: String, limit: Int, at time: Timestamp) throws -> [ClaimedLetter] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT recipient, asked, attempts FROM letter WHERE publication = ? AND state = 'queued' AND due <= ?
        ORDER BY due, recipient LIMIT ?
        """, arguments: [publication, time.rawValue, limit])
    return try rows.map { row in
      let letter = ClaimedLetter(
        recipient: row["recipient"], asked: Timestamp(row["asked"]), attempts: row["attempts"], owner: owner)
      try db.execute(
        sql: """
          UPDATE letter SET state = 'claimed', owner = ?, changed = ?
          WHERE publication = ? AND recipient = ? AND state = 'queued'
          """, arguments: [owner, time.rawValue, publication, letter.recipient])
      return letter
    }
  }

  func commit(_ letter: ClaimedLetter, at time: Timestamp) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE letter SET state = 'committed', attempts = attempts + 1, changed = ?
        WHERE publication = ? AND recipient = ? AND asked = ? AND state = 'claimed' AND owner = ?
          AND EXISTS (SELECT 1 FROM subscriber WHERE subscriber.publication = letter.publication AND id = recipient
            AND subscriber.state = 'pending')
        """,
      arguments: [time.rawValue, publication, letter.recipient, letter.asked.rawValue, letter.owner])
    return db.changesCount > 0
  }

  func settle(_ letter: ClaimedLetter, _ outcome: DeliveryOutcome, at time: Timestamp) throws {
    let (state, word, due) = outcome.row
    let allowed = outcome.isAnswer ? "'claimed', 'committed', 'uncertain'" : "'claimed', 'committed'"
    try db.execute(
      sql: """
        UPDATE letter SET state = ?, word = ?, due = coalesce(?, due), changed = ?,
          attempts = attempts + (state = 'claimed'), owner = CASE WHEN ? IN ('queued') THEN NULL ELSE owner END
        WHERE publication = ? AND recipient = ? AND asked = ? AND owner = ? AND state IN (\(allowed))
        """,
      arguments: [
        state.rawValue, String(word.prefix(300)), due?.rawValue, time.rawValue, state.rawValue, publication,
        letter.recipient, letter.asked.rawValue, letter.owner,
      ])
  }

  func letterOwners() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT owner FROM letter WHERE publication = ? AND state IN ('claimed', 'committed')
          AND owner IS NOT NULL
        """, arguments: [publication])
  }

  func abandonLetters(owner: String, at time: Timestamp) throws {
    try db.execute(
      sql: """
        UPDATE letter SET word = CASE WHEN state = 'committed' THEN 'the program ended before the answer came' ELSE word END,
          state = CASE WHEN state = 'committed' THEN 'uncertain' ELSE 'queued' END, owner = NULL, changed = ?
        WHERE publication = ? AND owner = ? AND state IN ('claimed', 'committed')
        """, arguments: [time.rawValue, publication, owner])
  }

  func forgetLetters(before time: Timestamp) throws {
    // A process may be about to send what it has claimed; its turn comes later.
    try db.execute(
      sql: "DELETE FROM letter WHERE publication = ? AND asked < ? AND state NOT IN ('claimed', 'committed')",
      arguments: [publication, time.rawValue])
    try db.execute(
      sql: "DELETE FROM subscriber WHERE publication = ? AND state = 'pending' AND since < ?",
      arguments: [publication, time.rawValue])
  }

  func letterStates() throws -> [DeliveryState: Int] {
    try Row.fetchAll(
      db, sql: "SELECT state, count(*) AS count FROM letter WHERE publication = ? GROUP BY state",
      arguments: [publication]
    ).reduce(into: [:]) { states, row in
      if let state = DeliveryState(rawValue: row["state"]) { states[state] = row["count"] }
    }
  }
}

extension DeliveryOutcome {
  /// What a row says after it.
  var row: (state: DeliveryState, word: String, due: Timestamp?) {
    switch self {
    case .accepted(let word): (.accepted, word, nil)
    case .refused(let word): (.refused, word, nil)
    case .again(let due, let word): (.queued, word, due)
    case .expired(let word): (.expired, word, nil)
    case .uncertain(let word): (.uncertain, word, nil)
    }
  }

  /// Whether the other side has said something: then even a doubt ends.
  var isAnswer: Bool {
    switch self {
    case .accepted, .refused: true
    case .again, .expired, .uncertain: false
    }
  }
}
