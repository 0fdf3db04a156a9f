public import EditionModel
public import Publishing
public import Storage

import ArticleModel

/// Sealed editions as the renderers want them: with their articles and corrections.
public struct EditionShelf: Sendable {
  let store: PublicationStore

  public init(_ store: PublicationStore) {
    self.store = store
  }

  /// - Throws: ``StoreError`` where the edition or one of its blobs isn't what was sealed.
  public func bundle(of key: EditionKey) throws -> EditionBundle? {
    guard let manifest = try store.manifest(of: key) else { return nil }
    let corrections = try store.corrections(of: key)
    let withdrawn = Set(corrections.filter { $0.kind == .withdrawn }.map(\.story))
    var articles: [ContentHash: Article] = [:]
    for story in manifest.edition.readStories where !withdrawn.contains(nil) && !withdrawn.contains(story.number) {
      guard let hash = story.article else { continue }
      articles[hash] = try CanonicalJSON.decode(Article.self, from: store.blobs.get(hash))
    }
    return EditionBundle(
      edition: manifest.edition, hash: manifest.hash, articles: articles, corrections: corrections,
      votes: try store.tallies(of: key).mapValues { Votes(worth: $0.worth, not: $0.not) })
  }

  /// The newest corrections of all editions, with the titles of their stories.
  func corrections(limit: Int) throws -> [ListedCorrection] {
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

  /// Changes with every edition, every correction, and every answer of a reader that a page shows.
  func generation() throws -> String {
    let votes = try store.feedbackGeneration(shownFrom: Votes.shownFrom)
    return try store.generation() + " " + votes
  }

  /// All editions but the sample, newest first.
  public func summaries() throws -> [EditionSummary] {
    try store.keys().compactMap { key in
      try store.manifest(of: key).map { manifest in
        EditionBundle(edition: manifest.edition, hash: manifest.hash, articles: [:]).summary
      }
    }
  }
}
