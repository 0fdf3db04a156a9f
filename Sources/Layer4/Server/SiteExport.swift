public import Foundation
public import Publishing

public import EditionModel
import Storage

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
    let files = SiteFiles(shelf: shelf, publisher: publisher)
    for file in try files.all() { try put(file.exportPath, file.bytes) }
    for key in try keys() {
      guard let bundle = try shelf.bundle(of: key) else { continue }
      for file in [files.book(bundle), files.cover(bundle)] { try put(file.exportPath, file.bytes) }
    }
    for file in try status() { try put(file.exportPath, file.bytes) }
    let shown = try images()
    for hash in shown { try put("blobs/\(hash)", shelf.store.blobs.get(hash)) }
    try removeImages(but: shown, in: folder)
    return (total, changed)
  }

  /// A file knows of no now: what it says holds for as long as it lies there.
  private func status() throws -> [OutputFile] {
    var settings = publisher.settings
    settings.isStatic = true
    let newest = try shelf.summaries().first?.published ?? Timestamp(0)
    let report = try StatusReporter(
      store: shelf.store, schedule: settings.schedule
    ).report(now: newest)
    return Publisher(settings: settings).statusFiles(report)
  }

  private func images() throws -> [ContentHash] {
    let hashes = try keys().compactMap { try shelf.bundle(of: $0) }.flatMap { bundle in
      // A story whose article is not in the bundle was withdrawn.
      bundle.edition.readStories.filter { $0.article.map { bundle.articles[$0] != nil } ?? false }
        .flatMap { $0.images.map(\.hash) }
    }
    return Set(hashes).sorted()
  }

  /// Images of earlier exports that no page shows any more: what was withdrawn is to be gone from the host as well.
  private func removeImages(but shown: [ContentHash], in folder: URL) throws {
    let blobs = folder.appendingPathComponent("blobs", isDirectory: true)
    let shown = Set(shown.map(\.hex))
    for name in (try? FileManager.default.contentsOfDirectory(atPath: blobs.path)) ?? []
    where ContentHash(name) != nil && !shown.contains(name) {
      do { try FileManager.default.removeItem(at: blobs.appendingPathComponent(name)) } catch {
        throw StoreError.write(blobs.appendingPathComponent(name).path, cause: "\(error)")
      }
    }
  }

  /// The keys of all editions, or the sample's where there is none.
  private func keys() throws -> [EditionKey] {
    let keys = try shelf.summaries().map(\.key)
    return keys.isEmpty ? [.sample] : keys
  }

  /// An edition as a book, as the server would serve it; nil where there is no such edition.
  public func book(of key: EditionKey) throws -> OutputFile? {
    try shelf.bundle(of: key).map(SiteFiles(shelf: shelf, publisher: publisher).book)
  }
}
