import EditionModel
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("An upgrade") struct UpgradeTests {
  /// A folder as the first version left it.
  func old() throws -> (folder: DataFolder, manifest: Manifest) {
    let folder = temporaryFolder()
    try folder.create()
    let manifest = try Manifest(sealing: edition("2026-05-06-morning"))
    var first = DatabaseMigrator()
    first.registerMigration("1 editions") { db in try Migrations.editions(db) }
    let queue = try DatabaseQueue(path: folder.database.path)
    try first.migrate(queue)
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO edition VALUES ('hn', '2026-05-06-morning', 1, 1, 'partial', ?, ?)",
        arguments: [manifest.hash.hex, Data(manifest.bytes)])
    }
    try queue.close()
    return (folder, manifest)
  }

  @Test("opens what the first version wrote, and keeps a copy of it as it was")
  func opens() throws {
    let (folder, manifest) = try old()
    let store = try Store(folder)
    #expect(try store.manifest(of: manifest.edition.key) == manifest)
    #expect(try store.verifyJournal() == nil)
    let copy = try DatabaseQueue(path: folder.database.path + ".before-upgrade")
    #expect(try copy.read { try Migrations.migrator.appliedIdentifiers($0) } == ["1 editions"])
  }

  @Test("that fails leaves the database as it was")
  func rollsBack() throws {
    let (folder, _) = try old()
    let pool = try DatabasePool(path: folder.database.path)
    var broken = DatabaseMigrator()
    broken.registerMigration("1 editions") { _ in }
    broken.registerMigration("2") { try $0.execute(sql: "CREATE TABLE half (a)") }
    broken.registerMigration("3") { try $0.execute(sql: "nonsense") }
    #expect { try Upgrade.run(broken, on: pool, at: folder.database) } throws: { "\($0)".contains("it is as it was") }
    #expect(try pool.read { try $0.tableExists("half") } == false)
    #expect(try pool.read { try broken.appliedIdentifiers($0) } == ["1 editions"])
  }
}
