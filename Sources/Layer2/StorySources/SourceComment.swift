public import EditionModel

/// A comment as its source gave it.
public struct SourceComment: Sendable, Hashable {
  /// The source's own id.
  public var id: String
  /// The name of its author.
  public var by: String
  /// When it was written.
  public var time: Timestamp
  /// The id of the comment that it replies to; nil for a comment on the story.
  public var parent: String?
  /// Its address for people.
  public var url: String
  /// Its text in the source's markup. Hostile until it is parsed.
  public var markup: String

  /// Describes a comment.
  public init(id: String, by: String, time: Timestamp, parent: String? = nil, url: String, markup: String) {
    self.id = id
    self.by = by
    self.time = time
    self.parent = parent
    self.url = url
    self.markup = markup
  }
}
