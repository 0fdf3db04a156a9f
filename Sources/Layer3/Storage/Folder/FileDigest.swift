import EditionModel
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The size and the hash of a file, read piece by piece: an archive or a database may be larger than the memory.
struct FileDigest {
  private(set) var bytes = 0
  private(set) var hash: ContentHash

  /// Reads a file.
  ///
  /// - Throws: ``StoreError/read(_:cause:)``, also if there is no such file.
  init(of file: URL) throws { try self.init(of: file) { _ in } }

  /// Copies a file into a ``FreshFolder``, which syncs all of its files, and reads it while it does.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` of the source, ``StoreError/write(_:cause:)`` of the target: who reads it must know
  ///   which disk to look after.
  init(copying source: URL, to target: URL) throws {
    var digest: FileDigest?
    try DurableFile.write(to: target, isSynced: false) { handle in
      digest = try FileDigest(of: source) { try handle.write(contentsOf: Data($0)) }
    }
    guard let digest else { throw StoreError.read(source.path, cause: StoredFile.reason(ENOENT)) }
    self = digest
  }

  /// Reads a file; nil if there is none.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` if there is one and it can't be read.
  static func existing(_ file: URL) throws -> FileDigest? {
    try FileIdentity.existing(file).map { _ in try FileDigest(of: file) }
  }

  private init(of file: URL, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
    var hasher = SHA256()
    var count = 0
    let isThere = try StoredFile.pieces(of: file) { piece in
      hasher.update(piece)
      count += piece.count
      try use(piece)
    }
    guard isThere else { throw StoreError.read(file.path, cause: StoredFile.reason(ENOENT)) }
    (bytes, hash) = (count, ContentHash(digest: hasher.finalize()))
  }
}
