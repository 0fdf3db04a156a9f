import EditionModel
import GRDB
import Selection

/// Reads the history as the selection needs it.
struct HistoryReader {
  let db: Database
  let publication: String

  private struct Key: Hashable {
    var source: String
    var id: String
  }

  func candidates(from start: Timestamp, through end: Timestamp) throws -> [Candidate] {
    // In the order of the key: one pass over the samples meets each story once.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT c.source, c.id, c.posted, s.time, s.rank, s.points, s.comments
        FROM candidate c JOIN sample s
          ON s.publication = c.publication AND s.source = c.source AND s.id = c.id AND s.time BETWEEN ? AND ?
        WHERE c.publication = ? AND max(c.asked, coalesce(c.listed, 0)) >= ? AND c.first_seen <= ?
        ORDER BY c.source, c.id, s.time
        """,
      arguments: [start.rawValue, end.rawValue, publication, start.rawValue, end.rawValue])
    var found: [(key: Key, posted: Timestamp, history: [Observation])] = []
    while let row = try rows.next() {
      let key = Key(source: row["source"], id: row["id"])
      if found.last?.key != key { found.append((key, Timestamp(row["posted"]), [])) }
      let before = found[found.count - 1].history.last
      guard let points: Int = row["points"] ?? before?.points else { continue }
      found[found.count - 1].history.append(
        Observation(
          time: Timestamp(row["time"]), rank: row["rank"], points: points,
          comments: row["comments"] ?? before?.comments ?? 0))
    }
    let facts = try facts(of: Set(found.lazy.filter { !$0.history.isEmpty }.map(\.key)), through: end)
    return found.compactMap { entry in
      guard let known = facts[entry.key], let last = known.last else { return nil }
      var former: [String] = []
      for title in known.map(\.title) where title != last.title && !former.contains(title) { former.append(title) }
      return Candidate(
        id: CandidateID(source: entry.key.source, nativeID: entry.key.id), kind: last.kind, state: last.state,
        title: last.title, formerTitles: former, url: last.url, author: last.author, posted: entry.posted,
        history: entry.history)
    }
  }

  /// What the source said of each story up to a moment, oldest first.
  private func facts(of keys: Set<Key>, through end: Timestamp) throws -> [Key: [Facts]] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM candidate_facts WHERE publication = ? AND source = ? AND id = ? AND since <= ? ORDER BY since
        """)
    var facts: [Key: [Facts]] = [:]
    for key in keys {
      facts[key] = try Row.fetchAll(statement, arguments: [publication, key.source, key.id, end.rawValue]).map(
        Facts.init)
    }
    return facts
  }
}
