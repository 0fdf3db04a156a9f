public import EditionModel
import Foundation

/// Checks a sealed edition and everything that it names against their hashes.
public struct EditionVerifier: Sendable {
  let store: Store
  let publication: String

  public init(store: Store, publication: String = "hn") {
    self.store = store
    self.publication = publication
  }

  /// - Returns: how many blobs were checked.
  /// - Throws: ``StoreError`` that names the first thing which isn't what was sealed.
  @discardableResult
  public func verify(_ key: EditionKey) throws -> Int {
    guard let manifest = try store.manifest(of: key, publication: publication) else {
      throw StoreError.editionMissing(key.description)
    }
    let edition = manifest.edition
    let blobs = Set(edition.readStories.flatMap { [$0.article].compactMap(\.self) + $0.images.map(\.hash) })
    for hash in blobs.sorted() { _ = try store.blobs.get(hash) }
    let archive = store.folder.archive(publication: publication, key: key.description)
    guard let data = try? Data(contentsOf: archive) else { throw StoreError.archiveMissing(key.description) }
    guard ContentHash(of: data) == edition.archive else { throw StoreError.archiveDamaged(key.description) }
    return blobs.count
  }
}
