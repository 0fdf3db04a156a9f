public import EditionModel
public import Foundation
import GRDB

extension Store {
  /// Makes a data folder from a backup, after checking each of its files, and verifies every edition in it.
  ///
  /// - Parameters:
  ///   - backup: the backup's folder, which is only read.
  ///   - target: the data folder; must not exist, or be empty.
  /// - Returns: what was restored.
  /// - Throws: ``StoreError``; nothing is left behind then.
  public static func restore(
    _ backup: URL, to target: DataFolder, at date: Timestamp
  ) throws -> BackupManifest {
    let manifest = try BackupManifest(readingFrom: backup)
    guard manifest.files.contains(where: { $0.path == "tenhn.sqlite" }) else {
      throw StoreError.backup(backup.path, cause: "it holds no tenhn.sqlite")
    }
    return try FreshFolder.make(target.url) { place in
      for file in manifest.files {
        try DurableFile.write(
          manifest.bytes(of: file, in: backup), to: place.appendingPathComponent(file.path))
      }
      let folder = DataFolder(place)
      let store = try Store(folder)
      let editions = try EditionVerifier.verifyAll(in: folder, reader: store.pool)
      guard editions == manifest.editions else {
        throw StoreError.backup(backup.path, cause: "it names \(manifest.editions) editions and holds \(editions)")
      }
      try store.record(
        .restore, ["backup": backup.path, "made": manifest.made.rfc3339(), "editions": "\(editions)"], at: date)
      // The log goes into the file, so that nothing is lost with the connection.
      try store.close()
      return manifest
    }
  }

  /// Restores a backup into a folder of its own, verifies all of it and removes it again.
  ///
  /// - Parameter scratch: where the folder is made.
  /// - Returns: what was restored. The result, good or bad, is in this store's journal.
  /// - Throws: ``StoreError``: why the backup can't be used.
  public func drill(_ backup: URL, scratch: URL, at date: Timestamp) throws -> BackupManifest {
    let place = scratch.appendingPathComponent("tenhn-drill-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      let manifest = try Store.restore(backup, to: DataFolder(place), at: date)
      try record(
        .restoreDrill,
        [
          "backup": backup.path, "result": "good", "made": manifest.made.rfc3339(), "editions": "\(manifest.editions)",
          "files": "\(manifest.files.count)",
        ], at: date)
      return manifest
    } catch {
      try record(.restoreDrill, ["backup": backup.path, "result": "\(error)"], at: date)
      throw error
    }
  }

  /// Writes the log into the database and closes it; nothing can be asked of the store afterwards.
  func close() throws {
    try reporting {
      try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try pool.close()
    }
  }
}
