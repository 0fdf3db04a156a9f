import EditionModel
import Foundation
import GRDB

/// Upgrades an older database to this version's shape: copies, migrates, checks, and goes back to the copy if that fails.
enum Upgrade {
  /// Upgrades a database, if it needs it.
  ///
  /// - Throws: ``StoreError``; the database is what it was then.
  static func run(_ migrator: DatabaseMigrator, on pool: DatabasePool, at file: URL) throws {
    let applied = try pool.read { try migrator.appliedIdentifiers($0) }
    guard !applied.isEmpty, !Set(migrator.migrations).isSubset(of: applied) else { return try migrator.migrate(pool) }
    // Beside the database and not in memory: it must survive a crash in the migration.
    let copy = copy(of: file)
    try? FileManager.default.removeItem(at: copy)
    let before = try DatabaseQueue(path: copy.path)
    try pool.backup(to: before)
    do {
      let kept = try before.read(Kept.init)
      try migrator.migrate(pool)
      try check(pool, kept)
      try pool.write { db in
        _ = try Journal.append(
          .upgrade,
          ["from": migrator.migrations.last { applied.contains($0) } ?? "", "to": migrator.migrations.last ?? ""],
          at: Timestamp(Int64(Date().timeIntervalSince1970)), in: db)
      }
      try before.close()
      try DurableFile.sync(copy)
      // Dropped tables leave most of an older file empty. Without room for the copy that this makes, it stays so.
      try? pool.vacuum()
    } catch {
      try before.backup(to: pool)
      try? before.close()
      throw StoreError.upgrade(file.path, cause: "\(error)")
    }
  }

  /// Where the copy of a database is that its last upgrade made.
  static func copy(of file: URL) -> URL { file.appendingPathExtension("before-upgrade") }

  /// The content of a database that no migration may change.
  private struct Kept: Equatable {
    /// Every edition, with its manifest's hash instead of its many bytes.
    var editions: [String]
    var corrections: [Row]
    var journal: [Row]

    init(_ db: Database) throws {
      func rows(_ table: String, _ columns: String) throws -> [Row] {
        try db.tableExists(table) ? Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table) ORDER BY 1, 2") : []
      }
      editions = []
      let all = try Row.fetchCursor(db, sql: "SELECT * FROM edition ORDER BY publication, key")
      while let row = try all.next() {
        let manifest: Data = row["manifest"]
        let columns = ["publication", "key", "cutoff", "published", "basis", "hash"].map { row[$0] as DatabaseValue }
        editions.append("\(columns) \(ContentHash(of: manifest))")
      }
      corrections = try rows("correction", "id, publication, key, date, kind, story, text")
      journal = try rows("journal", "number, date, act, detail, previous, hash")
    }
  }

  /// Checks an upgraded database.
  ///
  /// - Throws: what is wrong.
  private static func check(_ pool: DatabasePool, _ kept: Kept) throws {
    try pool.read { db in
      let findings =
        try String.fetchAll(db, sql: "PRAGMA integrity_check")
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" }
      guard findings == ["ok"] else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: findings.first) }
      guard try Kept(db) == kept else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "something isn't what was published")
      }
      _ = try Journal.verify(Journal.entries(in: db))
    }
  }
}
