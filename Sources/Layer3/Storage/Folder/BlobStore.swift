public import EditionModel
import Foundation

/// Files by the hash of their content: `blobs/ab/abcd…`. A blob never changes, and writing one twice changes nothing.
public struct BlobStore: Sendable {
  let folder: URL

  func file(of hash: ContentHash) -> URL {
    folder.appendingPathComponent(String(hash.hex.prefix(2)), isDirectory: true).appendingPathComponent(hash.hex)
  }

  /// Writes and syncs a blob. A damaged or half-written one of that name is replaced.
  ///
  /// - Returns: the hash.
  @discardableResult
  public func put(_ bytes: [UInt8]) throws -> ContentHash {
    let hash = ContentHash(of: bytes)
    if (try? get(hash)) == nil { try DurableFile.write(bytes, to: file(of: hash)) }
    return hash
  }

  /// Reads a blob and checks that it has the hash of its name.
  ///
  /// - Throws: ``StoreError/blobMissing(_:)``, ``StoreError/blobDamaged(_:)``.
  public func get(_ hash: ContentHash) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: file(of: hash)) else { throw StoreError.blobMissing(hash.hex) }
    let bytes = [UInt8](data)
    guard ContentHash(of: bytes) == hash else { throw StoreError.blobDamaged(hash.hex) }
    return bytes
  }
}
