public import EditionModel
public import Foundation
import GRDB

extension Store {
  /// Makes a data folder from a backup, after checking each of its files, and verifies every edition in it, except for what the
  /// backup says it lacks.
  ///
  /// - Parameters:
  ///   - backup: the backup's folder, which is only read.
  ///   - target: the data folder; must not exist, or be empty.
  /// - Returns: the backup's manifest.
  /// - Throws: ``StoreError``; nothing is left behind then.
  public static func restore(
    _ backup: URL, to target: DataFolder, at date: Timestamp
  ) async throws -> BackupManifest {
    let manifest = try BackupManifest(readingFrom: backup)
    guard manifest.files.contains(where: { $0.path == "tenhn.sqlite" }) else {
      throw StoreError.backup(backup.path, cause: "it holds no tenhn.sqlite")
    }
    return try await FreshFolder.make(target.url, for: "restore") { place in
      for file in manifest.files {
        try manifest.copy(file, from: backup, to: place)
      }
      let folder = DataFolder(place)
      let store = try Store(folder)
      let editions = try FolderVerifier.verify(folder, reader: store.pool, except: Set(manifest.lacks ?? []))
      guard editions == manifest.editions else {
        throw StoreError.backup(backup.path, cause: "it names \(manifest.editions) editions and holds \(editions)")
      }
      try await store.doubtDeliveries()
      try await store.record(
        .restore, ["backup": backup.path, "made": manifest.made.rfc3339(), "editions": "\(editions)"], at: date)
      // The log goes into the file, so nothing is lost with the connection.
      try await store.close()
      return manifest
    }
  }

  /// What waited when the backup was made may have been delivered since.
  private func doubtDeliveries() async throws {
    try await reporting {
      try await pool.write {
        try $0.execute(
          sql: """
            UPDATE delivery SET state = 'uncertain', word = 'it waited when the backup was made'
            WHERE state IN ('queued', 'claimed', 'committed')
            """)
        try $0.execute(
          sql: """
            UPDATE letter SET state = 'uncertain', word = 'it waited when the backup was made'
            WHERE state IN ('queued', 'claimed', 'committed')
            """)
      }
    }
  }

  /// Restores a backup into a folder of its own, verifies all of it, and removes the folder.
  ///
  /// - Parameter scratch: where the folder is made.
  /// - Returns: the backup's manifest. The result, good or bad, is in this store's journal.
  /// - Throws: ``StoreError``: why the backup can't be used.
  public func drill(_ backup: URL, scratch: URL, at date: Timestamp) async throws -> BackupManifest {
    let place = scratch.appendingPathComponent("tenhn-drill-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      let manifest = try await Store.restore(backup, to: DataFolder(place), at: date)
      try await record(
        .restoreDrill,
        [
          "backup": backup.path, "result": "good", "made": manifest.made.rfc3339(), "editions": "\(manifest.editions)",
          "files": "\(manifest.files.count)",
        ], at: date)
      return manifest
    } catch {
      try await record(.restoreDrill, ["backup": backup.path, "result": "\(error)"], at: date)
      throw error
    }
  }
}
