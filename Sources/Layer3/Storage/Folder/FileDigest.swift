import EditionModel
import Foundation

/// The size and the hash of a file, read piece by piece: an archive or a database may be larger than the memory.
struct FileDigest {
  private(set) var bytes = 0
  private(set) var hash: ContentHash

  private static let piece = 1 << 20

  /// Reads a file.
  init(of file: URL) throws {
    var hasher = SHA256()
    var count = 0
    try FileDigest.read(file) { piece in
      hasher.update(piece)
      count += piece.count
    }
    (bytes, hash) = (count, ContentHash(digest: hasher.finalize()))
  }

  /// Copies a file, synced, and reads it while it does.
  init(copying source: URL, to target: URL) throws {
    var hasher = SHA256()
    var count = 0
    try DurableFile.write(to: target) { handle in
      try FileDigest.read(source) { piece in
        hasher.update(piece)
        count += piece.count
        try handle.write(contentsOf: piece)
      }
    }
    (bytes, hash) = (count, ContentHash(digest: hasher.finalize()))
  }

  private static func read(_ file: URL, _ use: (Data) throws -> Void) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    while let piece = try handle.read(upToCount: piece), !piece.isEmpty { try use(piece) }
  }
}
