public import Selection

/// What is known of a source without asking it: its names, its addresses, and how its answers are read.
public protocol SourceProfile: Sendable {
  /// Part of every candidate's id. It never changes once editions were made.
  var id: String { get }

  /// The name for people: `Hacker News`.
  var name: String { get }

  /// The name on pages, with the number if it is several: `Hacker News`, `3 feeds`.
  var fullName: String { get }

  /// Whether the sample edition may be shown until the first one. It looks like an edition of Hacker News.
  var hasSample: Bool { get }

  /// What `tenhn doctor` asks for to see whether the source answers.
  var probes: [SourceProbe] { get }

  /// The site of a text that is at the source itself: `news.ycombinator.com`.
  var site: String { get }

  /// Whether people vote and comment there. If not, an edition names no points.
  var countsVotes: Bool { get }

  /// Whether its lists change by the minute, so that looking at them between editions shows how stories rise.
  var isWorthWatching: Bool { get }

  /// What receipts say about a story whose text is at the source itself.
  var ownText: OwnTextWords { get }

  /// The address where people read the discussion, or the story's own page if there is no discussion.
  func discussionURL(of candidate: Candidate) -> String

  /// The ids of the stories and comments whose words an answer of the source carries. Empty for any other answer.
  func nativeIDs(in answer: SourceAnswer) -> Set<String>

  /// The id that ``nativeIDs(in:)`` gives for a quoted comment, or nil if the source has no answers for single comments.
  ///
  /// - Parameter url: the comment's address for people (``SourceComment/url``).
  func nativeID(ofCommentAt url: String) -> String?

  /// Removes the words of some stories from an answer that carries others too.
  ///
  /// - Returns: an answer from which the source reads the other stories as before: a list or a feed without any if there are
  ///   none. Nil for an answer about a single story or comment, of which nothing is left.
  func removing(_ nativeIDs: Set<String>, from answer: SourceAnswer) -> SourceAnswer?
}

/// An address that shows whether a source answers.
public struct SourceProbe: Sendable, Hashable {
  /// The name for people.
  public var name: String
  /// What is asked for.
  public var url: String
  /// Whether the answer is a feed document. Otherwise it is JSON.
  public var isFeed: Bool

  /// Creates a probe.
  public init(name: String, url: String, isFeed: Bool) {
    self.name = name
    self.url = url
    self.isFeed = isFeed
  }
}

/// What receipts say about a text at the source itself.
public struct OwnTextWords: Sendable, Hashable {
  /// The receipt's source: `hacker-news`.
  public var receiptSource: String
  /// One clause: why there is the whole text.
  public var whyFull: String
  /// One clause: why there is no text.
  public var whyEmpty: String

  /// Gives the words.
  public init(receiptSource: String, whyFull: String, whyEmpty: String) {
    self.receiptSource = receiptSource
    self.whyFull = whyFull
    self.whyEmpty = whyEmpty
  }
}
