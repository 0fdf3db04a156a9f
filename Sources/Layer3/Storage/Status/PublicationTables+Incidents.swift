import EditionModel
import GRDB
import Status

extension PublicationTables {
  func note(_ name: String, _ trouble: StatusFacts.Trouble?, at time: Timestamp) throws {
    let known = try Row.fetchOne(
      db, sql: "SELECT * FROM contact WHERE publication = ? AND name = ?", arguments: [publication, name])
    let contact = (known.map(StatusFacts.Contact.init) ?? StatusFacts.Contact(name: name)).after(trouble, at: time)
    try db.execute(
      sql: """
        INSERT INTO contact (publication, name, last_good, last_bad, failures, failing_since, trouble)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET last_good = excluded.last_good, last_bad = excluded.last_bad,
          failures = excluded.failures, failing_since = excluded.failing_since, trouble = excluded.trouble
        """,
      arguments: [
        publication, name, contact.lastGood?.rawValue, contact.lastBad?.rawValue, contact.failures,
        contact.failingSince?.rawValue, contact.trouble?.rawValue,
      ])
  }

  func incidents(closedSince start: Timestamp) throws -> [Incident] {
    try Row.fetchAll(
      db,
      sql: "SELECT * FROM incident WHERE publication = ? AND (closed IS NULL OR closed >= ?) ORDER BY number",
      arguments: [publication, start.rawValue]
    ).compactMap(Incident.init)
  }

  func apply(_ changes: [IncidentChange], at time: Timestamp) throws {
    for change in changes {
      let number: Int64
      switch change {
      case .open(let kind, let subject, let text):
        try db.execute(
          sql: "INSERT INTO incident (publication, kind, subject, opened, text) VALUES (?, ?, ?, ?, ?)",
          arguments: [publication, kind.rawValue, subject, time.rawValue, text])
        number = db.lastInsertedRowID
      case .close(let closed, let ending):
        try db.execute(
          sql: "UPDATE incident SET closed = ?, ending = ? WHERE number = ? AND closed IS NULL",
          arguments: [time.rawValue, ending, closed])
        guard db.changesCount > 0 else { continue }
        number = Int64(closed)
      }
      try db.execute(
        sql: "INSERT INTO alert (incident, event, attempts, due) VALUES (?, ?, 0, ?)",
        arguments: [number, change.event.rawValue, time.rawValue])
    }
  }

  func alerts(due time: Timestamp) throws -> [PendingAlert] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT incident.*, alert.event, alert.attempts FROM alert JOIN incident ON incident.number = alert.incident
        WHERE publication = ? AND outcome IS NULL AND due <= ? ORDER BY number, event DESC
        """, arguments: [publication, time.rawValue]
    ).compactMap { row in
      guard let incident = Incident(row), let event = AlertEvent(rawValue: row["event"]) else { return nil }
      return PendingAlert(incident: incident, event: event, attempts: row["attempts"])
    }
  }

  func settle(_ alert: PendingAlert, _ outcome: AlertOutcome) throws {
    let (word, due): (String?, Timestamp?) =
      switch outcome {
      case .sent: ("sent", nil)
      case .givenUp: ("given up", nil)
      case .again(let time): (nil, time)
      }
    try db.execute(
      sql: """
        UPDATE alert SET attempts = attempts + 1, outcome = ?, due = coalesce(?, due)
        WHERE incident = ? AND event = ?
        """, arguments: [word, due?.rawValue, alert.incident.number, alert.event.rawValue])
  }
}

extension IncidentChange {
  fileprivate var event: AlertEvent { if case .open = self { .opened } else { .closed } }
}

extension Incident {
  /// Returns nil for a kind that only a newer version knows.
  init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    let closed: Int64? = row["closed"]
    self.init(
      number: row["number"], kind: kind, subject: row["subject"], opened: Timestamp(row["opened"]),
      closed: closed.map { Timestamp($0) }, text: row["text"], ending: row["ending"])
  }
}

extension StatusFacts.Contact {
  init(_ row: Row) {
    let (good, bad, since): (Int64?, Int64?, Int64?) = (row["last_good"], row["last_bad"], row["failing_since"])
    let trouble: String? = row["trouble"]
    self.init(
      name: row["name"], lastGood: good.map { Timestamp($0) }, lastBad: bad.map { Timestamp($0) },
      failures: row["failures"], failingSince: since.map { Timestamp($0) },
      trouble: trouble.map { StatusFacts.Trouble(rawValue: $0) ?? .other })
  }
}
