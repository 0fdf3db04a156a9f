public import EditionModel
public import Foundation
import GRDB

extension PublicationStore {
  /// What of an edition was put back.
  public struct Repair: Hashable, Sendable {
    /// Whether the manifest was.
    public var isManifestBack = false
    /// The files that were, from the data folder on.
    public var files: [String] = []
    /// Whether the archive stays away: a story was withdrawn while it was missing, and every copy has its words.
    public var isArchiveWithheld = false

    /// Whether nothing was put back.
    public var isEmpty: Bool { !isManifestBack && files.isEmpty }
  }

  /// Puts back what of an edition is missing or damaged, from a backup or from another data folder.
  ///
  /// Nothing is taken whose hash isn't the one that was sealed, or that the last withdrawal left. So no edition changes, and what
  /// was withdrawn stays away: no archive is put back that was missing when a story was withdrawn. All of it happens under the database's write lock: a withdrawal removes files too.
  ///
  /// - Parameter place: a backup, or a data folder, which is only read.
  /// - Throws: ``StoreError/editionMissing(_:)``; ``StoreError/backup(_:cause:)`` if the manifest is damaged and isn't there
  ///   as it was sealed. Nothing was changed then.
  public func repair(_ key: EditionKey, from place: URL, at date: Timestamp) async throws -> Repair {
    let source = try RepairSource(place)
    let (folder, blobs) = (folder, blobs)
    return try await write { tables in
      let repair = try tables.repair(key, from: source, in: folder, blobs: blobs)
      guard !repair.isEmpty else { return repair }
      try tables.db.execute(
        sql: "UPDATE generation SET number = number + 1 WHERE publication = ?", arguments: [tables.publication])
      try Journal.append(
        .repair,
        [
          "edition": key.description, "from": place.path, "manifest": "\(repair.isManifestBack)",
          "files": "\(repair.files.count)",
        ], at: date, in: tables.db)
      return repair
    }
  }
}

extension PublicationTables {
  fileprivate func repair(
    _ key: EditionKey, from source: RepairSource, in folder: DataFolder, blobs: BlobStore
  ) throws -> PublicationStore.Repair {
    var repair = PublicationStore.Repair(isManifestBack: try putBackManifest(of: key, from: source))
    let record = try record(of: key)
    for hash in record.named.sorted() where try blobs.present(hash) == nil {
      guard let bytes = source.blob(hash) else { continue }
      try blobs.put(bytes)
      repair.files.append(DataFolder.path(ofBlob: hash))
    }
    // The sealed hash is the last that is known of it, and a copy with that hash has the withdrawn words.
    guard !record.isArchiveLost else {
      repair.isArchiveWithheld = true
      return repair
    }
    do { try record.checkArchive(in: folder) } catch StoreError.archiveMissing, StoreError.archiveDamaged {
      let path = DataFolder.path(ofArchive: key.description, publication: publication)
      guard let bytes = try source.file(path), ContentHash(of: bytes) == record.archive else { return repair }
      try DurableFile.write(bytes, to: folder.archive(publication: publication, key: key.description))
      repair.files.append(path)
    }
    return repair
  }

  /// - Returns: whether it had to be.
  private func putBackManifest(of key: EditionKey, from source: RepairSource) throws -> Bool {
    do {
      guard try manifest(of: key) != nil else { throw StoreError.editionMissing(key.description) }
      return false
    } catch StoreError.editionDamaged {
      let sealed = try String.fetchOne(
        db, sql: "SELECT hash FROM edition WHERE publication = ? AND key = ?",
        arguments: [publication, key.description])
      guard let bytes = try source.manifest(of: key, publication), ContentHash(of: bytes).hex == sealed else {
        throw StoreError.backup(
          source.place.path, cause: "it doesn't have \(key) as it was sealed; nothing was changed, so try another one")
      }
      // The database compares the hash too.
      try db.execute(
        sql: "UPDATE edition SET manifest = ? WHERE publication = ? AND key = ?",
        arguments: [Data(bytes), publication, key.description])
      return true
    }
  }
}
