import Archive
import EditionModel
import Foundation
import GRDB
import WebAddress

/// The removals that withdrawals have recorded, carried out on the files.
///
/// A file that is as it must be is noted with its size, time and place on the disk. It is read again only if these change,
/// such as when somebody puts an older file back.
struct PendingWithdrawals {
  let folder: DataFolder
  let db: Database
  /// All withdrawals of the folder, oldest first.
  let redactions: [Redaction]
  private let notes: WithdrawnFiles

  /// Ends the names of redacted archives that wait for their place.
  static let mark = ".withdrawal"

  init(in folder: DataFolder, _ db: Database) throws {
    (self.folder, self.db) = (folder, db)
    redactions = try Redaction.all(in: db)
    notes = try WithdrawnFiles(in: folder, db)
  }

  /// Whether a file isn't as its last withdrawal left it, or a redacted archive lies around. Reads no file.
  var areThere: Bool {
    !blobsToDo.isEmpty || last.contains { !notes.isSettled(folder.archive(of: $0)) } || !waiting.isEmpty
  }

  /// Puts redacted archives in their places, removes those whose withdrawal was never recorded, and removes blobs.
  ///
  /// To be called under the database's write lock: a withdrawal that is being recorded writes such a file too, and an edition
  /// that is being sealed may need a blob.
  ///
  /// - Returns: why a file could not be read or written. All others are done then.
  func complete() throws -> StoreError? {
    var failure: StoreError?
    func trying(_ body: () throws -> Void) throws {
      do { try body() } catch let error as StoreError { failure = failure ?? error }
    }
    for redaction in last { try trying { try complete(redaction) } }
    let isOutstanding = failure != nil
    // One of them may be what could not be put in its place.
    if !isOutstanding { for file in waiting { try trying { try DurableFile.remove(file) } } }
    let blobs = blobsToDo
    let shown = try ShownBlobs(db: db, redactions: redactions).among(Set(blobs.keys))
    for (hash, file) in blobs {
      try trying { shown.contains(hash) ? try notes.settle(file) : try DurableFile.remove(file) }
    }
    return failure
  }

  /// Brings the archive of one edition to what its last withdrawal recorded.
  ///
  /// - Throws: ``StoreError/read(_:cause:)``, ``StoreError/write(_:cause:)``.
  func completeArchive(of publication: String, _ key: EditionKey) throws {
    let redaction = redactions.last { $0.publication == publication && $0.key == key.description }
    if let redaction { try complete(redaction) }
  }

  private func complete(_ redaction: Redaction) throws {
    let archive = folder.archive(of: redaction)
    guard !notes.isSettled(archive) else { return }
    if try !isDone(redaction) {
      if let place = folder.staged(redaction), try FileDigest.existing(place)?.hash == redaction.archive {
        try DurableFile.move(place, to: archive)
      } else {
        try redactAgain(redaction)
      }
      guard try isDone(redaction) else { return }
    }
    try notes.settle(archive)
  }

  /// The last withdrawal of each edition, unless the archive was missing then.
  private var last: [Redaction] {
    Dictionary(grouping: redactions) { [$0.publication, $0.key] }.values.compactMap(\.last)
      .filter { $0.archive != nil }
  }

  /// The withdrawn blobs that are there, other than those that are known to be shown elsewhere.
  private var blobsToDo: [ContentHash: URL] {
    let blobs = BlobStore(folder: folder.blobs)
    let files = Set(redactions.flatMap(\.blobs)).map { ($0, blobs.file(of: $0)) }
    return Dictionary(uniqueKeysWithValues: files.filter { !notes.isSettled($0.1) })
  }

  private func isDone(_ redaction: Redaction) throws -> Bool {
    guard let digest = try FileDigest.existing(folder.archive(of: redaction)) else { return true }
    return digest.hash == redaction.archive
  }

  /// Older versions wrote no redacted archive beforehand: their interrupted withdrawals are done over by their own rule.
  private func redactAgain(_ last: Redaction) throws {
    let ofEdition = redactions.filter { $0.publication == last.publication && $0.key == last.key }
    guard var bytes = try StoredFile.bytes(of: folder.archive(of: last)) else { return }
    let hash = ContentHash(of: bytes)
    let done = ofEdition.firstIndex { $0.archive == hash }.map { $0 + 1 } ?? 0
    for redaction in ofEdition[done...] {
      bytes = WARCRedaction.removing(Set(redaction.addresses), from: bytes) { location, base in
        WebURL(location, base: WebURL(base))?.withoutFragment.href
      }
    }
    // Anything else than what was recorded is damage. It stays, for the verifier to find.
    guard ContentHash(of: bytes) == last.archive else { return }
    try DurableFile.write(bytes, to: folder.archive(of: last))
  }

  /// Found by the names alone: ten years have 7,300 archives.
  private var waiting: [URL] {
    func names(in folder: URL) -> [URL] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).map(folder.appendingPathComponent)
    }
    let files = names(in: folder.archives)
    // The other publications' folders.
    let folders = files.filter { !$0.lastPathComponent.hasSuffix(".gz") && !$0.lastPathComponent.hasSuffix(Self.mark) }
    return (files + folders.flatMap(names)).filter { $0.lastPathComponent.hasSuffix(Self.mark) }
  }
}

extension DataFolder {
  fileprivate func archive(of redaction: Redaction) -> URL {
    archive(publication: redaction.publication, key: redaction.key)
  }

  /// Where a redacted archive waits until its withdrawal is recorded.
  func staged(_ redaction: Redaction) -> URL? {
    redaction.archive.map { archive(of: redaction).appendingPathExtension("\($0.hex)\(PendingWithdrawals.mark)") }
  }
}
