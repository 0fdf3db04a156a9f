public import EditionModel
public import Selection

/// A story with what only its source knows about it.
public struct SourceStory: Sendable {
  /// The story in the selection's terms, with the one observation of the look.
  public var candidate: Candidate
  /// The numbers that the source gave. The observation has 0 for a number that it didn't give.
  public var counts: SourceCounts
  /// The text of a post without a page (Ask HN), in the source's markup.
  public var markup: String?
  /// The ids of the comments, in the source's order.
  public var commentIDs: [String]

  /// Describes a story.
  ///
  /// - Parameter counts: nil for a source that always gives the numbers: those of the observation.
  public init(candidate: Candidate, counts: SourceCounts? = nil, markup: String? = nil, commentIDs: [String] = []) {
    self.candidate = candidate
    let seen = candidate.history.last
    self.counts = counts ?? SourceCounts(points: seen?.points, comments: seen?.comments)
    self.markup = markup
    self.commentIDs = commentIDs
  }
}

/// The numbers of a story as its source gave them; nil for those it didn't give.
public struct SourceCounts: Sendable, Hashable {
  /// The points.
  public var points: Int?
  /// The number of comments.
  public var comments: Int?

  /// Gives the numbers.
  public init(points: Int? = nil, comments: Int? = nil) {
    self.points = points
    self.comments = comments
  }
}

/// A comment as its source gave it.
public struct SourceComment: Sendable, Hashable {
  /// The source's own id.
  public var id: String
  /// The name of its author.
  public var by: String
  /// When it was written.
  public var time: Timestamp
  /// 0 for a comment on the story, 1 for a reply to one, and so on.
  public var depth: Int
  /// Its address for people.
  public var url: String
  /// Its text in the source's markup. Hostile until it is parsed.
  public var markup: String

  /// Describes a comment.
  public init(id: String, by: String, time: Timestamp, depth: Int, url: String, markup: String) {
    self.id = id
    self.by = by
    self.time = time
    self.depth = depth
    self.url = url
    self.markup = markup
  }
}
