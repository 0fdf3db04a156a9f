public import ArticleModel
public import EditionModel
import OutsideText

/// An edition with everything that its files are made from.
public struct EditionBundle: Sendable {
  /// The edition as it was sealed, with titles and names that command nothing (``PlainName``).
  public var edition: Edition
  /// The hash of the sealed manifest.
  public var hash: ContentHash
  /// The articles of the stories, by their blobs' hashes.
  public var articles: [ContentHash: Article]
  /// The kept discussions of the stories, by the blobs' hashes in the manifest. A withdrawn comment is marked in them.
  public var discussions: [ContentHash: Discussion]
  /// What was said after the edition was sealed, by the stories' numbers.
  public var additions: [Int: Discussion]
  /// Later records beside the edition, in any order.
  public var corrections: [Correction]
  /// What readers said of the stories, by their numbers.
  public var votes: [Int: Votes]
  /// What the clock says of it, if it is the newest edition and somebody has a clock.
  public var outlook: Outlook?
  /// If it is shown as the newest edition: newer ones that aren't what was sealed, so that they can't be shown. Newest first.
  public var damaged: [EditionKey] = []

  /// Creates a bundle of an edition and its articles.
  public init(
    edition: Edition, hash: ContentHash, articles: [ContentHash: Article],
    discussions: [ContentHash: Discussion] = [:], additions: [Int: Discussion] = [:], corrections: [Correction] = [],
    votes: [Int: Votes] = [:], outlook: Outlook? = nil
  ) {
    self.edition = edition.withPlainNames
    self.hash = hash
    self.articles = articles
    self.discussions = discussions.mapValues(\.withPlainNames)
    self.additions = additions.mapValues(\.withPlainNames)
    self.corrections = corrections.map(\.withPlainNames)
    self.votes = votes
    self.outlook = outlook
  }

  /// What lists say about the edition.
  public var summary: EditionSummary {
    EditionSummary(
      key: edition.key, publication: edition.publication, cutoff: edition.cutoff, published: edition.published,
      basis: edition.basis, isLate: edition.isLate, hash: hash, titles: edition.stories.map(\.title))
  }
}

/// What lists and neighbours say about an edition.
public struct EditionSummary: Hashable, Sendable {
  /// The edition's key.
  public var key: EditionKey
  /// The publication that the edition belongs to.
  public var publication: String
  /// When the edition was decided.
  public var cutoff: Timestamp
  /// When the edition was sealed.
  public var published: Timestamp
  /// What the choice is based on.
  public var basis: Basis
  /// Whether the edition was published late.
  public var isLate: Bool
  /// The hash of the sealed manifest.
  public var hash: ContentHash
  /// The stories' titles in their order.
  public var titles: [String]

  /// Creates a summary.
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
    self.titles = titles.map(PlainName.cleaned)
  }
}

/// How many readers said that a story was worth their time, and how many that it was not.
public struct Votes: Hashable, Sendable {
  /// Readers who said that it was worth their time.
  public var worth: Int
  /// Readers who said that it was not.
  public var not: Int

  /// Fewer votes say more about who cast them than about the story.
  public static let shownFrom = 5

  /// Creates a count of answers.
  public init(worth: Int, not: Int) {
    self.worth = worth
    self.not = not
  }

  /// All readers who answered.
  public var total: Int { worth + not }
  /// Whether there are enough answers to show.
  public var areShown: Bool { total >= Votes.shownFrom }
}
