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
  /// What was missing or damaged when the backup was made, and is therefore not in it: paths of files, and
  /// `edition hn/2026-05-06-morning` for one whose manifest isn't what was sealed. Nil if all was whole.
  public var lacks: [String]?
  /// The files in the order of their paths, without the manifest itself.
  public var files: [File]

  static let name = "manifest.json"

  /// Reads the manifest of a backup.
  ///
  /// - Throws: ``StoreError/backup(_:cause:)``.
  public init(readingFrom folder: URL) throws {
    // Of ten years it has twelve megabytes.
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(BackupManifest.name), options: .mappedIfSafe)
    else {
      throw StoreError.backup(folder.path, cause: "it has no \(BackupManifest.name)")
    }
    guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data) else {
      throw StoreError.backup(folder.path, cause: "its \(BackupManifest.name) can't be read")
    }
    self = manifest
  }

  init(made: Timestamp, engine: String, editions: Int, journal: String?, lacks: [String] = [], files: [File]) {
    self.made = made
    self.engine = engine
    self.editions = editions
    self.journal = journal
    self.lacks = lacks.isEmpty ? nil : lacks
    self.files = files
  }

  /// The size of all files in bytes.
  public var size: Int { files.reduce(0) { $0 + $1.bytes } }

  /// Writes the manifest as the last file of a backup.
  ///
  /// Its files are encoded one after another: ten years have eighty thousand, and all of them at once took more memory than the
  /// rest of a backup.
  func write(in folder: URL) throws {
    var head = self
    head.files = []
    let frame = try CanonicalJSON.encode(head)
    // Within a value a quotation mark has a backslash before it, so this is the key.
    guard let place = frame.firstRange(of: Array("\"files\":[]".utf8))?.upperBound else {
      throw StoreError.write(folder.path, cause: "the manifest has no files")
    }
    try DurableFile.write(to: folder.appendingPathComponent(BackupManifest.name)) { handle in
      var piece = Array(frame[..<(place - 1)])
      for (index, file) in files.enumerated() {
        if index > 0 { piece.append(UInt8(ascii: ",")) }
        piece += try CanonicalJSON.encode(file)
        guard piece.count > 1 << 16 else { continue }
        try handle.write(contentsOf: Data(piece))
        piece.removeAll(keepingCapacity: true)
      }
      try handle.write(contentsOf: Data(piece + frame[(place - 1)...]))
    }
  }

  /// Copies a file out of a backup, piece by piece, and checks that it is what the manifest says.
  ///
  /// - Throws: ``StoreError/backup(_:cause:)``; a copy that is wrong may be left.
  func copy(_ file: File, from folder: URL, to target: URL) throws {
    // Somebody else could have written the manifest: a path must not lead out of the folder.
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw StoreError.backup(folder.path, cause: "its \(BackupManifest.name) names a path outside of it")
    }
    let source = folder.appendingPathComponent(file.path)
    guard FileManager.default.isReadableFile(atPath: source.path) else {
      throw StoreError.backup(folder.path, cause: "\(file.path) is missing")
    }
    let digest = try FileDigest(copying: source, to: target.appendingPathComponent(file.path))
    guard digest.bytes == file.bytes, digest.hash == file.sha256 else {
      throw StoreError.backup(folder.path, cause: "\(file.path) isn't what was backed up")
    }
  }
}
