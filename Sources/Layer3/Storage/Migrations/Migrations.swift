import GRDB

/// Every change of the database's shape, in order, one file each.
///
/// A migration is plain SQL, or plain code over rows. It names no type of this program that could change later: a folder
/// that a version of three years ago wrote must get the same shape as a new one. A released migration never changes, and
/// neither does its name, because GRDB remembers it in the database.
enum Migrations {
  static let all: [Migration] = [
    editions, search, journal, withdrawals, history, feedback, revisits, status, years, foldAgain,
    discussions, briefReports, delivery, push, letters, briefVerdicts, sites, readEditions, withdrawnFiles,
    repairs,
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in all { migrator.registerMigration(migration.name, migrate: migration.apply) }
    return migrator
  }
}

/// One change of the database's shape.
struct Migration: Sendable {
  let name: String
  let apply: @Sendable (Database) throws -> Void

  init(_ name: String, apply: @escaping @Sendable (Database) throws -> Void) {
    self.name = name
    self.apply = apply
  }
}
