public import Foundation
public import Publishing

import EditionModel
import Store

/// The site as a folder for any static host.
public struct SiteExport: Sendable {
  let shelf: EditionShelf
  let publisher: Publisher

  public init(shelf: EditionShelf, publisher: Publisher) {
    self.shelf = shelf
    self.publisher = publisher
  }

  /// Writes every file that the server would serve. A file whose bytes stand is left alone, so that a copy to
  /// a host moves only what changed.
  ///
  /// - Throws: ``StoreError``; what was written until then stays.
  public func write(to folder: URL) throws -> (total: Int, changed: Int) {
    var total = 0
    var changed = 0
    func put(_ path: String, _ bytes: [UInt8]) throws {
      let target = folder.appendingPathComponent(path)
      total += 1
      let data = Data(bytes)
      if let standing = try? Data(contentsOf: target), standing == data { return }
      changed += 1
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: target, options: .atomic)
      } catch {
        throw StoreError.write(target.path, cause: "\(error)")
      }
    }
    for file in try SiteFiles(shelf: shelf, publisher: publisher).all() { try put(file.exportPath, file.bytes) }
    for hash in try images() { try put("blobs/\(hash)", shelf.store.blobs.get(hash)) }
    return (total, changed)
  }

  private func images() throws -> [ContentHash] {
    let keys = try shelf.summaries().map(\.key)
    let shown = keys.isEmpty ? [.sample] : keys
    let hashes = try shown.compactMap { try shelf.bundle(of: $0) }
      .flatMap { $0.edition.readStories.flatMap { $0.images.map(\.hash) } }
    return Set(hashes).sorted()
  }
}
