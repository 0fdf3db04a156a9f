public import EditionModel
import Foundation
import GRDB

/// The data folder: sealed editions, their blobs and archives. This file and `BlobStore.swift` are the
/// public face of the module; everything else is implementation.
public final class Store: Sendable {
  public let folder: DataFolder
  public let blobs: BlobStore
  let pool: DatabasePool

  /// Opens a data folder, making what is missing.
  ///
  /// - Throws: ``StoreError``. A database written by a newer version is refused and left untouched.
  public init(_ folder: DataFolder) throws {
    // Before anything is made or locked: a folder that is refused stays as it was, its lock file too.
    if (try? Store.isNewer(folder.database)) == true { throw StoreError.newer(folder.database.path) }
    try folder.create()
    self.folder = folder
    blobs = BlobStore(folder: folder.blobs)
    // Two processes that opened a new folder at once met each other's half-made tables.
    let opening = try FolderLease.wait(
      for: .opening, in: folder, as: "process \(ProcessInfo.processInfo.processIdentifier)")
    defer { withExtendedLifetime(opening) {} }
    do {
      // To open a pool is to write already: a file of a newer version is looked at without.
      guard try !Store.isNewer(folder.database) else { throw StoreError.newer(folder.database.path) }
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      pool = try DatabasePool(path: folder.database.path, configuration: configuration)
      // GRDB sets NORMAL when it turns WAL on, after any preparation of the connection; under NORMAL a loss of
      // power can roll a sealed edition back.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Upgrade.run(Migrations.migrator, on: pool, at: folder.database)
    } catch let error as DatabaseError {
      throw StoreError(error, at: folder.database.path)
    }
  }

  /// Whether a database was written by a newer version; without changing a byte of it.
  private static func isNewer(_ file: URL) throws -> Bool {
    guard FileManager.default.fileExists(atPath: file.path) else { return false }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    return try queue.read { try Migrations.migrator.hasBeenSuperseded($0) }
  }

  /// What became of a request to seal.
  public enum Sealing: Hashable, Sendable {
    case sealed
    /// The key was taken: nothing was changed. The hash is the one that stands.
    case stood(ContentHash)
  }

  /// Writes an edition: its archive, synced, then the manifest, in one transaction. Its blobs must be on disk by then.
  ///
  /// The archive is written under the transaction's lock: of two processes that make the same edition the one
  /// that comes second must not put its archive in the place of the first's.
  ///
  /// - Parameters:
  ///   - manifest: what is sealed.
  ///   - archive: the bytes whose hash the manifest names.
  ///   - archiveWritten: called when the archive is on disk.
  ///   - beforeCommit: called inside the transaction, last of all.
  public func seal(
    _ manifest: Manifest, archive: [UInt8], archiveWritten: @Sendable () -> Void = {},
    beforeCommit: @Sendable () -> Void = {}
  ) throws -> Sealing {
    let edition = manifest.edition
    let file = folder.archive(publication: edition.publication, key: edition.key.description)
    return try reporting {
      try pool.write { db in
        if let standing = try Store.hash(of: edition.key, publication: edition.publication, in: db) {
          return .stood(standing)
        }
        try DurableFile.write(archive, to: file)
        archiveWritten()
        try db.execute(
          sql: """
            INSERT INTO edition (publication, key, cutoff, published, basis, hash, manifest)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            edition.publication, edition.key.description, edition.cutoff.rawValue, edition.published.rawValue,
            edition.basis.rawValue, manifest.hash.hex, Data(manifest.bytes),
          ])
        // An edition that can't be searched yet is better than none: `completeSearch` tries again.
        try? db.inSavepoint {
          try SearchIndex.add(edition, blobs: blobs, in: db)
          return .commit
        }
        beforeCommit()
        return .sealed
      }
    }
  }

  /// The manifest of an edition as it was sealed, nil where there is none.
  ///
  /// - Throws: ``StoreError/editionDamaged(_:)`` where the bytes don't have the hash they were sealed with.
  public func manifest(of key: EditionKey, publication: String = "hn") throws -> Manifest? {
    try pool.read { try Store.manifest(of: key, publication: publication, in: $0) }
  }

  static func manifest(of key: EditionKey, publication: String, in db: Database) throws -> Manifest? {
    let row = try Row.fetchOne(
      db, sql: "SELECT hash, manifest FROM edition WHERE publication = ? AND key = ?",
      arguments: [publication, key.description])
    guard let row else { return nil }
    let bytes: Data = row["manifest"]
    let sealed: String = row["hash"]
    guard let manifest = try? Manifest(reading: [UInt8](bytes)), manifest.hash.hex == sealed else {
      throw StoreError.editionDamaged(key.description)
    }
    return manifest
  }

  /// Changes whenever an edition or a correction comes: a cheap way to see that nothing did.
  public func generation(publication: String = "hn") throws -> String {
    try pool.read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) || ' ' || coalesce(max(published), 0) FROM edition WHERE publication = ?)
            || ' ' || (SELECT count(*) || ' ' || coalesce(max(id), 0) FROM correction WHERE publication = ?)
          """,
        arguments: [publication, publication]) ?? ""
    }
  }

  /// The keys of all editions but the sample, newest first.
  ///
  /// - Parameter start: of those alone whose cut-off is not before it.
  public func keys(since start: Timestamp = Timestamp(.min), publication: String = "hn") throws -> [EditionKey] {
    try pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT key FROM edition WHERE publication = ? AND basis <> 'sample' AND cutoff >= ? ORDER BY cutoff DESC
          """,
        arguments: [publication, start.rawValue]
      ).compactMap { EditionKey($0) }
    }
  }

  /// The editions but the sample whose cut-off lies from `start` up to, but not at, an instant; newest first.
  public func editions(
    from start: Timestamp, before instant: Timestamp, publication: String = "hn"
  ) throws -> [Edition] {
    let keys = try pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT key FROM edition
          WHERE publication = ? AND basis <> 'sample' AND cutoff >= ? AND cutoff < ? ORDER BY cutoff DESC
          """,
        arguments: [publication, start.rawValue, instant.rawValue])
    }
    return try keys.compactMap {
      try EditionKey($0).flatMap { try manifest(of: $0, publication: publication)?.edition }
    }
  }

  /// The corrections of an edition, oldest first.
  public func corrections(of key: EditionKey, publication: String = "hn") throws -> [Correction] {
    try pool.read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT date, kind, story, text FROM correction WHERE publication = ? AND key = ? ORDER BY date, id",
        arguments: [publication, key.description]
      ).compactMap(Correction.init)
    }
  }

  private static func hash(of key: EditionKey, publication: String, in db: Database) throws -> ContentHash? {
    try String.fetchOne(
      db, sql: "SELECT hash FROM edition WHERE publication = ? AND key = ?",
      arguments: [publication, key.description]
    ).flatMap { ContentHash($0) }
  }

  /// Removes the half-written files of runs that were killed; never one that is being written. Who makes editions
  /// calls it first, so that no file outlives the next run.
  public func sweep() { DurableFile.sweep(folder.url) }

  /// Runs a task on the database, and tells its errors as the module's own.
  func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError {
      throw StoreError(error, at: folder.database.path)
    }
  }
}
