public import EditionModel
public import Publishing
public import Storage
public import StorySources

import ArticleModel

/// Reads sealed editions from the store as renderers want them: with their articles, corrections and votes. Its methods block.
public struct EditionShelf: Sendable {
  /// Where the editions are.
  public let store: PublicationStore
  /// Where the publication's stories come from.
  public let source: any SourceProfile

  /// Opens the editions of a publication.
  public init(_ store: PublicationStore, source: any SourceProfile) { (self.store, self.source) = (store, source) }

  /// An edition with its articles; nil if there is none of that key.
  ///
  /// - Throws: ``StoreError`` if the edition or one of its blobs isn't what was sealed.
  public func bundle(of key: EditionKey) throws -> EditionBundle? { try load(key)?.bundle }

  func load(_ key: EditionKey) throws -> LoadedBundle? {
    guard let manifest = try store.manifest(of: key) else { return nil }
    let corrections = try store.corrections(of: key)
    let withdrawn = Set(corrections.filter { $0.kind == .withdrawn }.map(\.story))
    var articles: [ContentHash: Article] = [:]
    var bytes = manifest.bytes.count
    for story in manifest.edition.readStories where !withdrawn.contains(nil) && !withdrawn.contains(story.number) {
      guard let hash = story.article else { continue }
      let blob = try store.blobs.get(hash)
      articles[hash] = try CanonicalJSON.decode(Article.self, from: blob)
      bytes += blob.count
    }
    let votes = try store.tallies(of: key).mapValues { Votes(worth: $0.worth, not: $0.not) }
    return LoadedBundle(
      bundle: EditionBundle(
        edition: manifest.edition, hash: manifest.hash, articles: articles, corrections: corrections, votes: votes),
      bytes: bytes)
  }

  /// The newest corrections of all editions, with the titles of their stories.
  public func corrections(limit: Int) throws -> [ListedCorrection] {
    var titles: [EditionKey: [Int: String]] = [:]
    return try store.newestCorrections(limit: limit).map { key, correction in
      if titles[key] == nil {
        let stories = try store.manifest(of: key)?.edition.readStories ?? []
        titles[key] = Dictionary(stories.map { ($0.number, $0.title) }) { first, _ in first }
      }
      return ListedCorrection(
        publication: store.id, key: key, title: correction.story.flatMap { titles[key]?[$0] },
        correction: correction)
    }
  }

  /// Changes with every edition, every correction, and every vote that a page shows.
  func generation() throws -> String {
    let votes = try store.feedbackGeneration(shownFrom: Votes.shownFrom)
    return try store.generation() + " " + votes
  }

  /// The keys of all editions but the sample, newest first.
  func keys() throws -> [EditionKey] { try store.keys() }

  /// What lists say about an edition; nil if there is none of that key.
  func summary(of key: EditionKey) throws -> EditionSummary? {
    try store.manifest(of: key).map { manifest in
      EditionBundle(edition: manifest.edition, hash: manifest.hash, articles: [:]).summary
    }
  }

  /// All editions but the sample, newest first.
  public func summaries() throws -> [EditionSummary] { try keys().compactMap(summary) }
}

/// An edition in memory, and how many bytes it has on the disk.
struct LoadedBundle: Sendable {
  var bundle: EditionBundle
  var bytes: Int
}
