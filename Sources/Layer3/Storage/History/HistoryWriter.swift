import EditionModel
import Foundation
import GRDB
import Selection

/// Writes one look.
struct HistoryWriter {
  let db: Database
  let publication: String
  let look: RecordedLook

  private var time: Int64 { look.time.rawValue }

  func write() throws {
    let isKnown = try exists("SELECT 1 FROM look WHERE publication = ? AND source = ? AND time = ?", [time])
    guard !isKnown else { return }
    try run(
      "INSERT INTO look (publication, source, time, stories, unanswered) VALUES (?, ?, ?, ?, ?)",
      [time, look.sightings.count, look.unanswered.count])
    for sighting in look.sightings {
      try write(sighting)
    }
    for (id, rank) in look.unanswered.sorted(by: { $0.key < $1.key }) {
      // Nothing is known yet about a story that was never seen.
      guard try exists("SELECT 1 FROM candidate WHERE publication = ? AND source = ? AND id = ?", [id.nativeID])
      else { continue }
      try sample(id.nativeID, rank: rank, points: nil, comments: nil)
      try touch(id.nativeID, rank: rank, wasAsked: false)
    }
    for id in look.gone { try bury(id.nativeID) }
  }

  private func write(_ sighting: RecordedLook.Sighting) throws {
    let id = sighting.candidate.id.nativeID
    try run(
      """
      INSERT INTO candidate (publication, source, id, posted, first_seen, asked) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """, [id, sighting.candidate.posted.rawValue, time, time])
    try touch(id, rank: sighting.rank, wasAsked: true)
    try state(Facts(sighting.candidate), of: id)
    try sample(id, rank: sighting.rank, points: sighting.points, comments: sighting.comments)
  }

  private func sample(_ id: String, rank: Int?, points: Int?, comments: Int?) throws {
    try run(
      "INSERT OR IGNORE INTO sample (publication, source, id, time, rank, points, comments) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [id, time, rank, points, comments])
  }

  private func touch(_ id: String, rank: Int?, wasAsked: Bool) throws {
    let isOnFrontPage = rank.map { $0 <= History.frontPage } ?? false
    try db.cachedStatement(
      sql: """
        UPDATE candidate SET listed = coalesce(?, listed), asked = coalesce(?, asked), arrived = coalesce(arrived, ?)
        WHERE publication = ? AND source = ? AND id = ?
        """
    ).execute(arguments: [
      rank == nil ? nil : time, wasAsked ? time : nil, isOnFrontPage ? time : nil, publication, look.source, id,
    ])
  }

  /// Writes a row only if something changed.
  private func state(_ facts: Facts, of id: String) throws {
    guard try Facts.latest(db, [publication, look.source, id]) != facts else { return }
    try run(
      """
      INSERT OR REPLACE INTO candidate_facts (publication, source, id, since, kind, standing, title, url, author)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [id, time, facts.kind.rawValue, facts.state.rawValue, facts.title, facts.url, facts.author])
  }

  /// Marks a story as deleted, because the source gives nothing for it. All else stays as it was known.
  private func bury(_ id: String) throws {
    guard var facts = try Facts.latest(db, [publication, look.source, id]) else { return }
    try touch(id, rank: nil, wasAsked: true)
    if facts.state == .live { facts.state = .deleted }
    try state(facts, of: id)
  }

  private func run(_ sql: String, _ rest: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments([publication, look.source] + rest))
  }

  private func exists(_ sql: String, _ rest: [any DatabaseValueConvertible]) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: sql), arguments: StatementArguments([publication, look.source] + rest)) != nil
  }
}

/// What a source says about a story, apart from its numbers.
struct Facts: Hashable {
  var kind: Candidate.Kind
  var state: Candidate.State
  var title: String
  var url: String?
  var author: String?

  init(_ candidate: Candidate) {
    kind = candidate.kind
    state = candidate.state
    title = candidate.title
    url = candidate.url
    author = candidate.author
  }

  /// An unknown word comes from a newer version. This version can't choose such a story.
  init(_ row: Row) {
    kind = Candidate.Kind(rawValue: row["kind"]) ?? .other
    state = Candidate.State(rawValue: row["standing"]) ?? .deleted
    title = row["title"]
    url = row["url"]
    author = row["author"]
  }

  static func latest(_ db: Database, _ key: [String]) throws -> Facts? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT * FROM candidate_facts WHERE publication = ? AND source = ? AND id = ? ORDER BY since DESC LIMIT 1
          """), arguments: StatementArguments(key)
    ).map(Facts.init)
  }
}
