public import EditionModel

/// A story as its source names it: two sources may use the same number for different stories.
public struct CandidateID: Hashable, Comparable, Sendable, Codable {
  /// The source, such as `hn`.
  public var source: String
  /// The source's own name for the story; Hacker News' item number in decimal digits.
  public var nativeID: String

  /// Names a story of a source.
  public init(source: String, nativeID: String) {
    self.source = source
    self.nativeID = nativeID
  }

  /// By source, then by number where both are numbers, so that the order is the order of posting.
  public static func < (a: CandidateID, b: CandidateID) -> Bool {
    if a.source != b.source { return a.source < b.source }
    if let x = Int64(a.nativeID), let y = Int64(b.nativeID), x != y { return x < y }
    return a.nativeID < b.nativeID
  }
}

/// What was seen of a story at one moment.
public struct Observation: Hashable, Sendable, Codable {
  /// When it was looked at.
  @UnixSeconds public var time: Timestamp
  /// Place in the source's list, 1 first; nil when the story was looked at but stood in no list.
  public var rank: Int?
  /// Points at that moment.
  public var points: Int
  /// Comments at that moment.
  public var comments: Int

  /// Creates an observation.
  public init(time: Timestamp, rank: Int?, points: Int, comments: Int) {
    self.time = time
    self.rank = rank
    self.points = points
    self.comments = comments
  }
}

/// A story seen at a source before a cut-off, with the history of its points, comments and rank.
///
/// The history may be that of a recorder (an observation every few minutes) or a single observation;
/// the selection uses what is there, and its reasons speak only of that.
public struct Candidate: Hashable, Sendable, Codable {
  /// What the source says it is. Only a `story` is ever chosen; Ask, Show and Tell HN are stories.
  public enum Kind: String, Sendable, Codable {
    case story, job, poll, comment, other
  }

  /// Whether the source still carries it. What was taken down before the cut-off is never chosen.
  public enum Standing: String, Sendable, Codable {
    /// Visible at the last look.
    case live
    /// Killed by moderators or flags (`dead` in Hacker News' API).
    case dead
    /// Deleted by its author (`deleted`), or an item that the source no longer gives.
    case deleted
  }

  /// The source and its own name for the story.
  public var id: CandidateID
  /// What the source says it is.
  public var kind: Kind
  /// Whether the source still lists it.
  public var standing: Standing
  /// The title as last seen.
  public var title: String
  /// Titles that it had before, oldest first; sources edit titles.
  public var formerTitles: [String]
  /// The page that it points to, as last seen; nil for a text post.
  public var url: String?
  /// The submitter's name at the source.
  public var author: String?
  /// Where people discuss it, where the source says so and it doesn't follow from the id.
  public var discussion: String?
  /// When it was posted.
  @UnixSeconds public var posted: Timestamp
  /// In order of time. Observations after a cut-off are ignored by a choice at that cut-off.
  public var history: [Observation]

  /// Creates a candidate.
  public init(
    id: CandidateID, kind: Kind = .story, standing: Standing = .live, title: String, formerTitles: [String] = [],
    url: String? = nil, author: String? = nil, discussion: String? = nil, posted: Timestamp, history: [Observation]
  ) {
    self.id = id
    self.kind = kind
    self.standing = standing
    self.title = title
    self.formerTitles = formerTitles
    self.url = url
    self.author = author
    self.discussion = discussion
    self.posted = posted
    self.history = history
  }
}
