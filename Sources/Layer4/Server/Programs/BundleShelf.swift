import EditionModel
import Publishing
import Storage
import Synchronization

/// The editions asked for last, read from the disk once: an edition is ten blobs that are hashed when they are read.
final class BundleShelf: Sendable {
  private static let limit = 4

  let shelf: EditionShelf
  private let state = Mutex((generation: "", bundles: [EditionBundle]()))

  init(_ shelf: EditionShelf) { self.shelf = shelf }

  /// - Throws: ``StoreError`` where the edition or one of its blobs isn't what was sealed.
  func bundle(of key: EditionKey) throws -> EditionBundle? {
    let generation = try shelf.generation()
    let known = state.withLock { state -> EditionBundle? in
      if state.generation != generation { state = (generation, []) }
      guard let index = state.bundles.firstIndex(where: { $0.edition.key == key }) else { return nil }
      let bundle = state.bundles.remove(at: index)
      state.bundles.append(bundle)
      return bundle
    }
    if let known { return known }
    guard let bundle = try shelf.bundle(of: key) else { return nil }
    state.withLock { state in
      guard state.generation == generation else { return }
      state.bundles.append(bundle)
      if state.bundles.count > BundleShelf.limit { state.bundles.removeFirst() }
    }
    return bundle
  }
}
