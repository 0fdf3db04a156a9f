public import ArticleModel

/// What people said about a story at its source, as of sealing.
public struct Conversation: Hashable, Sendable, Codable {
  /// Comments quoted whole. Empty in editions with a ``thread``, which names the quoted comments itself.
  public var quotes: [Quote]
  /// The submitter's own words beside a link. Nil if there are none, and in editions from before they were kept.
  public var note: [Block]?
  /// Where the kept discussion is. Nil if no comment was kept, and in editions from before discussions were kept.
  public var thread: SealedDiscussion?

  /// Makes a conversation.
  public init(quotes: [Quote] = [], note: [Block]? = nil, thread: SealedDiscussion? = nil) {
    self.quotes = quotes
    self.note = note
    self.thread = thread
  }
}

/// A comment, quoted whole.
public struct Quote: Hashable, Sendable, Codable {
  /// The commenter's name at the source.
  public var by: String
  /// The comment's permalink.
  public var url: String
  /// 0 for a comment on the story, 1 for a reply to one, and so on.
  public var depth: Int
  /// The comment as blocks.
  public var content: [Block]

  /// Makes a quote.
  public init(by: String, url: String, depth: Int, content: [Block]) {
    self.by = by
    self.url = url
    self.depth = depth
    self.content = content
  }

  /// The comment as plain text, a blank line between paragraphs.
  public var text: String { content.map(\.plainText).joined(separator: "\n\n") }
}
