public import ArticleModel
public import EditionModel

/// An edition with everything that its files are made from.
public struct EditionBundle: Sendable {
  public var edition: Edition
  /// The hash of the sealed manifest.
  public var hash: ContentHash
  /// The articles of the stories, by their blobs' hashes.
  public var articles: [ContentHash: Article]
  /// Later records beside the edition, in any order.
  public var corrections: [Correction]
  /// What readers said of the stories, by their numbers.
  public var votes: [Int: Votes]

  public init(
    edition: Edition, hash: ContentHash, articles: [ContentHash: Article], corrections: [Correction] = [],
    votes: [Int: Votes] = [:]
  ) {
    self.edition = edition
    self.hash = hash
    self.articles = articles
    self.corrections = corrections
    self.votes = votes
  }

  public var summary: EditionSummary {
    EditionSummary(
      key: edition.key, publication: edition.publication, cutoff: edition.cutoff, published: edition.published,
      basis: edition.basis, isLate: edition.isLate, hash: hash, titles: edition.stories.map(\.title))
  }
}

/// What lists and neighbours say about an edition.
public struct EditionSummary: Hashable, Sendable {
  public var key: EditionKey
  public var publication: String
  public var cutoff: Timestamp
  public var published: Timestamp
  public var basis: Basis
  public var isLate: Bool
  public var hash: ContentHash
  /// The stories' titles in their order.
  public var titles: [String]

  public init(
    key: EditionKey, publication: String, cutoff: Timestamp, published: Timestamp, basis: Basis, isLate: Bool,
    hash: ContentHash, titles: [String]
  ) {
    self.key = key
    self.publication = publication
    self.cutoff = cutoff
    self.published = published
    self.basis = basis
    self.isLate = isLate
    self.hash = hash
    self.titles = titles
  }
}

/// How many readers said that a story was worth their time, and how many that it was not.
public struct Votes: Hashable, Sendable {
  public var worth: Int
  public var not: Int

  /// Fewer votes say more about who cast them than about the story.
  public static let shownFrom = 5

  public init(worth: Int, not: Int) {
    self.worth = worth
    self.not = not
  }

  public var total: Int { worth + not }
  public var areShown: Bool { total >= Votes.shownFrom }
}
