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

  /// Renders an edition as one HTML file that needs nothing else; nil if there is no such edition.
  public func singlePage(of key: EditionKey) throws -> OutputFile? {
    try shelf.bundle(of: key).map { shelf.equipped(publisher).singlePage(of: $0) }
  }

  /// Writes every file that the server would serve. An edition that was written before, and for which nothing has changed since,
  /// isn't rendered again; a file that has these bytes already is left alone. So a copy to a host moves only what changed.
  ///
  /// What was written is noted in a hidden file of the folder. Without it everything is rendered anew, and so is an edition of
  /// which a file was missing or damaged.
  ///
  /// - Throws: ``StoreError``; what was written until then stays.
  public func write(to folder: URL) throws -> (total: Int, changed: Int) {
    var output = ExportFolder(url: folder)
    var record = ExportRecord(in: folder)
    let editions = EditionCache(shelf)
    let files = SiteFiles(editions: editions, publisher: publisher)
    let keys = try shelf.store.keys()
    for file in SiteFile.all(editions: keys.count, months: try editions.months()) {
      if let file = try files.publisher.file(file, of: editions) { try output.put(file) }
    }
    record.keep(only: keys.isEmpty ? [.sample] : keys)
    for key in keys.isEmpty ? [.sample] : keys {
      let neighbours = try editions.neighbours(of: key)
      let state = try state(of: key, beside: neighbours)
      if let entry = record.entry(of: key), entry.state == state, output.has(EditionFile.json.path(in: key)) {
        output.total += entry.files
      } else {
        do {
          guard let entry = try write(key, beside: neighbours, state, files, &output) else { continue }
          record.set(entry, for: key)
        } catch StoreError.editionDamaged {
          // Nothing of it is written, and what an earlier export wrote of it stays, unless that may show what was withdrawn.
          if try shelf.store.corrections(of: key).contains(where: { $0.kind == .withdrawn }) {
            try output.removeEdition(key)
            record.remove(key)
          }
          output.total += record.entry(of: key)?.files ?? 0
        }
      }
    }
    for file in try status(newest: shelf.newest()) { try output.put(file) }
    output.total += record.images.count
    if !keys.isEmpty { try output.removeEdition(.sample) }
    try output.removeImages(except: record.images)
    try record.write()
    return (output.total, output.changed)
  }

  /// Writes some files; those that have their bytes already are left alone.
  public static func write(_ files: [OutputFile], to folder: URL) throws -> (total: Int, changed: Int) {
    var output = ExportFolder(url: folder)
    for file in files { try output.put(file) }
    return (output.total, output.changed)
  }

  /// Writes the files of an edition.
  private func write(
    _ key: EditionKey, beside neighbours: Neighbours, _ state: String, _ files: SiteFiles, _ output: inout ExportFolder
  ) throws -> ExportRecord.Entry? {
    guard let bundle = try shelf.bundle(of: key) else { return nil }
    let before = output.total
    for file in EditionFile.all(of: bundle.edition) {
      if let file = files.render(file, of: bundle, beside: neighbours) { try output.put(file) }
    }
    let images = Dictionary(Self.images(of: bundle).map { ($0.fileName, $0.hash) }) { first, _ in first }
    for (name, hash) in images.sorted(by: { $0.key < $1.key }) where !output.has("/blobs/\(name)") {
      // A picture that is missing or damaged is missing on its pages too, and nowhere else.
      guard let bytes = try? shelf.store.blobs.get(hash) else { continue }
      try output.put("blobs/\(name)", bytes)
      output.total -= 1
    }
    let isWhole = try shelf.store.shownBlobs(of: key).isDisjoint(with: shelf.store.blobs.unreadable)
    return ExportRecord.Entry(
      state: isWhole ? state : "incomplete", files: output.total - before, images: images.keys.sorted())
  }

  /// Names everything that the files of an edition are made from.
  private func state(of key: EditionKey, beside neighbours: Neighbours) throws -> String {
    let parts = [
      "\(try shelf.store.listed(key)?.hash.hex ?? "")", "\(try shelf.store.corrections(of: key))",
      "\(try shelf.store.tallies(of: key).map { "\($0.key) \($0.value.worth) \($0.value.not)" }.sorted())",
      // What was said hours after the sealing stands beside the edition, and comes without a correction.
      "\(try shelf.store.additions(of: key).sorted { $0.key < $1.key })",
      "\(neighbours)", "\(publisher.settings)",
    ]
    return ContentHash(of: parts.joined(separator: "\n").utf8).hex
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
