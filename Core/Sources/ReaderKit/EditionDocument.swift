public import ArticleModel
public import EditionModel

import FoundationEssentials

/// An edition as `/editions/KEY.json` tells it: what a native reader shows.
///
/// Keys that it does not know are passed over, so that a newer server serves an older app; blocks that it does not
/// know stay as ``Block/unknown(_:)``.
public struct EditionDocument: Hashable, Sendable, Decodable {
  /// The key of the edition.
  public var key: EditionKey
  /// The id of its series.
  public var publication: String
  /// `Evening edition`.
  public var name: String?
  /// The instant at which it was decided.
  public var cutoff: Timestamp
  /// When it was published.
  public var published: Timestamp
  /// The IANA zone that names it.
  public var timeZone: String
  /// What its choice rests on.
  public var basis: Basis
  /// Whether it was published late.
  public var late: Bool
  /// The hash of its manifest.
  public var hash: ContentHash
  /// The ten stories in order.
  public var stories: [Story]
  /// What turned out otherwise since, oldest first.
  public var corrections: [Correction]

  /// A story as the site serves it.
  public struct Story: Hashable, Sendable, Decodable {
    /// Its number in the edition.
    public var number: Int
    /// The title of the story.
    public var title: String
    /// The page behind it; nil for a text post.
    public var url: String?
    /// The name of the site.
    public var site: String
    /// The author as the page names it.
    public var author: String?
    /// When the page was published, as the page says.
    public var published: String?
    /// The language of the article.
    public var language: String?
    /// The direction of its text.
    public var direction: TextDirection?
    /// Nil where the source counts none, as feeds do.
    public var points: Int?
    /// Comments at the cut-off; nil if nobody counts them.
    public var comments: Int?
    /// Where people discuss it.
    public var discussion: String
    /// Minutes that reading takes.
    public var readingMinutes: Int
    /// The first sentence for lists.
    public var standfirst: String?
    /// Why it was chosen.
    public var reason: String
    /// Comments quoted whole.
    public var quotes: [Quote]
    /// What reading the page gave.
    public var receipt: Receipt
    /// Nil where there is nothing to read here, or no longer.
    public var article: Article?

    /// A comment quoted whole.
    public struct Quote: Hashable, Sendable, Decodable {
      /// Who wrote it.
      public var by: String
      /// The permanent link of the comment.
      public var url: String
      /// 0 on the story itself, 1 on such a comment.
      public var depth: Int
      /// The words of the comment.
      public var text: String
    }

    /// What reading a page gave, and why.
    public struct Receipt: Hashable, Sendable, Decodable {
      /// How much of the page is there.
      public var kind: ArticleModel.Receipt.Kind
      /// The reason, in one clause.
      public var why: String
    }

    /// The article with its stored images.
    public struct Article: Hashable, Sendable, Decodable {
      /// The blocks in order.
      public var blocks: [Block]
      /// The notes beside the text.
      public var footnotes: [Footnote]?
      /// The images that the site stores.
      public var images: [StoredImage]
    }
  }

  /// A later record beside the edition.
  public struct Correction: Hashable, Sendable, Decodable {
    /// When it was recorded.
    public var date: Timestamp
    /// `retitled`, `edited`, `dead` and others; newer servers may know more.
    public var kind: String?
    /// The number of the story; nil for the whole edition.
    public var story: Int?
    /// What turned out, in one sentence.
    public var text: String
  }

  /// - Throws: `DecodingError` where the bytes are no edition.
  public init(reading bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(EditionDocument.self, from: Data(bytes))
  }

  /// Those of all its articles.
  public var images: [StoredImage] { stories.flatMap { $0.article?.images ?? [] } }
}

/// The list of editions, `/editions.json`.
struct EditionIndexDocument: Decodable {
  private struct Entry: Decodable { var key: EditionKey }
  private var editions: [Entry]

  init(reading bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(EditionIndexDocument.self, from: Data(bytes))
  }

  var keys: [EditionKey] { editions.map(\.key) }
}
