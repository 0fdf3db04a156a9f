import EditionModel
import Foundation
import GRDB

extension PublicationTables {
  func seal(
    _ manifest: Manifest, archive: [UInt8], in store: Store, archiveWritten: () -> Void, beforeCommit: () -> Void
  ) throws -> PublicationStore.Sealing {
    let edition = manifest.edition
    precondition(edition.publication == publication, "an edition is sealed in its own publication")
    if let hash = try hash(of: edition.key) { return .alreadySealed(hash) }
    try DurableFile.write(
      archive, to: store.folder.archive(publication: publication, key: edition.key.description))
    archiveWritten()
    try insert(manifest)
    // An edition that can't be searched yet is better than no edition: `completeSearch` tries again.
    try? db.inSavepoint {
      try addToSearch(edition, blobs: store.blobs)
      return .commit
    }
    beforeCommit()
    return .sealed
  }

  func insert(_ manifest: Manifest) throws {
    let edition = manifest.edition
    try db.execute(
      sql: """
        INSERT INTO edition (publication, key, cutoff, published, basis, hash, manifest)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        publication, edition.key.description, edition.cutoff.rawValue, edition.published.rawValue,
        edition.basis.rawValue, manifest.hash.hex, Data(manifest.bytes),
      ])
  }

  func manifest(of key: EditionKey) throws -> Manifest? {
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

  func generation() throws -> String {
    try Int64.fetchOne(db, sql: "SELECT number FROM generation WHERE publication = ?", arguments: [publication])
      .map(String.init) ?? ""
  }

  func keys(since start: Timestamp) throws -> [EditionKey] {
    try String.fetchAll(
      db,
      sql: """
        SELECT key FROM edition WHERE publication = ? AND basis <> 'sample' AND cutoff >= ? ORDER BY cutoff DESC
        """,
      arguments: [publication, start.rawValue]
    ).compactMap { EditionKey($0) }
  }

  func editions(from start: Timestamp, before end: Timestamp) throws -> [Edition] {
    try keys(from: start, before: end).compactMap { key in
      // One damaged edition must not keep the next from being made, or the week from being shown.
      do { return try manifest(of: key)?.edition } catch StoreError.editionDamaged { return nil }
    }
  }

  func damagedEditions(from start: Timestamp, before end: Timestamp) throws -> [EditionKey] {
    try keys(from: start, before: end).filter { key in
      do {
        _ = try manifest(of: key)
        return false
      } catch StoreError.editionDamaged { return true }
    }
  }

  private func keys(from start: Timestamp, before end: Timestamp) throws -> [EditionKey] {
    try String.fetchAll(
      db,
      sql: """
        SELECT key FROM edition
        WHERE publication = ? AND basis <> 'sample' AND cutoff >= ? AND cutoff < ? ORDER BY cutoff DESC
        """,
      arguments: [publication, start.rawValue, end.rawValue]
    ).compactMap { EditionKey($0) }
  }

  private func hash(of key: EditionKey) throws -> ContentHash? {
    try String.fetchOne(
      db, sql: "SELECT hash FROM edition WHERE publication = ? AND key = ?",
      arguments: [publication, key.description]
    ).flatMap { ContentHash($0) }
  }
}
