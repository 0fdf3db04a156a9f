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
  ///   - engine: what the manifest calls the program.
  /// - Throws: ``StoreError``; nothing is left behind then.
  public func backUp(to target: URL, engine: String, at date: Timestamp) async throws -> BackupManifest {
    try await completeWithdrawals()
    return try await FreshFolder.make(target, for: "backup") { try writeBackup(in: $0, engine: engine, at: date) }
  }

  private func writeBackup(in place: URL, engine: String, at date: Timestamp) throws -> BackupManifest {
    let copy = DataFolder(place)
    let pieces = try reporting { try copyDatabase(to: copy.database) }
    var files = [try BackupManifest.File(copying: copy.database, as: "tenhn.sqlite", to: nil)]
    for hash in pieces.blobs.sorted() {
      let path = "blobs/\(hash.hex.prefix(2))/\(hash.hex)"
      files.append(try .init(copying: blobs.file(of: hash), as: path, to: place))
    }
    for (publication, key) in pieces.editions {
      let path = publication == "hn" ? "archive/\(key).warc.gz" : "archive/\(publication)/\(key).warc.gz"
      files.append(try .init(copying: folder.archive(publication: publication, key: key), as: path, to: place))
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

  /// Everything that a copy of the database names, read from the copy itself.
  private struct Pieces {
    var editions: [(publication: String, key: String)] = []
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
      for row in try Row.fetchAll(db, sql: "SELECT publication, key, manifest FROM edition ORDER BY publication, key") {
        let bytes: Data = row["manifest"]
        let (publication, name): (String, String) = (row["publication"], row["key"])
        guard let key = EditionKey(name), let manifest = try? Manifest(reading: [UInt8](bytes)) else {
          throw StoreError.editionDamaged(name)
        }
        let withdrawn = try PublicationTables(db: db, publication: publication).redactions(of: key).flatMap(\.blobs)
        pieces.editions.append((publication, name))
        pieces.blobs.formUnion(Set(manifest.edition.readStories.flatMap(\.blobs)).subtracting(withdrawn))
      }
      return pieces
    }
    try copy.close()
    try DurableFile.sync(file)
    return pieces
  }
}

extension BackupManifest.File {
  /// Copies a file, synced, and notes what was copied. Without a folder the file is in its place already.
  init(copying source: URL, as path: String, to folder: URL?) throws {
    let data: Data
    do { data = try Data(contentsOf: source) } catch {
      throw StoreError.write(source.path, cause: "\(error)")
    }
    if let folder { try DurableFile.write(data, to: folder.appendingPathComponent(path)) }
    self.init(path: path, bytes: data.count, sha256: ContentHash(of: data))
  }
}
