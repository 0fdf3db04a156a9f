public import EditionModel
public import Foundation

/// The list of a backup's files with their hashes: `manifest.json` in its folder.
public struct BackupManifest: Hashable, Sendable, Codable {
  /// One file.
  public struct File: Hashable, Sendable, Codable {
    /// The path within the folder, with `/`.
    public var path: String
    /// The size.
    public var bytes: Int
    /// The hash of the content.
    public var sha256: ContentHash
  }

  /// The version of this shape.
  public var schema = 1
  /// When the backup was begun.
  public var made: Timestamp
  /// The engine that made it, as `tenhn/1.0`.
  public var engine: String
  /// How many editions it holds.
  public var editions: Int
  /// The number and hash of the journal's last entry. Kept elsewhere, they reveal a journal that was cut.
  public var journal: String?
  /// The files in the order of their paths, without the manifest itself.
  public var files: [File]

  static let name = "manifest.json"

  /// Reads the manifest of a backup.
  ///
  /// - Throws: ``StoreError/backup(_:cause:)``.
  public init(readingFrom folder: URL) throws {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(BackupManifest.name)) else {
      throw StoreError.backup(folder.path, cause: "it has no \(BackupManifest.name)")
    }
    guard let manifest = try? CanonicalJSON.decode(BackupManifest.self, from: [UInt8](data)) else {
      throw StoreError.backup(folder.path, cause: "its \(BackupManifest.name) can't be read")
    }
    self = manifest
  }

  init(made: Timestamp, engine: String, editions: Int, journal: String?, files: [File]) {
    self.made = made
    self.engine = engine
    self.editions = editions
    self.journal = journal
    self.files = files
  }

  /// The size of all files in bytes.
  public var size: Int { files.reduce(0) { $0 + $1.bytes } }

  /// Reads a file and checks that it is what the manifest says.
  ///
  /// - Throws: ``StoreError/backup(_:cause:)``.
  func bytes(of file: File, in folder: URL) throws -> [UInt8] {
    // Somebody else could have written the manifest: a path must not lead out of the folder.
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw StoreError.backup(folder.path, cause: "its \(BackupManifest.name) names a path outside of it")
    }
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(file.path)) else {
      throw StoreError.backup(folder.path, cause: "\(file.path) is missing")
    }
    guard data.count == file.bytes, ContentHash(of: data) == file.sha256 else {
      throw StoreError.backup(folder.path, cause: "\(file.path) isn't what was backed up")
    }
    return [UInt8](data)
  }
}
