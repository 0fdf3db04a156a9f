import Archive
import EditionModel
import Foundation
import WebAddress

/// The removals that withdrawals have recorded, carried out on the files.
struct PendingWithdrawals {
  let folder: DataFolder
  /// All withdrawals of the folder, oldest first.
  let redactions: [Redaction]

  /// Ends the names of redacted archives that wait for their place.
  static let mark = ".withdrawal"

  /// - Throws: ``StoreError/write(_:cause:)`` if a file can't be removed.
  func removeBlobs() throws {
    let blobs = BlobStore(folder: folder.blobs)
    for redaction in redactions {
      for hash in redaction.blobs where FileManager.default.fileExists(atPath: blobs.file(of: hash).path) {
        do { try FileManager.default.removeItem(at: blobs.file(of: hash)) } catch {
          throw StoreError.write(blobs.file(of: hash).path, cause: "\(error)")
        }
      }
    }
  }

  /// Whether an archive isn't yet what its last withdrawal recorded, or a redacted archive lies around.
  var hasArchivesToDo: Bool {
    !waiting.isEmpty || last.contains { (try? isDone($0)) == false }
  }

  /// Puts redacted archives in their places, and removes those whose withdrawal was never recorded.
  ///
  /// To be called under the database's write lock: a withdrawal that is being recorded writes such a file too.
  ///
  /// - Throws: ``StoreError/write(_:cause:)``.
  func completeArchives() throws {
    for redaction in last where try !isDone(redaction) {
      if let place = folder.staged(redaction), let data = try? Data(contentsOf: place),
        ContentHash(of: data) == redaction.archive
      {
        try DurableFile.move(place, to: folder.archive(of: redaction))
      } else {
        try redactAgain(redaction)
      }
    }
    for file in waiting { try DurableFile.remove(file) }
  }

  /// The last withdrawal of each edition.
  private var last: [Redaction] {
    Dictionary(grouping: redactions) { [$0.publication, $0.key] }.values.compactMap(\.last)
  }

  private func isDone(_ redaction: Redaction) throws -> Bool {
    guard let hash = redaction.archive, let data = try? Data(contentsOf: folder.archive(of: redaction)) else {
      return true
    }
    return ContentHash(of: data) == hash
  }

  /// Older versions wrote no redacted archive beforehand: their interrupted withdrawals are done over by their own rule.
  private func redactAgain(_ last: Redaction) throws {
    let ofEdition = redactions.filter { $0.publication == last.publication && $0.key == last.key }
    guard let data = try? Data(contentsOf: folder.archive(of: last)) else { return }
    var bytes = [UInt8](data)
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

  private var waiting: [URL] {
    let names = FileManager.default.enumerator(atPath: folder.archives.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(PendingWithdrawals.mark) }.map { folder.archives.appendingPathComponent($0) }
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
