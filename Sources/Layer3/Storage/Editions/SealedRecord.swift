import EditionModel
import Foundation

/// A sealed edition and its withdrawals, as the database has them, to be checked against the files.
struct SealedRecord: Sendable {
  var publication: String
  var edition: Edition
  var redactions: [Redaction]
  /// Whether it was sealed in another folder and read from its site, without archive, pictures and discussions.
  var isRead = false

  /// Checks the edition's blobs and archive against their hashes.
  ///
  /// - Parameter known: paths of files that needn't be looked at.
  /// - Returns: how many blobs were checked.
  /// - Throws: ``StoreError`` that names the first thing that isn't what was sealed.
  func check(in folder: DataFolder, except known: Set<String> = []) throws -> Int {
    let blobs = BlobStore(folder: folder.blobs)
    for hash in named.sorted() where known.isEmpty || !known.contains(DataFolder.path(ofBlob: hash)) {
      _ = try blobs.read(hash)
    }
    let archive = DataFolder.path(ofArchive: edition.key.description, publication: publication)
    if !known.contains(archive) { try checkArchive(in: folder) }
    return named.count
  }

  /// Checks the same and names everything that isn't what was sealed, by the stories that need it.
  func faults(in folder: DataFolder) -> SealedFaults {
    let blobs = BlobStore(folder: folder.blobs)
    var faults = SealedFaults(checked: named.count, isArchiveLost: isArchiveLost, isRead: isRead)
    for hash in named.sorted() {
      do { _ = try blobs.read(hash) } catch {
        faults.files.append(
          .init(
            stories: stories(with: hash), path: DataFolder.path(ofBlob: hash),
            isMissing: error as? StoreError == .blobMissing(hash.hex)))
      }
    }
    do { try checkArchive(in: folder) } catch { faults.archive = "\(error)" }
    return faults
  }

  /// The blobs that must be there.
  var named: Set<ContentHash> {
    let shown = edition.shownBlobs(after: redactions)
    return isRead ? shown.intersection(edition.readStories.compactMap(\.article)) : shown
  }

  /// What the archive must be now; nil if there is none.
  var archive: ContentHash? { isRead ? nil : redactions.last?.archive ?? edition.archive }

  /// Whether a story was withdrawn while the archive was missing. Every copy of it has that story's words.
  var isArchiveLost: Bool { !isRead && redactions.isArchiveLost }

  /// The archive, to withdraw something from it; nil if it is missing.
  ///
  /// - Throws: ``StoreError/archiveDamaged(_:)``, ``StoreError/archiveLost(_:)``. Why: what can't be read of it would be left
  ///   out, and the hash of the rest recorded as if it were whole.
  func archiveToShorten(in folder: DataFolder) throws -> [UInt8]? {
    let key = edition.key.description
    guard let archive, let bytes = try StoredFile.bytes(of: folder.archive(publication: publication, key: key)) else {
      return nil
    }
    guard !isArchiveLost else { throw StoreError.archiveLost(key) }
    guard ContentHash(of: bytes) == archive else { throw StoreError.archiveDamaged(key) }
    return bytes
  }

  /// - Throws: ``StoreError`` if the archive isn't what was sealed, or what the last withdrawal left.
  func checkArchive(in folder: DataFolder) throws {
    guard let sealed = archive else { return }
    let key = edition.key.description
    guard !isArchiveLost else { throw StoreError.archiveLost(key) }
    guard let archive = try FileDigest.existing(folder.archive(publication: publication, key: key)) else {
      throw StoreError.archiveMissing(key)
    }
    guard archive.hash == sealed else {
      throw StoreError.archiveDamaged(key)
    }
  }

  private func stories(with hash: ContentHash) -> [SealedFaults.Place] {
    let sealed = Set(redactions.filter { $0.replacement == hash }.compactMap(\.discussion) + [hash])
    return edition.readStories.compactMap { story in
      let part: SealedFaults.Part? =
        if story.article == hash {
          .article
        } else if story.thread.map({ sealed.contains($0.blob) }) ?? false {
          .discussion
        } else if story.images.contains(where: { $0.hash == hash }) {
          .picture
        } else { nil }
      return part.map { .init(number: story.number, title: story.title, part: $0) }
    }
  }
}

extension PublicationTables {
  /// - Throws: ``StoreError/editionMissing(_:)``, ``StoreError/editionDamaged(_:)``.
  func record(of key: EditionKey) throws -> SealedRecord {
    guard let edition = try manifest(of: key)?.edition else { throw StoreError.editionMissing(key.description) }
    return SealedRecord(
      publication: publication, edition: edition, redactions: try redactions(of: key), isRead: try isRead(key))
  }
}

extension [Redaction] {
  /// Of an edition's withdrawals: whether one found no archive to shorten.
  var isArchiveLost: Bool { contains { $0.isOfStory && $0.archive == nil } }
}
