public import EditionModel

/// A story as its source names it: two sources may use the same number for different stories.
public struct CandidateID: Hashable, Comparable, Sendable, Codable {
  /// The source, such as `hn`.
  public var source: String
  /// The source's own id of the story. For Hacker News it is the item number.
  public var nativeID: String

  /// Names a story of a source.
  public init(source: String, nativeID: String) {
    self.source = source
    self.nativeID = nativeID
  }

  /// Compares by source, then by number if both are numbers: that is the order of posting.
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
  /// Place in the source's list, from 1. Nil if the story was looked at but wasn't in a list.
  public var rank: Int?
  /// Points at that moment.
  public var points: Int
  /// Comments at that moment.
  public var comments: Int

  /// The counts that a source may claim. What is beyond is taken as the nearest of them: sums of them never overflow.
  public static let counts = 0...100_000_000

  /// Creates an observation.
  public init(time: Timestamp, rank: Int?, points: Int, comments: Int) {
    self.time = time
    self.rank = rank.flatMap { Self.counts.contains($0) ? $0 : nil }
    self.points = min(max(points, Self.counts.lowerBound), Self.counts.upperBound)
    self.comments = min(max(comments, Self.counts.lowerBound), Self.counts.upperBound)
  }
}

/// A story seen at a source before a cut-off, with the history of its points, comments and rank.
///
/// The history may have an observation every few minutes, or only one. The selection uses what it has, and its reasons
/// mention nothing else.
public struct Candidate: Hashable, Sendable, Codable {
  /// The kind of an item, as the source has it. Only a `story` is chosen; Ask, Show and Tell HN are stories.
  public enum Kind: String, Sendable, Codable {
    case story, job, poll, comment, other
  }

  /// Whether the source still shows it. A story taken down before the cut-off is never chosen.
  public enum State: String, Sendable, Codable {
    /// Visible at the last look.
    case live
    /// Killed by moderators or flags (`dead` in Hacker News' API).
    case dead
    /// Deleted by its author (`deleted`), or no longer returned by the source.
    case deleted
  }

  /// The source and its own name for the story.
  public var id: CandidateID
  /// What the source says it is.
  public var kind: Kind
  /// Whether the source still lists it.
  public var state: State
  /// The title as last seen.
  public var title: String
  /// Earlier titles, oldest first. Sources edit titles.
  public var formerTitles: [String]
  /// The page that it links to, as last seen. Nil for a text post.
  public var url: String?
  /// The submitter's name at the source.
  public var author: String?
  /// The address of its discussion, if the source gives one that doesn't follow from the id.
  public var discussion: String?
  /// When it was posted.
  @UnixSeconds public var posted: Timestamp
  /// The observations, oldest first. A choice ignores those after its cut-off.
  public var history: [Observation]

  /// As archives have them.
  private enum CodingKeys: String, CodingKey {
    case id, kind
    case state = "standing"
    case title, formerTitles, url, author, discussion, posted, history
  }

  /// Creates a candidate.
  public init(
    id: CandidateID, kind: Kind = .story, state: State = .live, title: String, formerTitles: [String] = [],
    url: String? = nil, author: String? = nil, discussion: String? = nil, posted: Timestamp, history: [Observation]
  ) {
    self.id = id
    self.kind = kind
    self.state = state
    self.title = title
    self.formerTitles = formerTitles
    self.url = url
    self.author = author
    self.discussion = discussion
    self.posted = posted
    self.history = history
  }
}
