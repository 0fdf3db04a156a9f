import EditionModel
import Foundation

/// Fills the folder of a new backup with the files that its database names.
///
/// A file that is missing or damaged is left out and noted, unless an earlier backup has it whole. Why: a backup without one file
/// is better than none, and a damaged copy could later take the place of a good one.
struct BackupWriter {
  /// The folder that is backed up.
  let source: DataFolder
  /// The new folder.
  let place: URL
  let earlier: EarlierBackup?
  /// What was written.
  private(set) var files: [BackupManifest.File] = []
  /// What could not be, as the manifest names it.
  private(set) var lacks: [String] = []
  /// The linked files, each of which was read on the way.
  private(set) var checked: Set<String> = []

  init(source: DataFolder, place: URL, earlier: EarlierBackup?) {
    (self.source, self.place, self.earlier) = (source, place, earlier)
  }

  /// Notes an edition whose manifest isn't what was sealed. What it names is unknown.
  mutating func lack(edition key: String, publication: String) {
    lacks.append(FolderVerifier.name(ofEdition: key, publication: publication))
  }

  /// Notes an archive that must not be copied, whatever is in its place.
  mutating func lack(archiveOf key: String, publication: String) {
    lacks.append(DataFolder.path(ofArchive: key, publication: publication))
  }

  mutating func add(blob hash: ContentHash) throws {
    try add(DataFolder.path(ofBlob: hash), at: source.blobs, hash: hash)
  }

  /// - Parameter hash: nil if it is unknown, because the edition's manifest is damaged: then it is copied as it is.
  mutating func add(archiveOf key: String, publication: String, hash: ContentHash?) throws {
    try add(DataFolder.path(ofArchive: key, publication: publication), at: source.archives, hash: hash)
  }

  /// Adds every blob that is whole, whoever names it.
  mutating func addBlobs(except known: Set<ContentHash>) throws {
    let manager = FileManager.default
    for folder in (try? manager.contentsOfDirectory(atPath: source.blobs.path)) ?? [] {
      let names = (try? manager.contentsOfDirectory(atPath: source.blobs.appendingPathComponent(folder).path)) ?? []
      for hash in names.compactMap({ ContentHash($0) }) where !known.contains(hash) {
        let before = lacks.count
        try add(blob: hash)
        // Nobody may need it.
        lacks.removeLast(lacks.count - before)
      }
    }
  }

  /// Adds a file that is there already, or one that nothing names by its hash.
  mutating func add(_ file: URL, as path: String, isInPlace: Bool = false) throws {
    let digest = try reporting(file) {
      isInPlace ? try FileDigest(of: file) : try FileDigest(copying: file, to: place.appendingPathComponent(path))
    }
    files.append(.init(path: path, bytes: digest.bytes, sha256: digest.hash))
  }

  private mutating func add(_ path: String, at folder: URL, hash: ContentHash?) throws {
    if let hash, let file = try earlier?.link(path, hash: hash, to: place) {
      files.append(file)
      checked.insert(path)
      return
    }
    let (file, target) = (source.url.appendingPathComponent(path), place.appendingPathComponent(path))
    // Where the whole folder is away, an empty backup would help nobody.
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw StoreError.write(folder.path, cause: "the folder is missing")
    }
    guard FileManager.default.fileExists(atPath: file.path) else { return lacks.append(path) }
    let digest: FileDigest
    do { digest = try reporting(file) { try FileDigest(copying: file, to: target) } } catch {
      // A sector that can't be read is damage; a file that may not be read, and a full disk, aren't.
      guard FileManager.default.isReadableFile(atPath: file.path), (try? FileDigest(of: file)) == nil else {
        throw error
      }
      return lacks.append(path)
    }
    guard digest.hash == hash ?? digest.hash else {
      try DurableFile.remove(target)
      return lacks.append(path)
    }
    files.append(.init(path: path, bytes: digest.bytes, sha256: digest.hash))
  }

  private func reporting<Result>(_ file: URL, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as StoreError { throw error } catch {
      throw StoreError.write(file.path, cause: "\(error)")
    }
  }
}
