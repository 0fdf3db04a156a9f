public import EditionModel
import Foundation
import GRDB

/// Checks a sealed edition and everything that it names against their hashes.
///
/// What was withdrawn must be gone: its blobs are not looked for, and its archive must have the hash that the
/// withdrawal recorded.
public struct EditionVerifier: Sendable {
  let folder: DataFolder
  let reader: any DatabaseReader
  let publication: String

  public init(store: Store, publication: String = "hn") {
    self.init(folder: store.folder, reader: store.pool, publication: publication)
  }

  init(folder: DataFolder, reader: any DatabaseReader, publication: String = "hn") {
    self.folder = folder
    self.reader = reader
    self.publication = publication
  }

  /// - Returns: how many blobs were checked.
  /// - Throws: ``StoreError`` that names the first thing which isn't what was sealed.
  @discardableResult
  public func verify(_ key: EditionKey) throws -> Int {
    let (manifest, redactions) = try reader.read { db in
      (
        try Store.manifest(of: key, publication: publication, in: db),
        try Redaction.of(key, publication: publication, in: db)
      )
    }
    guard let edition = manifest?.edition else { throw StoreError.editionMissing(key.description) }
    let withdrawn = Set(redactions.flatMap(\.blobs))
    let named = Set(edition.readStories.flatMap(\.blobs)).subtracting(withdrawn)
    let blobs = BlobStore(folder: folder.blobs)
    for hash in named.sorted() { _ = try blobs.get(hash) }
    let archive = folder.archive(publication: publication, key: key.description)
    guard let data = try? Data(contentsOf: archive) else { throw StoreError.archiveMissing(key.description) }
    guard ContentHash(of: data) == redactions.last?.archive ?? edition.archive else {
      throw StoreError.archiveDamaged(key.description)
    }
    return named.count
  }

  /// Every edition of every publication, the sample too, then SQLite's own checks of the database.
  ///
  /// - Returns: how many editions were checked.
  /// - Throws: ``StoreError`` that names the first thing which isn't what it was.
  public static func verifyAll(in folder: DataFolder) throws -> Int {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      return try verifyAll(in: folder, reader: DatabaseQueue(path: folder.database.path, configuration: configuration))
    } catch let error as DatabaseError {
      throw StoreError.database(folder.database.path, cause: "\(error)")
    }
  }

  static func verifyAll(in folder: DataFolder, reader: any DatabaseReader) throws -> Int {
    let (findings, editions) = try reader.read { db in
      (
        try String.fetchAll(db, sql: "PRAGMA integrity_check")
          + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" },
        try Row.fetchAll(db, sql: "SELECT publication, key FROM edition ORDER BY publication, key")
          .map { ($0["publication"] as String, $0["key"] as String) }
      )
    }
    guard findings == ["ok"] else {
      throw StoreError.database(folder.database.path, cause: findings.joined(separator: "; "))
    }
    for (publication, name) in editions {
      guard let key = EditionKey(name) else { throw StoreError.editionDamaged(name) }
      try EditionVerifier(folder: folder, reader: reader, publication: publication).verify(key)
    }
    _ = try reader.read { try Journal.verify(Journal.entries(in: $0)) }
    return editions.count
  }
}
