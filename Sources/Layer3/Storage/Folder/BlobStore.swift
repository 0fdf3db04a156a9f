public import EditionModel
import Foundation
import Synchronization

/// Files by the hash of their content: `blobs/ab/abcd…`. A blob never changes, and writing one twice changes nothing.
///
/// A file is hashed when it is first read, and again if its size, its time or its place on the disk has changed since.
public final class BlobStore: Sendable {
  let folder: URL
  /// The files whose content has the hash of their name, as far as this store has read them.
  private let verified = Mutex<[ContentHash: FileIdentity]>([:])

  /// How many files are remembered, in some megabytes.
  private static let remembered = 20_000

  init(folder: URL) { self.folder = folder }

  func file(of hash: ContentHash) -> URL {
    folder.appendingPathComponent(String(hash.hex.prefix(2)), isDirectory: true).appendingPathComponent(hash.hex)
  }

  /// Writes and syncs a blob. A damaged or half-written one of that name is replaced.
  ///
  /// - Returns: the hash.
  @discardableResult
  public func put(_ bytes: [UInt8]) throws -> ContentHash {
    let hash = ContentHash(of: bytes)
    // Hashed anew: what is sealed now must be on the disk.
    if (try? read(hash)) == nil { try DurableFile.write(bytes, to: file(of: hash)) }
    return hash
  }

  /// Reads a blob whose bytes have the hash of its name.
  ///
  /// - Throws: ``StoreError/blobMissing(_:)``, ``StoreError/blobDamaged(_:)``.
  public func get(_ hash: ContentHash) throws -> [UInt8] {
    let identity = FileIdentity(of: file(of: hash))
    if let identity, verified.withLock({ $0[hash] }) == identity { return try bytes(of: hash) }
    let bytes = try read(hash)
    if let identity {
      verified.withLock { verified in
        if verified.count >= BlobStore.remembered { verified.removeAll() }
        verified[hash] = identity
      }
    }
    return bytes
  }

  /// Reads a blob and hashes it, whatever is known of it.
  func read(_ hash: ContentHash) throws -> [UInt8] {
    let bytes = try bytes(of: hash)
    guard ContentHash(of: bytes) == hash else { throw StoreError.blobDamaged(hash.hex) }
    return bytes
  }

  private func bytes(of hash: ContentHash) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: file(of: hash)) else { throw StoreError.blobMissing(hash.hex) }
    return [UInt8](data)
  }
}
