import EditionModel
import Foundation

/// A sealed edition and its withdrawals, as the database has them, to be checked against the files.
struct SealedRecord: Sendable {
  var publication: String
  var edition: Edition
  var redactions: [Redaction]

  /// Checks the edition's blobs and archive against their hashes.
  ///
  /// - Returns: how many blobs were checked.
  /// - Throws: ``StoreError`` that names the first thing that isn't what was sealed.
  func check(in folder: DataFolder) throws -> Int {
    let withdrawn = Set(redactions.flatMap(\.blobs))
    // A discussion without a withdrawn comment is checked in the place of the sealed one.
    let replacements = redactions.compactMap(\.replacement)
    let named = Set(edition.readStories.flatMap(\.blobs) + replacements).subtracting(withdrawn)
    let blobs = BlobStore(folder: folder.blobs)
    for hash in named.sorted() { _ = try blobs.read(hash) }
    let key = edition.key.description
    guard let archive = try? FileDigest(of: folder.archive(publication: publication, key: key)) else {
      throw StoreError.archiveMissing(key)
    }
    guard archive.hash == redactions.last?.archive ?? edition.archive else {
      throw StoreError.archiveDamaged(key)
    }
    return named.count
  }
}

extension PublicationTables {
  /// - Throws: ``StoreError/editionMissing(_:)``, ``StoreError/editionDamaged(_:)``.
  func record(of key: EditionKey) throws -> SealedRecord {
    guard let edition = try manifest(of: key)?.edition else { throw StoreError.editionMissing(key.description) }
    return SealedRecord(publication: publication, edition: edition, redactions: try redactions(of: key))
  }
}
