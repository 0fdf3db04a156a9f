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
  private let faults = Mutex(Faults())

  /// The files that could not be read, each with what was in its place, and how many of them were whole again later.
  private struct Faults {
    var found: [ContentHash: FileIdentity?] = [:]
    var untold: [ContentHash] = []
    var mended = 0

    mutating func add(_ hash: ContentHash, _ identity: FileIdentity?) {
      guard found.count < BlobStore.remembered else { return }
      if found.updateValue(identity, forKey: hash) == nil { untold.append(hash) }
    }
  }

  /// How many files are remembered, in some megabytes.
  private static let remembered = 20_000
  /// How many faulty files are looked at again at a time. Where more are faulty, a folder is missing, and comes back as a whole.
  private static let maximumSecondLooks = 256

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
  /// - Throws: ``StoreError/blobMissing(_:)``, ``StoreError/blobDamaged(_:)``, ``StoreError/read(_:cause:)``.
  public func get(_ hash: ContentHash) throws -> [UInt8] {
    let identity = FileIdentity(of: file(of: hash))
    if let identity, verified.withLock({ $0[hash] }) == identity { return try bytes(of: hash) }
    let bytes: [UInt8]
    do { bytes = try read(hash) } catch {
      faults.withLock { $0.add(hash, identity) }
      throw error
    }
    faults.withLock { if $0.found.removeValue(forKey: hash) != nil { $0.mended += 1 } }
    if let identity {
      verified.withLock { verified in
        if verified.count >= BlobStore.remembered { verified.removeAll() }
        verified[hash] = identity
      }
    }
    return bytes
  }

  /// Reads a blob for somebody who may ask for any hash: that there is none is no fault of this folder then.
  ///
  /// - Returns: nil for one that is missing, damaged or can't be read. The last two are noted.
  public func find(_ hash: ContentHash) -> [UInt8]? {
    guard FileIdentity(of: file(of: hash)) != nil else { return nil }
    return try? get(hash)
  }

  /// Reads a blob that may be missing or damaged: nil then, and no fault is noted.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` if it is there and can't be read now.
  func present(_ hash: ContentHash) throws -> [UInt8]? {
    do { return try read(hash) } catch StoreError.blobMissing, StoreError.blobDamaged { return nil }
  }

  /// The blobs that were found missing or damaged since the store was opened, and were not whole since.
  public var unreadable: [ContentHash] { faults.withLock { Array($0.found.keys) } }

  /// Returns each of ``unreadable`` once: for a log.
  public func newlyUnreadable() -> [ContentHash] {
    faults.withLock { faults in
      defer { faults.untold = [] }
      return faults.untold
    }
  }

  /// Looks again at what was missing or damaged, if another file is in its place.
  ///
  /// - Returns: how many blobs have been whole again so far. Whatever was made without one of them is to be made anew when
  ///   the number has grown.
  public func mended() -> Int {
    let found = faults.withLock { $0.found.prefix(BlobStore.maximumSecondLooks).map { ($0.key, $0.value) } }
    for (hash, before) in found where FileIdentity(of: file(of: hash)) != before { _ = try? get(hash) }
    return faults.withLock { $0.mended }
  }

  /// Reads a blob and hashes it, whatever is known of it.
  func read(_ hash: ContentHash) throws -> [UInt8] {
    let bytes = try bytes(of: hash)
    guard ContentHash(of: bytes) == hash else { throw StoreError.blobDamaged(hash.hex) }
    return bytes
  }

  private func bytes(of hash: ContentHash) throws -> [UInt8] {
    guard let bytes = try StoredFile.bytes(of: file(of: hash)) else { throw StoreError.blobMissing(hash.hex) }
    return bytes
  }
}
