import EditionModel
import Foundation
import GRDB

/// One data folder: sealed editions with their blobs and archives, and the record beside them.
///
/// What belongs to a series of editions is reached through ``publication(_:)``. What belongs to the whole folder is
/// here and in its extensions: the journal, backups, withdrawals that a crash interrupted, and the folder itself.
///
/// - ``PublicationStore``: editions, corrections, search, feedback, later looks, incidents of one publication.
/// - ``History``: what the recorder saw of a publication's sources.
/// - ``BlobStore``, ``DataFolder``: files by hash, and where everything is on disk.
/// - ``FolderLease``: what only one process may do at a time.
/// - ``StoreError``: everything that can go wrong, as one line for a person and a cause for the log.
public final class Store: Sendable {
  /// Where the data is on disk.
  public let folder: DataFolder
  /// Articles and images by their hashes.
  public let blobs: BlobStore
  let pool: DatabasePool
  /// Whether the folder can only be read.
  public let isReadOnly: Bool

  /// As many as work at a time: the threads for pages and searches, and what the server does itself.
  private static let readers = 5
  /// Seconds that a connection waits for another one's lock.
  private static let patience = 10.0

  /// Opens a data folder and creates what is missing.
  ///
  /// Opening an older database upgrades it (``Migrations``).
  ///
  /// - Throws: ``StoreError``. A database written by a newer version is refused and left untouched.
  public init(_ folder: DataFolder) throws {
    // Before anything is made or locked: a refused folder stays as it was, even its lock file.
    if (try? Store.isNewer(folder.database)) == true { throw StoreError.newer(folder.database.path) }
    try folder.create()
    self.folder = folder
    isReadOnly = false
    blobs = BlobStore(folder: folder.blobs)
    // Two processes that opened a new folder at once found each other's half-made tables.
    let opening = try FolderLease.wait(
      for: .opening, in: folder, as: "process \(ProcessInfo.processInfo.processIdentifier)")
    defer { withExtendedLifetime(opening) {} }
    do {
      // Opening a pool writes already, so a newer version's file is examined without one.
      guard try !Store.isNewer(folder.database) else { throw StoreError.newer(folder.database.path) }
      var configuration = Configuration()
      configuration.busyMode = .timeout(Store.patience)
      configuration.maximumReaderCount = Store.readers
      configuration.prepareDatabase { db in
        // What is deleted is overwritten: a withdrawn text must be on no page of the file.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        // Where only the data folder can be written, there is no place for SQLite's passing files.
        try db.execute(sql: "PRAGMA temp_store = MEMORY")
        // Readers keep half a megabyte of pages each, the writer the usual two: the system keeps the file in memory anyway.
        if db.configuration.readonly { try db.execute(sql: "PRAGMA cache_size = -512") }
        for function in SearchFunctions.all { db.add(function: function) }
      }
      pool = try DatabasePool(path: folder.database.path, configuration: configuration)
      // GRDB sets NORMAL when it turns WAL on, after any preparation of the connection. Under NORMAL a loss of
      // power can roll a sealed edition back.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Upgrade.run(Migrations.migrator, on: pool, at: folder.database)
    } catch let error as DatabaseError {
      throw StoreError(error, at: folder.database.path)
    }
  }

  /// Opens a data folder that can't be written, such as one on a read-only disk. Nothing is made, locked, upgraded or completed.
  ///
  /// - Throws: ``StoreError``. A database of an older version is refused: it must be upgraded where it can be written.
  public init(readOnly folder: DataFolder) throws {
    guard try !Store.isNewer(folder.database) else { throw StoreError.newer(folder.database.path) }
    self.folder = folder
    isReadOnly = true
    blobs = BlobStore(folder: folder.blobs)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(Store.patience)
      pool = try DatabasePool(path: Store.readOnlyPath(of: folder.database), configuration: configuration)
      guard try pool.read(Migrations.migrator.hasCompletedMigrations) else {
        throw StoreError.olderReadOnly(folder.url.path)
      }
    } catch let error as DatabaseError {
      throw StoreError(error, at: folder.database.path)
    }
  }

  /// Opens a data folder as it allows: read-only if it exists and can't be written.
  ///
  /// - Throws: ``StoreError``.
  public static func open(_ folder: DataFolder) throws -> Store {
    let isThere = FileManager.default.fileExists(atPath: folder.database.path)
    return isThere && !FileManager.default.isWritableFile(atPath: folder.url.path)
      ? try Store(readOnly: folder) : try Store(folder)
  }

  /// What SQLite is given to open a file that nobody can write. Beside a running writer it needs that one's log and index. Without
  /// them it would have to make them, unless it is told that nothing changes (sqlite.org/uri.html, `immutable`).
  static func readOnlyPath(of file: URL) -> String {
    if FileManager.default.fileExists(atPath: file.path + "-wal") { return file.path }
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
    return file.path.addingPercentEncoding(withAllowedCharacters: allowed).map { "file:\($0)?immutable=1" } ?? file.path
  }

  /// Gives access to one series of editions.
  ///
  /// - Parameters:
  ///   - id: the publication's id, `hn` for Hacker News. A publication without editions is empty, not an error.
  ///   - recorder: the publication whose record it chooses from, if both have the same source; nil for its own.
  public func publication(_ id: String, recordedBy recorder: String? = nil) -> PublicationStore {
    PublicationStore(store: self, id: id, recorder: recorder ?? id)
  }

  /// Removes the half-written files of processes that were killed. Files that are being written stay.
  ///
  /// Call it before making an edition, so that no such file outlives the next run.
  public func sweep() { DurableFile.sweep(folder.url) }

  /// Checks the database file. Reads every page of it.
  ///
  /// - Returns: what SQLite finds wrong, or nil for a sound database.
  public func damage() async throws -> String? {
    let report = try await reporting {
      try await pool.read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    }
    return report == ["ok"] ? nil : report.first
  }

  /// Whether a newer version wrote the database. Changes no byte of it.
  private static func isNewer(_ file: URL) throws -> Bool {
    guard FileManager.default.fileExists(atPath: file.path) else { return false }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Store.patience)
    let isFixed = !FileManager.default.isWritableFile(atPath: file.deletingLastPathComponent().path)
    let queue = try DatabaseQueue(path: isFixed ? readOnlyPath(of: file) : file.path, configuration: configuration)
    return try queue.read { try Migrations.migrator.hasBeenSuperseded($0) }
  }

  /// Writes the log into the database and empties it: what was deleted can still be read there. Where somebody reads for long, such
  /// as a backup, it is left to the next time: whoever writes an edition must not wait for it.
  func forgetLog() async {
    for _ in 0..<5 {
      let result = try? await pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Store.patience * 1000))") }
        return try db.checkpoint(.truncate).walFrameCount
      }
      // A reader in the way is an error.
      if result != nil { return }
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Writes the log into the database and closes it. The store can't be used afterwards.
  func close() async throws {
    try await reporting {
      try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try pool.close()
    }
  }

  /// Runs a database task and turns SQLite's errors into ``StoreError``.
  func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError {
      throw StoreError(error, at: folder.database.path)
    }
  }

  /// Runs a database task and turns SQLite's errors into ``StoreError``.
  func reporting<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
    do { return try await body() } catch let error as DatabaseError {
      throw StoreError(error, at: folder.database.path)
    }
  }
}
