import Foundation
import GRDB

/// Brings an older database to the shape of this version: copy, migrate, check; and back to the copy where that fails.
enum Upgrade {
  /// - Throws: ``StoreError``; the database is what it was then.
  static func run(_ migrator: DatabaseMigrator, on pool: DatabasePool, at file: URL) throws {
    let isOld = try pool.read { db in
      try !migrator.appliedIdentifiers(db).isEmpty && !migrator.hasCompletedMigrations(db)
    }
    guard isOld else { return try migrator.migrate(pool) }
    // Beside the database and not in memory: it must survive a crash in the migration.
    let copy = file.appendingPathExtension("before-upgrade")
    try? FileManager.default.removeItem(at: copy)
    let before = try DatabaseQueue(path: copy.path)
    try pool.backup(to: before)
    do {
      try migrator.migrate(pool)
      let findings = try pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
      guard findings == ["ok"] else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: findings.first) }
      try before.close()
      try DurableFile.sync(copy)
    } catch {
      try before.backup(to: pool)
      try? before.close()
      throw StoreError.upgrade(file.path, cause: "\(error)")
    }
  }
}
