public import ArticleModel
public import EditionModel

import FoundationEssentials

/// An edition as `/editions/KEY.json` tells it: what a native reader shows.
///
/// Keys that it does not know are passed over, so that a newer server serves an older app; blocks that it does not
/// know stay as ``Block/unknown(_:)``.
public struct EditionDocument: Hashable, Sendable, Decodable {
  public var key: EditionKey
  public var publication: String
  /// `Evening edition`.
  public var name: String?
  public var cutoff: Timestamp
  public var published: Timestamp
  public var timeZone: String
  public var basis: Basis
  public var late: Bool
  public var hash: ContentHash
  public var stories: [Story]
  public var corrections: [Correction]

  public struct Story: Hashable, Sendable, Decodable {
    public var number: Int
    public var title: String
    public var url: String?
    public var site: String
    public var author: String?
    public var published: String?
    public var language: String?
    public var direction: TextDirection?
    /// Nil where the source counts none, as feeds do.
    public var points: Int?
    public var comments: Int?
    public var discussion: String
    public var readingMinutes: Int
    public var standfirst: String?
    public var reason: String
    public var quotes: [Quote]
    public var receipt: Receipt
    /// Nil where there is nothing to read here, or no longer.
    public var article: Article?

    public struct Quote: Hashable, Sendable, Decodable {
      public var by: String
      public var url: String
      public var depth: Int
      public var text: String
    }

    public struct Receipt: Hashable, Sendable, Decodable {
      public var kind: ArticleModel.Receipt.Kind
      public var why: String
    }

    public struct Article: Hashable, Sendable, Decodable {
      public var blocks: [Block]
      public var footnotes: [Footnote]?
      public var images: [StoredImage]
    }
  }

  /// A later record beside the edition.
  public struct Correction: Hashable, Sendable, Decodable {
    public var date: Timestamp
    /// `retitled`, `edited`, `dead` and others; newer servers may know more.
    public var kind: String?
    public var story: Int?
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
