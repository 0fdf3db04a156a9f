public import ArticleModel
public import EditionModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An edition as `/editions/KEY.json` gives it: what a native reader shows.
///
/// Unknown keys are skipped, so a newer server serves an older app. Unknown blocks stay as ``Block/unknown(_:)``.
public struct EditionDocument: Hashable, Sendable, Decodable {
  /// The name of the edition within its publication.
  public var key: EditionKey
  /// The publication's id.
  public var publication: String
  /// The name for people, such as `Evening edition`.
  public var name: String?
  /// When the edition was decided.
  public var cutoff: Timestamp
  /// When it was sealed.
  public var published: Timestamp
  /// The IANA zone of the publication.
  public var timeZone: String
  /// What the choice rests on.
  public var basis: Basis
  /// Whether it was sealed late.
  public var late: Bool
  /// The hash of what was sealed.
  public var hash: ContentHash
  /// The stories, in the order shown.
  public var stories: [Story]
  /// The next ten; nil from servers that don't send them.
  public var reserves: [Reserve]?
  /// Picks that could not be read; nil from servers that don't send them.
  public var unreadable: [Unreadable]?
  /// Later records beside the edition.
  public var corrections: [Correction]

  /// One of the next ten.
  public struct Reserve: Hashable, Sendable, Decodable {
    /// The story, if it was read and sealed with the edition.
    public var story: Story?
  }

  /// A pick that could not be read.
  public struct Unreadable: Hashable, Sendable, Decodable {
    /// The title as the source had it.
    public var title: String
    /// The address that the source links to.
    public var url: String?
    /// The address of the discussion at the source.
    public var discussion: String
    /// Why it could not be read, as one clause.
    public var why: String
  }

  /// One story of the edition.
  public struct Story: Hashable, Sendable, Decodable {
    /// The place in the edition, from 1.
    public var number: Int
    /// The title as the source had it.
    public var title: String
    /// The address that the source links to; nil for a text at the source itself.
    public var url: String?
    /// The site for people.
    public var site: String
    /// The article's authors.
    public var author: String?
    /// When the article was published: RFC 3339, or a date alone.
    public var published: String?
    /// The language, as a BCP 47 tag.
    public var language: String?
    /// The base direction of the text.
    public var direction: TextDirection?
    /// Points at the cut-off; nil if the source doesn't count them.
    public var points: Int?
    /// Comments at the cut-off; nil if the source doesn't count them.
    public var comments: Int?
    /// The address of the discussion at the source.
    public var discussion: String
    /// Minutes to read it; 0 if there is nothing to read here.
    public var readingMinutes: Int
    /// One or two sentences under the title.
    public var standfirst: String?
    /// Sentences of the article that say what it is about; nil if ``standfirst`` says it.
    public var brief: Brief?
    /// Why it was chosen.
    public var reason: String
    /// Comments quoted whole.
    public var quotes: [Quote]
    /// The submitter's own words; nil if there are none.
    public var note: Note?
    /// The kept comments in order; nil from servers that don't send them.
    public var thread: [ThreadComment]?
    /// How much of the article there is, and why.
    public var receipt: Receipt
    /// The article; nil if there is nothing to read here, or no longer.
    public var article: Article?

    /// What stands under the title: the page's own description, or else the brief.
    var line: String? { standfirst ?? brief?.text }

    /// Sentences of the article, and who chose them.
    public struct Brief: Hashable, Sendable, Decodable {
      /// The sentences, in order.
      public var sentences: [Sentence]
      /// `rule` or `engine`.
      public var chosenBy: String
      /// The model, if an engine chose.
      public var model: String?
      /// The person who answers for what the model chose.
      public var responsible: String?

      /// One sentence.
      public struct Sentence: Hashable, Sendable, Decodable {
        /// As it is shown.
        public var text: String
        /// What was left out of it; nil from servers that don't say.
        public var cuts: [Cut]?
      }

      /// A part that was left out, as offsets in the text of its block.
      public struct Cut: Hashable, Sendable, Decodable {
        /// Where it begins.
        public var start: Int
        /// Where it ends.
        public var end: Int
      }

      var text: String? { sentences.isEmpty ? nil : sentences.map(\.text).joined(separator: " ") }
    }

    /// A comment, quoted whole.
    public struct Quote: Hashable, Sendable, Decodable {
      /// The commenter's name.
      public var by: String
      /// The comment's permalink.
      public var url: String
      /// 0 for a comment on the story, 1 for a reply to one, and so on.
      public var depth: Int
      /// The comment as plain text.
      public var text: String
    }

    /// The submitter's own words beside a link.
    public struct Note: Hashable, Sendable, Decodable {
      /// The words as plain text.
      public var text: String
    }

    /// A comment of the discussion.
    public struct ThreadComment: Hashable, Sendable, Decodable {
      /// The source's own id: a text or a number.
      public var id: Name
      /// The commenter's name.
      public var by: String
      /// When it was written: RFC 3339.
      public var at: String?
      /// 0 for a comment on the story.
      public var depth: Int
      /// The comment as plain text.
      public var text: String
      /// The comment's permalink.
      public var url: String
      /// Why it was kept.
      public var why: String?

      /// An id that servers write as a text or as a number.
      public struct Name: Hashable, Sendable, Decodable {
        /// The id as text.
        public var text: String

        /// Reads a text or a number.
        public init(from decoder: any Decoder) throws {
          let value = try decoder.singleValueContainer()
          text = try (try? value.decode(String.self)) ?? String(value.decode(Int.self))
        }
      }
    }

    /// How much of the article there is, and why.
    public struct Receipt: Hashable, Sendable, Decodable {
      /// How much of the article there is.
      public var kind: ArticleModel.Receipt.Kind
      /// Why, as one clause.
      public var why: String
    }

    /// An article as blocks.
    public struct Article: Hashable, Sendable, Decodable {
      /// The text, block by block.
      public var blocks: [Block]
      /// The notes; nil from servers that don't send them.
      public var footnotes: [Footnote]?
      /// The stored images.
      public var images: [StoredImage]
    }
  }

  /// A later record beside the edition.
  public struct Correction: Hashable, Sendable, Decodable {
    /// When it was found out.
    public var date: Timestamp
    /// What happened: `retitled`, `edited`, `dead` and others. Newer servers may send more.
    public var kind: String?
    /// The story's number; nil if the whole edition is meant.
    public var story: Int?
    /// One sentence for readers.
    public var text: String
  }

  /// Reads the JSON of an edition.
  ///
  /// - Throws: `DecodingError` for anything but an edition.
  public init(reading bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(EditionDocument.self, from: Data(bytes))
  }

  /// Reads the JSON of an edition from a site of any version.
  ///
  /// - Throws: ``Trouble`` that says whether the site is too new or too old for the app, or failing.
  init(checking bytes: [UInt8]) throws(Trouble) {
    struct Version: Decodable { var schema: Int }
    let version = try? JSONDecoder().decode(Version.self, from: Data(bytes))
    if let version, version.schema > EditionDocument.knownSchema { throw .siteTooNew }
    do {
      try self.init(reading: bytes)
    } catch DecodingError.keyNotFound {
      throw .siteTooOld
    } catch {
      throw .failing
    }
  }

  /// The version of the shape that this app knows. A later one has changed what keys mean.
  static let knownSchema = 1

  /// The images of all articles.
  public var images: [StoredImage] { stories.flatMap { $0.article?.images ?? [] } }
}
