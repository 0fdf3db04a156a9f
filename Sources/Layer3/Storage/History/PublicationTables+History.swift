import EditionModel
import GRDB
import Selection

extension PublicationTables {
  func looks(from start: Timestamp, through end: Timestamp, source: String?) throws -> [Timestamp] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT time FROM look
        WHERE publication = ? AND time BETWEEN ? AND ? AND source = coalesce(?, source) ORDER BY time
        """,
      arguments: [publication, start.rawValue, end.rawValue, source]
    ).map { Timestamp($0) }
  }

  func candidates(from start: Timestamp, through end: Timestamp) throws -> [Candidate] {
    try HistoryReader(db: db, publication: publication).candidates(from: start, through: end)
  }

  func unseen(listedSince start: Timestamp, notAskedSince moment: Timestamp, source: String) throws -> [CandidateID] {
    try String.fetchAll(
      db,
      sql: """
        SELECT id FROM candidate
        WHERE publication = ? AND source = ? AND listed >= ? AND asked < ? ORDER BY listed DESC, id
        """,
      arguments: [publication, source, start.rawValue, moment.rawValue]
    ).map { CandidateID(source: source, nativeID: $0) }
  }
}
