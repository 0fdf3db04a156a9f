import EditionModel
import GRDB

extension PublicationTables {
  func openBriefReports() throws -> [BriefReports] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT key, story, note FROM brief_report AS report JOIN edition USING (publication, key)
        WHERE publication = ? AND report.id > (
          SELECT coalesce(max(verdict.report), 0) FROM brief_verdict AS verdict
          WHERE verdict.publication = report.publication AND verdict.key = report.key AND verdict.story = report.story)
        ORDER BY cutoff DESC, story, report.id
        """, arguments: [publication])
    return rows.reduce(into: []) { found, row in
      guard let key = EditionKey(row["key"] as String) else { return }
      let story = RatedStory(key: key, story: row["story"])
      if found.last?.story != story { found.append(BriefReports(story: story, count: 0, notes: [])) }
      let note: String = row["note"]
      found[found.count - 1].count += 1
      if !note.isEmpty { found[found.count - 1].notes.append(note) }
    }
  }

  func settle(
    _ verdict: BriefReports.Verdict, of rated: RatedStory, text: String, at date: Timestamp
  ) throws -> BriefReports.Settlement {
    guard let edition = try manifest(of: rated.key)?.edition else {
      throw StoreError.editionMissing(rated.key.description)
    }
    guard let story = edition.stories.first(where: { $0.number == rated.story }) else {
      throw StoreError.storyMissing(rated.key.description, rated.story)
    }
    guard story.brief != nil else { return .noBrief }
    let isConfirmed = try corrections(of: rated.key).contains { $0.kind == .brief && $0.story == rated.story }
    if isConfirmed, verdict == .dismissed { return .confirmedBefore }
    let open = try openBriefReports().first { $0.story == rated }?.count ?? 0
    if isConfirmed, open == 0 { return .confirmedBefore }
    let last =
      try Int64.fetchOne(
        db, sql: "SELECT max(id) FROM brief_report WHERE publication = ? AND key = ? AND story = ?",
        arguments: [publication, rated.key.description, rated.story]) ?? 0
    try db.execute(
      sql: "INSERT INTO brief_verdict (publication, key, story, date, verdict, report) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [publication, rated.key.description, rated.story, date.rawValue, verdict.rawValue, last])
    if verdict == .confirmed, !isConfirmed {
      try insert(Correction(date: date, kind: .brief, story: rated.story, text: text), key: rated.key)
      try Journal.append(
        .correct, ["edition": rated.key.description, "story": "\(rated.story)", "text": text], at: date, in: db)
    }
    return .settled(reports: open)
  }
}
