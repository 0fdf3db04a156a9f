public import EditionModel
import Foundation
import GRDB
public import StorySources

/// An edition that was sealed in another folder of the same publication, as that one's site gave it.
public struct ReadEdition: Sendable {
  /// The sealed bytes.
  public var manifest: Manifest
  /// The articles' blobs.
  public var articles: [[UInt8]]
  /// What became of it since.
  public var corrections: [Correction]
  /// The address that it was read from.
  public var site: String

  /// Makes one of what was read and checked.
  public init(manifest: Manifest, articles: [[UInt8]], corrections: [Correction], site: String) {
    (self.manifest, self.articles, self.corrections, self.site) = (manifest, articles, corrections, site)
  }
}

extension PublicationStore {
  /// The outcome of a request to keep a read edition.
  public enum Keeping: Hashable, Sendable {
    /// It is here, with all that became of it since.
    case kept
    /// An edition with this key is here, with this other hash. Nothing changed.
    case differs(ContentHash)
  }

  /// Keeps an edition that another folder sealed: the same bytes, the articles that they name, and what became of it since.
  ///
  /// What a withdrawal there has removed is removed here too.
  ///
  /// - Parameter source: the edition's source.
  /// - Throws: ``StoreError``. What was begun is completed by the next call.
  public func keep(
    _ read: ReadEdition, source: (any SourceProfile)?, at time: Timestamp
  ) async throws -> Keeping {
    let edition = read.manifest.edition
    precondition(edition.publication == id, "an edition is kept in its own publication")
    if let known = try await manifest(of: edition.key), known.hash != read.manifest.hash { return .differs(known.hash) }
    for article in read.articles { try blobs.put(article) }
    let whole = read.corrections.filter { $0.kind != .withdrawn || $0.story == nil }
    let keeping = try await write { try $0.keep(read.manifest, whole, site: read.site, at: time) }
    guard keeping == .kept else { return keeping }
    for correction in read.corrections where correction.kind == .withdrawn {
      guard let story = correction.story else { continue }
      _ = try await withdraw(
        story: story, of: edition.key, text: correction.text, at: correction.date, source: source)
    }
    return .kept
  }
}

extension PublicationTables {
  /// Whether an edition was read from another folder's site.
  func isRead(_ key: EditionKey) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM read_edition WHERE publication = ? AND key = ?)",
      arguments: [publication, key.description]) ?? false
  }

  fileprivate func keep(
    _ manifest: Manifest, _ since: [Correction], site: String, at time: Timestamp
  ) throws -> PublicationStore.Keeping {
    let edition = manifest.edition
    if let known = try self.manifest(of: edition.key) {
      // Another process may have been first.
      guard known.hash == manifest.hash else { return .differs(known.hash) }
    } else {
      try insert(manifest)
      try db.execute(
        sql: "INSERT INTO read_edition VALUES (?, ?, ?, ?)",
        arguments: [publication, edition.key.description, site, time.rawValue])
    }
    let known = Set(try corrections(of: edition.key))
    for correction in since where !known.contains(correction) { try insert(correction, key: edition.key) }
    return .kept
  }
}
