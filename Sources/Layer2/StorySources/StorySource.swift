public import EditionModel
public import Selection

/// Where stories come from, whoever runs it: Hacker News first, feeds second.
///
/// A source answers in the selection's terms. It keeps no history; what was seen at one moment is a ``SourceLook``.
public protocol StorySource: Sendable {
  /// Stands in every candidate's id; never changes once editions were made.
  var id: String { get }

  /// What people call it: `Hacker News`.
  var name: String { get }

  /// The site of a text that stands at the source itself: `news.ycombinator.com`.
  var site: String { get }

  /// Whether its stories have points and comments that people give; where not, an edition names none.
  var countsVotes: Bool { get }

  /// What the source shows now: every story of its lists with points, comments and rank.
  /// - Parameter time: of the observation; the edition's cut-off where an archive answers.
  func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook

  /// A look for the record, repeated every few minutes: less than ``look(at:)``, and never a poor answer posing as a look.
  /// - Parameters:
  ///   - fallen: stories that earlier looks had; those that are listed no more are asked for by number, as far as the source's manners allow.
  ///   - time: of the observation.
  func watch(_ fallen: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook

  /// The stories posted in a past span that nobody watched, with the numbers of now; none from a source that can't be asked by time.
  func past(postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp)
    async throws(SourceFailure) -> [SourceStory]

  /// One story again, with its text and the ids of its comments; nil where the source doesn't give it.
  func story(_ nativeID: String, at time: Timestamp) async -> SourceStory?

  /// Stories that an edition carried, asked for again days later: how the source titles them now, and which it took down.
  ///
  /// - Throws: ``SourceFailure`` where it answered for none of them; what is neither told nor missing it can't be asked about.
  func again(_ ids: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook

  /// The first comments on a story in the source's order, each reply behind its parent; those that were deleted or flagged are left out.
  func comments(on story: SourceStory) async -> [SourceComment]

  /// Where people read the discussion; the story's own page where there is none.
  func discussionURL(of candidate: Candidate) -> String
}

extension StorySource {
  public var countsVotes: Bool { true }

  /// Without a list that is cheaper to watch.
  public func watch(_ fallen: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    try await look(at: time)
  }

  /// What still stands in the lists of a source that can't be asked by number.
  public func again(_ ids: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    let wanted = Set(ids)
    let look = try await look(at: time)
    return SourceLook(time: time, stories: look.stories.filter { wanted.contains($0.candidate.id) })
  }

  /// Most sources show only their present.
  public func past(
    postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp
  ) async throws(SourceFailure) -> [SourceStory] { [] }
}

/// What a source showed at one moment.
public struct SourceLook: Sendable {
  public var time: Timestamp
  /// Of every kind and standing, in the source's order; the selection takes what can be chosen.
  public var stories: [SourceStory]
  /// Listed, but the source gives nothing for them: null items, and deleted ones without even a title.
  public var missing: [CandidateID]
  /// Listed, but they could not be asked for.
  public var failed: [CandidateID]
  /// Where each stands in the source's list, 1 first, the missing and the failed among them.
  public var places: [CandidateID: Int] = [:]

  public var candidates: [Candidate] { stories.map(\.candidate) }

  public init(
    time: Timestamp, stories: [SourceStory] = [], missing: [CandidateID] = [], failed: [CandidateID] = [],
    places: [CandidateID: Int] = [:]
  ) {
    self.time = time
    self.stories = stories
    self.missing = missing
    self.failed = failed
    self.places = places
  }
}

/// A story with what only its source knows of it.
public struct SourceStory: Sendable {
  /// With the one observation of the look.
  public var candidate: Candidate
  /// What the source really told: a missing number is none, where the observation has 0.
  public var told: Told
  /// The text of a post without a page (Ask HN), in the source's markup.
  public var markup: String?
  /// The comments on it, in the source's order.
  public var commentIDs: [String]

  /// - Parameter told: the observation's own numbers where the source always tells them.
  public init(candidate: Candidate, told: Told? = nil, markup: String? = nil, commentIDs: [String] = []) {
    self.candidate = candidate
    let seen = candidate.history.last
    self.told = told ?? Told(points: seen?.points, comments: seen?.comments)
    self.markup = markup
    self.commentIDs = commentIDs
  }
}

/// The numbers of a story as a source told them; nil where it did not.
public struct Told: Sendable, Hashable {
  public var points: Int?
  public var comments: Int?

  public init(points: Int? = nil, comments: Int? = nil) {
    self.points = points
    self.comments = comments
  }
}

/// A comment as the source gave it.
public struct SourceComment: Sendable, Hashable {
  public var id: String
  public var by: String
  public var time: Timestamp
  /// 0 on the story itself, 1 on such a comment.
  public var depth: Int
  /// Where it stands.
  public var url: String
  /// Its text in the source's markup; hostile until it is parsed.
  public var markup: String

  public init(id: String, by: String, time: Timestamp, depth: Int, url: String, markup: String) {
    self.id = id
    self.by = by
    self.time = time
    self.depth = depth
    self.url = url
    self.markup = markup
  }
}

/// A source that could not be asked at all.
public struct SourceFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public var source: String
  /// One clause for a person.
  public var message: String
  public var description: String { message }

  public init(source: String, message: String) {
    self.source = source
    self.message = message
  }
}
