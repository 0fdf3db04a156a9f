/// A link or a text as its source lists it.
public struct Submission: Hashable, Sendable, Codable {
  /// The source's own id, such as `48008640`.
  public var id: String
  /// The title as the source has it.
  public var title: String
  /// The address that the source links to; nil if the text is at the source itself (Ask HN).
  public var url: String?
  /// The address of the discussion at the source.
  public var discussion: String
  /// Points at the cut-off; nil if the source doesn't count them, as feeds don't.
  public var points: Int?
  /// Comments at the cut-off; nil if the source doesn't count them.
  public var comments: Int?

  /// Makes a submission.
  public init(
    id: String, title: String, url: String?, discussion: String, points: Int? = nil, comments: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.discussion = discussion
    self.points = points
    self.comments = comments
  }
}

/// Something that was submitted to a source: a story, a reserve, an entry of a week.
public protocol Submitted {
  /// What the source lists.
  var submission: Submission { get }
}

extension Submitted {
  /// The source's own id: ``Submission/id``.
  public var id: String { submission.id }
  /// The title as the source has it: ``Submission/title``.
  public var title: String { submission.title }
  /// The address that the source links to: ``Submission/url``.
  public var url: String? { submission.url }
  /// The address of the discussion at the source: ``Submission/discussion``.
  public var discussion: String { submission.discussion }
  /// Points at the cut-off: ``Submission/points``.
  public var points: Int? { submission.points }
  /// Comments at the cut-off: ``Submission/comments``.
  public var comments: Int? { submission.comments }
}
