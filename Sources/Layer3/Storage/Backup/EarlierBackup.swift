import EditionModel
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A backup that a later one shares files with: files that never change are linked.
struct EarlierBackup {
  private let folder: URL
  private let files: [String: BackupManifest.File]

  /// - Throws: ``StoreError/backup(_:cause:)`` if the folder is no backup.
  init(_ folder: URL) throws {
    self.folder = folder
    let manifest = try BackupManifest(readingFrom: folder)
    files = Dictionary(manifest.files.map { ($0.path, $0) }) { first, _ in first }
  }

  /// Links a file into a new backup, if it still is what was backed up.
  ///
  /// - Parameter hash: of the bytes that the file must have: an archive keeps its name when a withdrawal shortens it.
  /// - Returns: nil if the earlier backup doesn't have it whole, or it can't be linked.
  func link(_ path: String, hash: ContentHash, to place: URL) throws -> BackupManifest.File? {
    let target = place.appendingPathComponent(path)
    guard let file = files[path], file.sha256 == hash,
      (try? FileDigest(of: folder.appendingPathComponent(path)))?.hash == hash
    else { return nil }
    do { try DurableFile.makeFolder(target.deletingLastPathComponent()) } catch {
      throw StoreError.write(target.path, cause: "\(error)")
    }
    return makeLink(folder.appendingPathComponent(path).path, target.path) == 0 ? file : nil
  }
}

/// `link(2)`, whose name a method here has too.
private func makeLink(_ old: String, _ new: String) -> Int32 { link(old, new) }
