public import EditionModel
public import Foundation
public import Publishing
import Storage

/// Writes a site into a folder, for any static host.
public struct SiteExport: Sendable {
  private let shelf: EditionShelf
  private let publisher: Publisher

  /// Prepares an export of everything that a server would serve.
  public init(shelf: EditionShelf, publisher: Publisher) {
    self.shelf = shelf
    self.publisher = publisher
  }

  /// Renders one file of an edition by itself, without links to its neighbours; nil if there is no such edition or file.
  public func file(_ file: EditionFile, of key: EditionKey) throws -> OutputFile? {
    try shelf.bundle(of: key).flatMap { shelf.equipped(publisher).file(file, of: $0) }
  }

  /// Writes every file that the server would serve. A file that has these bytes already is left alone: a copy to a host moves
  /// only what changed.
  ///
  /// - Throws: ``StoreError``; what was written until then stays.
  public func write(to folder: URL) throws -> (total: Int, changed: Int) {
    var output = Folder(url: folder)
    let editions = EditionCache(shelf)
    let files = SiteFiles(editions: editions, publisher: publisher)
    let all = try editions.editions()
    for file in SiteFile.all(editions: all.count) {
      if let file = try files.publisher.file(file, of: editions) { try output.put(file) }
    }
    var images: [String: ContentHash] = [:]
    for key in all.isEmpty ? [.sample] : all.map(\.key) {
      guard let bundle = try shelf.bundle(of: key) else { continue }
      for file in EditionFile.all(of: bundle.edition) {
        if let file = files.render(file, of: bundle, among: all) { try output.put(file) }
      }
      for image in Self.images(of: bundle) { images[image.fileName] = image.hash }
    }
    for file in try status(newest: all.first) { try output.put(file) }
    for (name, hash) in images.sorted(by: { $0.key < $1.key }) {
      try output.put("blobs/\(name)", shelf.store.blobs.get(hash))
    }
    try output.removeImages(except: Set(images.keys))
    return (output.total, output.changed)
  }

  /// A file can't know when it is read, so it says only what stays true.
  private func status(newest: EditionSummary?) throws -> [OutputFile] {
    var settings = publisher.settings
    settings.isStatic = true
    let report = try StatusReporter(
      store: shelf.store, schedule: settings.schedule
    ).report(now: newest?.published ?? Timestamp(0))
    return Publisher(settings: settings).statusFiles(report)
  }

  /// A story whose article is not in the bundle was withdrawn.
  private static func images(of bundle: EditionBundle) -> [StoredImage] {
    bundle.edition.readStories.filter { $0.article.map { bundle.articles[$0] != nil } ?? false }
      .flatMap(\.images)
  }
}

/// The folder that is written, and what was done to it.
private struct Folder {
  let url: URL
  var total = 0
  var changed = 0

  mutating func put(_ file: OutputFile) throws { try put(file.exportPath, file.bytes) }

  mutating func put(_ path: String, _ bytes: [UInt8]) throws {
    let target = url.appendingPathComponent(path)
    total += 1
    let data = Data(bytes)
    if let present = try? Data(contentsOf: target), present == data { return }
    changed += 1
    do {
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: target, options: .atomic)
    } catch {
      throw StoreError.write(target.path, cause: "\(error)")
    }
  }

  /// Removes images of earlier exports that no page shows any more: what was withdrawn must be gone from the host too.
  func removeImages(except shown: Set<String>) throws {
    let blobs = url.appendingPathComponent("blobs", isDirectory: true)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: blobs.path)) ?? []
    where ContentHash(String(name.prefix { $0 != "." })) != nil && !shown.contains(name) {
      do { try FileManager.default.removeItem(at: blobs.appendingPathComponent(name)) } catch {
        throw StoreError.write(blobs.appendingPathComponent(name).path, cause: "\(error)")
      }
    }
  }
}
