import EditionModel
import GRDB

/// Thins samples with age. Every story every 10 minutes would be seven million rows a year.
enum Thinning {
  struct Step {
    /// The age in days from which it applies.
    var days: Int64
    /// Seconds within which one sample of each story is kept: the last.
    var interval: Int64
  }

  private static let day: Int64 = 86_400

  /// The choice needs two days in full. The best of the week needs half hours, and the comparison with the month (“faster
  /// than 90%”) the hours after a story's arrival. The year's rows say how stories ended.
  static let steps = [
    Step(days: 2, interval: 1800),
    Step(days: 9, interval: 2 * 3600),
    Step(days: 32, interval: day),
  ]

  /// Days after which stories, and the times of looks, are removed. An edition's basis is sealed by then.
  static let storyDays: Int64 = 366
  static let lookDays: Int64 = 32

  static func thin(_ db: Database, publication: String, now: Timestamp) throws -> Int {
    var gone = 0
    for (step, next) in zip(steps, steps.dropFirst().map(\.days) + [storyDays]) {
      // A story's first sight and its arrival on the front page date its rise, so they stay at any age.
      try db.execute(
        sql: """
          DELETE FROM sample WHERE publication = :publication
            AND time >= :oldest AND time < :youngest
            AND EXISTS (
              SELECT 1 FROM sample later
              WHERE later.publication = sample.publication AND later.source = sample.source AND later.id = sample.id
                AND later.time > sample.time AND later.time < (sample.time / :interval + 1) * :interval)
            AND time NOT IN (
              SELECT first_seen FROM candidate c
              WHERE c.publication = sample.publication AND c.source = sample.source AND c.id = sample.id
              UNION ALL SELECT coalesce(arrived, first_seen) FROM candidate c
              WHERE c.publication = sample.publication AND c.source = sample.source AND c.id = sample.id)
          """,
        arguments: [
          "publication": publication, "oldest": now.rawValue - next * day, "youngest": now.rawValue - step.days * day,
          "interval": step.interval,
        ])
      gone += db.changesCount
    }
    let forgotten = now.rawValue - storyDays * day
    for table in ["sample", "candidate_facts"] {
      try db.execute(
        sql: """
          DELETE FROM \(table) WHERE publication = ? AND (source, id) IN (
            SELECT source, id FROM candidate WHERE publication = ? AND max(asked, coalesce(listed, 0)) < ?)
          """,
        arguments: [publication, publication, forgotten])
      if table == "sample" { gone += db.changesCount }
    }
    try db.execute(
      sql: "DELETE FROM candidate WHERE publication = ? AND max(asked, coalesce(listed, 0)) < ?",
      arguments: [publication, forgotten])
    try db.execute(
      sql: "DELETE FROM look WHERE publication = ? AND time < ?",
      arguments: [publication, now.rawValue - lookDays * day])
    return gone
  }
}
