public import EditionModel
import Foundation

/// Content-addressed files: `blobs/ab/abcd…`. A blob is never changed, and writing one twice changes nothing.
public struct BlobStore: Sendable {
  let folder: URL

  func file(of hash: ContentHash) -> URL {
    folder.appendingPathComponent(String(hash.hex.prefix(2)), isDirectory: true).appendingPathComponent(hash.hex)
  }

  /// Writes and syncs. A damaged or half-written blob of that name is replaced.
  @discardableResult
  public func put(_ bytes: [UInt8]) throws -> ContentHash {
    let hash = ContentHash(of: bytes)
    if (try? get(hash)) == nil { try DurableFile.write(bytes, to: file(of: hash)) }
    return hash
  }

  /// The blob's bytes, after checking that they are what their name says.
  ///
  /// - Throws: ``StoreError/blobMissing(_:)``, ``StoreError/blobDamaged(_:)``.
  public func get(_ hash: ContentHash) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: file(of: hash)) else { throw StoreError.blobMissing(hash.hex) }
    let bytes = [UInt8](data)
    guard ContentHash(of: bytes) == hash else { throw StoreError.blobDamaged(hash.hex) }
    return bytes
  }
}
