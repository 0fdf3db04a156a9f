import ArticleModel
import EditionModel
import Foundation
import GRDB

extension PublicationTables {
  /// Adds the kept comments of an edition, and the names of those that its facts mention.
  ///
  /// - Parameter withdrawn: the numbers of stories without their words.
  func addComments(of edition: Edition, except withdrawn: Set<Int>, blobs: BlobStore) throws {
    guard edition.readStories.contains(where: { $0.thread != nil }) else { return }
    let replaced = try replacedDiscussions(of: edition.key)
    for story in edition.readStories where !withdrawn.contains(story.number) {
      guard let sealed = story.thread?.blob, let bytes = try blobs.present(replaced[sealed] ?? sealed),
        let discussion = try? CanonicalJSON.decode(Discussion.self, from: bytes)
      else { continue }
      try add(discussion, to: story.number, of: edition.key)
    }
  }

  /// Adds comments that aren't there yet.
  func add(_ discussion: Discussion, to number: Int, of key: EditionKey) throws {
    var rows = discussion.shown.map { (id: $0.id, by: $0.by, text: $0.text) }
    var known = Set(rows.map(\.id))
    for mention in discussion.facts.flatMap(\.comments) where known.insert(mention.id).inserted {
      rows.append((mention.id, mention.by, ""))
    }
    for row in rows {
      let text = row.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      try db.cachedStatement(
        sql: """
          INSERT INTO comment (publication, key, number, native, writer, text) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """
      ).execute(arguments: [publication, key.description, number, row.id, row.by, SearchFunctions.pack(text)])
      guard db.changesCount == 1 else { continue }
      try db.cachedStatement(sql: "INSERT INTO comment_words (rowid, writer, text) VALUES (?, ?, ?)")
        .execute(arguments: [db.lastInsertedRowID, SearchFunctions.fold(row.by), SearchFunctions.fold(text)])
    }
  }

  /// The stories that keep or name a comment, newest edition first.
  func stories(withComment native: String) throws -> [(key: EditionKey, number: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT key, number FROM comment WHERE publication = ? AND native = ? ORDER BY key DESC, number",
      arguments: [publication, native]
    ).compactMap { row in EditionKey(row["key"] as String).map { ($0, row["number"]) } }
  }

  /// By the hash that the manifest has, the discussion that took the place of one with withdrawn comments.
  func replacedDiscussions(of key: EditionKey) throws -> [ContentHash: ContentHash] {
    try redactions(of: key).replacedDiscussions
  }

  /// What was withdrawn from any publication of the folder, unless it is known to be another source's: an id means something
  /// else there.
  func withdrawnComments(of source: String?) throws -> Set<String> {
    Set(
      try String.fetchAll(
        db,
        sql: """
          WITH withdrawn (publication, key, comment) AS (
            SELECT publication, key, comment FROM redaction WHERE comment <> ''
            UNION SELECT publication, key, comment FROM owed_withdrawal
          )
          SELECT DISTINCT comment FROM withdrawn WHERE publication = ?1 OR NOT EXISTS (
            SELECT 1 FROM story
            WHERE story.publication = withdrawn.publication AND story.key = withdrawn.key AND story.source <> ?2
          )
          """, arguments: [publication, source]))
  }

  func withdrawnStories(of source: String?) throws -> Set<String> {
    Set(
      try String.fetchAll(
        db,
        sql: """
          SELECT story.native FROM redaction JOIN story
          ON story.publication = redaction.publication AND story.key = redaction.key AND story.number = redaction.story
          WHERE redaction.comment = '' AND (redaction.publication = ?1 OR ?2 IS NULL OR story.source = ?2)
          """, arguments: [publication, source]))
  }

  /// What was said after an edition was sealed, by the stories' numbers.
  func additions(of key: EditionKey) throws -> [Int: Discussion] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT story, discussion FROM addition WHERE publication = ? AND key = ?",
      arguments: [publication, key.description])
    return rows.reduce(into: [:]) { additions, row in
      let packed: Data = row["discussion"]
      additions[row["story"]] = try? CanonicalJSON.decode(
        Discussion.self, from: Array(SearchFunctions.unpack(packed).utf8))
    }
  }

  /// Keeps what was said later about a story, unless it was withdrawn meanwhile, and without the comments that were. A later one
  /// replaces it.
  ///
  /// - Returns: how many comments are kept.
  func put(_ addition: Discussion, story: Int, of key: EditionKey) throws -> Int {
    let isWithdrawn = try corrections(of: key).contains {
      $0.kind == .withdrawn && ($0.story == nil || $0.story == story)
    }
    guard !isWithdrawn else { return 0 }
    let source = try String.fetchOne(
      db, sql: "SELECT source FROM story WHERE publication = ? AND key = ? AND number = ?",
      arguments: [publication, key.description, story])
    let comments = try withdrawnComments(of: source)
    var addition = addition
    addition.comments.removeAll { comments.contains($0.id) }
    let text = String(decoding: try CanonicalJSON.encode(addition), as: UTF8.self)
    try db.execute(
      sql: """
        INSERT INTO addition (publication, key, story, discussion) VALUES (?, ?, ?, ?)
        ON CONFLICT (publication, key, story) DO UPDATE SET discussion = excluded.discussion
        """, arguments: [publication, key.description, story, SearchFunctions.pack(text)])
    try add(addition, to: story, of: key)
    return addition.comments.count
  }
}
