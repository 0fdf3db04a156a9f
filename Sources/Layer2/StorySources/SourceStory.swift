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
  /// Gives the discussion within a budget; nil from a source that must be asked for it.
  public var discussion: (@Sendable (ThreadBudget) -> SourceThread)?

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
