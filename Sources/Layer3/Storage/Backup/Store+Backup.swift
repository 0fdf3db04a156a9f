public import EditionModel
public import Foundation
import GRDB

extension Store {
  /// Copies everything into a new folder, while others read and write.
  ///
  /// SQLite's online backup (sqlite.org/backup.html) copies the database as it is at one instant. Blobs and archives are
  /// written before the row that names them and never change, so everything that the copy names is on disk already.
  /// The copy is made beside its place, opened, verified, and gets its name last: a folder with that name is a complete
  /// backup. The calling thread waits while files are copied.
  ///
  /// - Parameters:
  ///   - target: must not exist, or be empty.
  ///   - previous: an earlier backup on the same disk. Blobs and archives that it has already are linked, not copied:
  ///     the new folder is as complete, and only what changed takes time and room.
  ///   - engine: what the manifest calls the program.
  /// - Throws: ``StoreError``; nothing is left behind then.
  public func backUp(
    to target: URL, after previous: URL? = nil, engine: String, at date: Timestamp
  ) async throws -> BackupManifest {
    guard !Self.path(target).hasPrefix(Self.path(folder.url)) else {
      throw StoreError.insideData(target.standardizedFileURL.path)
    }
    try await completeWithdrawals()
    let earlier = try previous.map(EarlierBackup.init)
    return try await FreshFolder.make(target, for: "backup") {
      try writeBackup(in: $0, after: earlier, engine: engine, at: date)
    }
  }

  private func writeBackup(
    in place: URL, after earlier: EarlierBackup?, engine: String, at date: Timestamp
  ) throws -> BackupManifest {
    let copy = DataFolder(place)
    let pieces: Pieces
    do { pieces = try copyDatabase(to: copy.database) } catch let error as DatabaseError {
      // The disk that is full is the copy's, not the one that is read.
      throw StoreError(error, at: copy.database.path)
    }
    var files = [try BackupManifest.File(copying: copy.database, as: "tenhn.sqlite", to: nil)]
    for hash in pieces.blobs.sorted() {
      let path = "blobs/\(hash.hex.prefix(2))/\(hash.hex)"
      let file = blobs.file(of: hash)
      files.append(try earlier?.link(path, hash: hash, to: place) ?? .init(copying: file, as: path, to: place))
    }
    for (publication, key, archive) in pieces.editions {
      guard let hash = archive else { continue }
      let path = publication == "hn" ? "archive/\(key).warc.gz" : "archive/\(publication)/\(key).warc.gz"
      let file = folder.archive(publication: publication, key: key)
      files.append(try earlier?.link(path, hash: hash, to: place) ?? .init(copying: file, as: path, to: place))
    }
    let settings = folder.url.appendingPathComponent("tenhn.conf")
    if FileManager.default.fileExists(atPath: settings.path) {
      files.append(try .init(copying: settings, as: "tenhn.conf", to: place))
    }
    _ = try FolderVerifier.verify(copy)
    let manifest = BackupManifest(
      made: date, engine: engine, editions: pieces.editions.count, journal: pieces.journal,
      files: files.sorted { $0.path < $1.path })
    try DurableFile.write(
      CanonicalJSON.encode(manifest), to: place.appendingPathComponent(BackupManifest.name))
    return manifest
  }

  /// The path of a folder with a slash at its end, with links resolved as far as it exists.
  private static func path(_ folder: URL) -> String {
    var (existing, rest) = (folder.standardizedFileURL, [String]())
    while !FileManager.default.fileExists(atPath: existing.path), existing.pathComponents.count > 1 {
      rest.append(existing.lastPathComponent)
      existing.deleteLastPathComponent()
    }
    let resolved = existing.resolvingSymlinksInPath().path
    return ([resolved == "/" ? "" : resolved] + rest.reversed()).joined(separator: "/") + "/"
  }

  /// Everything that a copy of the database names, read from the copy itself.
  private struct Pieces {
    /// One that was read from another folder's site has no archive here.
    var editions: [(publication: String, key: String, archive: ContentHash?)] = []
    var blobs: Set<ContentHash> = []
    var journal: String?
  }

  private func copyDatabase(to file: URL) throws -> Pieces {
    let copy = try DatabaseQueue(path: file.path)
    try pool.backup(to: copy)
    // One file without a log beside it: opening a file must not change its hash.
    try copy.writeWithoutTransaction { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
    let pieces = try copy.read { db in
      var pieces = Pieces()
      pieces.journal = try Journal.entries(in: db, "ORDER BY number DESC LIMIT 1").first.map {
        "\($0.number) \($0.hash)"
      }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT publication, key, manifest FROM edition ORDER BY publication, key")
      while let row = try rows.next() {
        let bytes: Data = row["manifest"]
        let (publication, name): (String, String) = (row["publication"], row["key"])
        guard let key = EditionKey(name), let manifest = try? Manifest(reading: [UInt8](bytes)) else {
          throw StoreError.editionDamaged(name)
        }
        let tables = PublicationTables(db: db, publication: publication)
        let record = SealedRecord(
          publication: publication, edition: manifest.edition, redactions: try tables.redactions(of: key),
          isRead: try tables.isRead(key))
        pieces.editions.append((publication, name, record.archive))
        pieces.blobs.formUnion(record.named)
      }
      return pieces
    }
    try copy.close()
    try DurableFile.sync(file)
    return pieces
  }
}

extension BackupManifest.File {
  /// Copies a file piece by piece, synced, and notes what was copied. Without a folder the file is in its place already.
  fileprivate init(copying source: URL, as path: String, to folder: URL?) throws {
    let digest: FileDigest
    do {
      digest =
        try folder.map { try FileDigest(copying: source, to: $0.appendingPathComponent(path)) }
        ?? FileDigest(of: source)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError.write(source.path, cause: "\(error)")
    }
    self.init(path: path, bytes: digest.bytes, sha256: digest.hash)
  }
}
