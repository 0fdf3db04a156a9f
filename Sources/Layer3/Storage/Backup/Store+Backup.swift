public import EditionModel
public import Foundation
import GRDB

extension Store {
  /// Copies everything into a new folder, while others read and write.
  ///
  /// SQLite's online backup (sqlite.org/backup.html) copies the database as it is at one instant. Blobs and archives are
  /// written before the row that names them, so everything that the copy names is on disk already. Only a withdrawal changes
  /// them: it removes blobs, and writes an archive anew under its name.
  /// The copy is made beside its place, opened, verified, and gets its name last: a folder with that name is a complete
  /// backup, except for what its manifest says it lacks because it was damaged here. The calling thread waits while files
  /// are copied.
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
    try await backUp(to: target, after: previous, engine: engine, at: date, onCopied: {})
  }

  /// - Parameter onCopied: called when the database is copied, for tests.
  func backUp(
    to target: URL, after previous: URL? = nil, engine: String, at date: Timestamp,
    onCopied: @Sendable () throws -> Void
  ) async throws -> BackupManifest {
    guard !Self.path(target).hasPrefix(Self.path(folder.url)) else {
      throw StoreError.insideData(target.standardizedFileURL.path)
    }
    let earlier = try previous.map(EarlierBackup.init)
    for _ in 0..<Self.tries {
      let before = try await withdrawals()
      // Where a file can't be read now, its words are still in it. No backup takes it: it isn't what the database names.
      do { try await completeWithdrawals() } catch StoreError.read {}
      do {
        return try await FreshFolder.make(target, for: "backup") { place in
          let written = Result {
            try writeBackup(in: place, after: earlier, engine: engine, at: date, onCopied: onCopied)
          }
          guard try await withdrawals() == before else { throw WithdrawnMeanwhile() }
          return try written.get()
        }
      } catch is WithdrawnMeanwhile { continue }
    }
    throw StoreError.backup(
      target.path,
      cause: "stories or comments were withdrawn each of the \(Self.tries) times that it was begun; try again")
  }

  /// How often a backup is begun. A withdrawal takes files away that the copied database still names: that is no damage.
  private static let tries = 5

  private struct WithdrawnMeanwhile: Error {}

  private func writeBackup(
    in place: URL, after earlier: EarlierBackup?, engine: String, at date: Timestamp, onCopied: () throws -> Void
  ) throws -> BackupManifest {
    let copy = DataFolder(place)
    let pieces: Pieces
    do { pieces = try copyDatabase(to: copy.database) } catch let error as DatabaseError {
      // The disk that is full is the copy's, not the one that is read.
      throw StoreError(error, at: copy.database.path)
    }
    try onCopied()
    var writer = BackupWriter(source: folder, place: place, earlier: earlier)
    try writer.add(copy.database, as: "tenhn.sqlite", isInPlace: true)
    for hash in pieces.blobs.sorted() { try writer.add(blob: hash) }
    for edition in pieces.lost { writer.lack(archiveOf: edition.key, publication: edition.publication) }
    for edition in pieces.editions {
      guard let archive = edition.archive else { continue }
      try writer.add(archiveOf: edition.key, publication: edition.publication, hash: archive)
    }
    for edition in pieces.damaged {
      writer.lack(edition: edition.key, publication: edition.publication)
      guard !edition.isLost else { continue }
      try writer.add(archiveOf: edition.key, publication: edition.publication, hash: edition.archive)
    }
    // Nobody knows which files they name.
    if !pieces.damaged.isEmpty { try writer.addBlobs(except: pieces.blobs.union(pieces.withdrawn)) }
    let settings = folder.url.appendingPathComponent("tenhn.conf")
    if FileManager.default.fileExists(atPath: settings.path) { try writer.add(settings, as: "tenhn.conf") }
    _ = try FolderVerifier.verify(copy, except: writer.checked.union(writer.lacks))
    let manifest = BackupManifest(
      made: date, engine: engine, editions: pieces.editions.count + pieces.damaged.count, journal: pieces.journal,
      lacks: writer.lacks.sorted(), files: writer.files.sorted { $0.path < $1.path })
    try manifest.write(in: place)
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
    /// Those whose manifest isn't what was sealed. Of the archive only a withdrawal tells the hash.
    var damaged: [(publication: String, key: String, archive: ContentHash?, isLost: Bool)] = []
    /// Those whose archive was missing when a story was withdrawn: a file in its place has that story's words.
    var lost: [(publication: String, key: String)] = []
    var blobs: Set<ContentHash> = []
    /// The blobs that withdrawals removed.
    var withdrawn: Set<ContentHash> = []
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
        db, sql: "SELECT publication, key, hash, manifest FROM edition ORDER BY publication, key")
      while let row = try rows.next() {
        let bytes: Data = row["manifest"]
        let (publication, name): (String, String) = (row["publication"], row["key"])
        guard let key = EditionKey(name) else { throw StoreError.editionDamaged(name) }
        let tables = PublicationTables(db: db, publication: publication)
        let redactions = try tables.redactions(of: key)
        pieces.withdrawn.formUnion(redactions.flatMap(\.blobs))
        guard let manifest = try? Manifest(reading: [UInt8](bytes)), manifest.hash.hex == row["hash"] as String else {
          if redactions.isArchiveLost { pieces.lost.append((publication, name)) }
          pieces.damaged.append((publication, name, redactions.last?.archive, redactions.isArchiveLost))
          continue
        }
        let record = SealedRecord(
          publication: publication, edition: manifest.edition, redactions: redactions, isRead: try tables.isRead(key))
        if record.isArchiveLost { pieces.lost.append((publication, name)) }
        pieces.editions.append((publication, name, record.isArchiveLost ? nil : record.archive))
        pieces.blobs.formUnion(record.named)
      }
      return pieces
    }
    try copy.close()
    try DurableFile.sync(file)
    return pieces
  }
}
