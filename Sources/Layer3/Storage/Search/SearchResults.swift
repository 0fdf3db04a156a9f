public import EditionModel
public import TextSearch

/// A story that a search found.
public struct SearchHit: Hashable, Sendable {
  /// The edition of the story.
  public var key: EditionKey
  /// The story's number in the edition.
  public var number: Int
  /// The edition's cut-off.
  public var cutoff: Timestamp
  /// The title, with the matches marked.
  public var title: Snippet
  /// The story's site, as pages show it.
  public var site: String
  /// The author, if the page names one.
  public var author: String?
  /// A piece of the text, with the matches marked. Nil without a text: a card without a description, or a withdrawn story.
  public var text: Snippet?
  /// The comment that matches, if comments were searched.
  public var comment: Comment?

  /// A kept comment.
  public struct Comment: Hashable, Sendable {
    /// The source's own id.
    public var id: String
    /// The commenter's name.
    public var by: String
  }
}

/// A page of search results: the best first, or the newest first if there are too many to rank.
public struct SearchResults: Hashable, Sendable {
  /// The most results that a search gives, and ranks.
  public static let cap = 1_000

  /// The results on this page.
  public var hits: [SearchHit]
  /// The number of results on all pages.
  public var total: Int
  /// Whether there are more than ``total``. The newest come first then.
  public var isCapped: Bool
  /// The beginning of the next page; nil on the last.
  public var next: SearchPosition?
}

/// A place in a list of results. It keeps its meaning when new editions come.
public struct SearchPosition: Hashable, Sendable {
  /// The newest story when the list began. Newer ones are not in the list.
  public var newest: Int64
  /// How many results come before.
  public var offset: Int

  /// Names a place.
  public init(newest: Int64, offset: Int) {
    self.newest = newest
    self.offset = offset
  }
}
