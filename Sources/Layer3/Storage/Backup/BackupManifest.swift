public import EditionModel
public import Foundation

/// What a backup holds: every file with its hash, as `manifest.json` in its folder.
public struct BackupManifest: Hashable, Sendable, Codable {
  public struct File: Hashable, Sendable, Codable {
    /// Within the folder, with `/`.
    public var path: String
    public var bytes: Int
    public var sha256: ContentHash
  }

  /// The version of this shape.
  public var schema = 1
  /// When the backup was begun.
  public var made: Timestamp
  /// The engine that made it, as `tenhn/1.0`.
  public var engine: String
  public var editions: Int
  /// The number and hash of the journal's last entry: whoever keeps them elsewhere can tell a journal that was cut.
  public var journal: String?
  /// In the order of their paths; the manifest itself is not among them.
  public var files: [File]

  static let name = "manifest.json"

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

  /// The bytes of all files.
  public var size: Int { files.reduce(0) { $0 + $1.bytes } }

  /// A file's bytes, after checking that they are what the manifest says.
  ///
  /// - Throws: ``StoreError/backup(_:cause:)``.
  func bytes(of file: File, in folder: URL) throws -> [UInt8] {
    // The manifest could have been written by somebody else: a path must not lead out of the folder.
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
