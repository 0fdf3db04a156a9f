import EditionModel
import Foundation
import GRDB
import Status
import Testing

@testable import Storage

/// The shapes that released versions gave their databases, as text that is never changed (`Schemas/N-name.sql`).
struct OldVersion: CustomTestStringConvertible, Sendable {
  /// How many migrations it knew.
  let number: Int
  var testDescription: String { "with \(number) migrations" }

  static let all: [OldVersion] = (1...steps.count).map(OldVersion.init)
  /// Those that an upgrade changes.
  static let outdated = all.filter { $0.number < Migrations.all.count }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Schemas", isDirectory: true)
  /// The number in front of a file's name: `10-name.sql` comes after `2-name.sql`.
  private static func number(of file: URL) -> Int {
    Int(file.lastPathComponent.prefix { $0 != "-" }) ?? 0
  }

  private static let steps: [URL] =
    ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
    .filter { $0.pathExtension == "sql" }.sorted { number(of: $0) < number(of: $1) }

  /// A data folder as that version left it: an edition with its archive, and a row of each kind that it knew.
  func folder() throws -> DataFolder {
    let folder = temporaryFolder()
    try folder.create()
    let queue = try DatabaseQueue(path: folder.database.path)
    for step in OldVersion.steps.prefix(number) {
      let sql = try String(contentsOf: step, encoding: .utf8)
      try queue.write { try $0.execute(sql: sql) }
    }
    try queue.close()
    try FileManager.default.createDirectory(at: folder.archives, withIntermediateDirectories: true)
    try Data("archive".utf8).write(to: folder.archive(publication: "hn", key: "2026-05-06-morning"))
    return folder
  }
}

/// Everything that a database holds beside its rows.
private func shape(_ reader: any DatabaseReader) throws -> [String] {
  try reader.read { db in
    try Row.fetchAll(
      db, sql: "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).map { "\($0["type"] as String) \($0["name"] as String) \($0["sql"] as String)" }
  }
}

@Suite("An upgrade") struct UpgradeTests {
  let key = EditionKey("2026-05-06-morning") ?? .sample

  @Test(
    "An upgrade opens what every version wrote, loses nothing, and gives it the shape of a new folder",
    arguments: OldVersion.all)
  func opens(old: OldVersion) async throws {
    let folder = try old.folder()
    let store = try Store(folder)
    #expect(try await store.publication("hn").manifest(of: key)?.edition.stories.first?.title == "It’s a “title”")
    #expect(try await store.publication("hn").corrections(of: key).map(\.text) == ["It was retitled."])
    #expect(try FolderVerifier.verify(folder, reader: store.pool) == 1)
    #expect(try shape(store.pool) == shape(Store(temporaryFolder()).pool))
    let journal = try await store.journal()
    if old.number < Migrations.all.count {
      #expect(journal.last?.act == "upgrade")
      #expect(journal.last?.detail["from"] == Migrations.migrator.migrations[old.number - 1])
    }
    #expect(try await store.verifyJournal() == journal.last)
    if old.number >= 5 {
      #expect(try await store.publication("hn").history.looks(from: Timestamp(0), through: Timestamp(.max)).count == 1)
    }
    if old.number >= 6 { #expect(try await store.publication("hn").tallies(of: key)[1]?.worth == 1) }
    if old.number >= 7 { #expect(try await store.publication("hn").revisits(of: key)[1]?.map(\.link) == [.alive]) }
    if old.number >= 8 {
      let incidents = try await store.publication("hn").incidents(closedSince: Timestamp(0))
      #expect(incidents.map(\.text) == ["Hacker News could not be read."])
    }
    // Once is enough.
    #expect(try await Store(folder).journal() == journal)
  }

  @Test("An upgrade leaves a copy beside the database, as it was", arguments: OldVersion.outdated)
  func keepsCopy(old: OldVersion) throws {
    let folder = try old.folder()
    _ = try Store(folder)
    let copy = try DatabaseQueue(path: folder.database.path + ".before-upgrade")
    #expect(
      try copy.read { try Migrations.migrator.appliedIdentifiers($0) }
        == Set(Migrations.migrator.migrations.prefix(old.number)))
    #expect(try shape(copy) == shape(DatabaseQueue(path: old.folder().database.path)))
  }

  @Test("Every released migration has its schema")
  func schemas() { #expect(OldVersion.all.count == Migrations.all.count) }

  @Test("An upgrade gives the same result if a version is left out", arguments: OldVersion.all)
  func stepByStep(old: OldVersion) throws {
    let made = try DatabaseQueue()
    try Migrations.migrator.migrate(made, upTo: Migrations.migrator.migrations[old.number - 1])
    // A migration that was released is never changed: whoever has it would not get the change.
    #expect(try shape(made).map(\.unspaced) == shape(DatabaseQueue(path: old.folder().database.path)).map(\.unspaced))
  }

  @Test(
    "An upgrade that would leave anything else than what was there is taken back, whatever failed",
    arguments: [
      "nonsense", "DROP TRIGGER edition_is_sealed_delete; DELETE FROM correction; DELETE FROM edition",
      "DROP TRIGGER edition_is_sealed_update; UPDATE edition SET manifest = CAST('{}' AS BLOB)",
      "DROP TRIGGER journal_is_kept_update; UPDATE journal SET act = 'restore'",
      "DROP TRIGGER correction_is_kept_update; UPDATE correction SET text = ''",
    ])
  func rollsBack(sql: String) async throws {
    let version = try #require(OldVersion.all.last)
    let folder = try version.folder()
    let pool = try DatabasePool(path: folder.database.path)
    let before = try shape(pool)
    var broken = DatabaseMigrator()
    for name in Migrations.migrator.migrations.prefix(version.number) { broken.registerMigration(name) { _ in } }
    broken.registerMigration("half") { try $0.execute(sql: "CREATE TABLE half (a)") }
    broken.registerMigration("broken") { db in
      // What a careless migration might do: its author would have taken the triggers away.
      try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      where sql.contains("DELETE FROM") { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      let statements = sql.split(separator: ";").filter { !(sql.contains("DELETE FROM") && $0.contains("DROP")) }
      for statement in statements { try db.execute(sql: String(statement)) }
    }
    #expect { try Upgrade.run(broken, on: pool, at: folder.database) } throws: {
      "\($0)".contains("couldn't be upgraded")
    }
    try pool.close()
    let again = try DatabasePool(path: folder.database.path)
    #expect(try shape(again) == before)
    #expect(try await again.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    try again.close()
    // And the version that can read it still does.
    let store = try Store(folder)
    #expect(try await store.publication("hn").corrections(of: key).map(\.text) == ["It was retitled."])
    #expect(try FolderVerifier.verify(folder, reader: store.pool) == 1)
  }

  @Test("An upgrade of a folder that a newer version wrote is refused, and not a byte of it changes")
  func refusesNewer() throws {
    let folder = try #require(OldVersion.all.last).folder()
    let queue = try DatabaseQueue(path: folder.database.path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of a newer version')") }
    try queue.close()
    let before = try Data(contentsOf: folder.database)
    #expect(throws: StoreError.newer(folder.database.path)) { _ = try Store(folder) }
    #expect(try Data(contentsOf: folder.database) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.database.path + "-wal"))
  }
}

extension String {
  /// Without its white space and quotation marks of names, which a program's text may set otherwise.
  fileprivate var unspaced: String { filter { !$0.isWhitespace } }
}
