public import EditionModel
public import Selection

/// Where stories come from, whoever runs it: Hacker News, feeds.
///
/// Everything that is special about a source stays in its module. The other modules see:
/// - ``StorySource``: asks the source, over the network or an archive.
/// - ``SourceProfile``: what is known of the source without asking it: names, addresses, how its answers are read.
/// - ``SourceLook``, ``SourceStory``, ``SourceThread``, ``SourceComment``, ``SourceAnswer``, ``SourceFailure``: what it answers.
///
/// A source answers in the selection's terms and keeps no history.
public protocol StorySource: Sendable {
  /// What is known of the source without asking it.
  var profile: any SourceProfile { get }

  /// Asks what the source shows now: every story of its lists with points, comments and rank.
  ///
  /// - Parameter time: the time of the observation; the edition's cut-off if an archive answers.
  func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook

  /// Takes a look for the record, which is repeated every few minutes. It asks for less than ``look(at:)`` does.
  ///
  /// - Parameters:
  ///   - fallen: stories that earlier looks had. Those no longer listed are asked for by number, as far as the source's manners allow.
  ///   - time: the time of the observation.
  /// - Throws: ``SourceFailure``, also for an answer that is too poor to count as a look.
  func watch(_ fallen: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook

  /// Asks for the stories posted in a past span that nobody watched, with their present numbers.
  ///
  /// - Returns: nothing from a source that can't be asked by time.
  func stories(postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp)
    async throws(SourceFailure) -> [SourceStory]

  /// Asks for one story, with its text and the ids of its comments. Returns nil if the source doesn't give it.
  func story(_ nativeID: String, at time: Timestamp) async -> SourceStory?

  /// Asks again for stories that an edition carried days ago: their present titles, and which were taken down.
  ///
  /// A story that is neither among the answer's stories nor among its missing ones can't be asked about.
  ///
  /// - Throws: ``SourceFailure`` if the source answered for no story at all.
  func recheck(_ ids: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook

  /// Asks for the comments on a story, without deleted and flagged ones.
  ///
  /// What doesn't come within the budget is left out, and the thread says so. An archive of the answers gives the same thread.
  func thread(on story: SourceStory, within budget: ThreadBudget) async -> SourceThread
}

extension StorySource {
  /// The source's id, part of every candidate's id.
  public var id: String { profile.id }
  /// The source's name for people.
  public var name: String { profile.name }

  /// The default for sources without comments, such as feeds.
  public func thread(on story: SourceStory, within budget: ThreadBudget) async -> SourceThread { SourceThread() }

  /// The default for sources without a list that is cheaper to watch.
  public func watch(_ fallen: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    try await look(at: time)
  }

  /// The default for sources that can't be asked by number: the stories that are still listed.
  public func recheck(_ ids: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    let wanted = Set(ids)
    let look = try await look(at: time)
    return SourceLook(time: time, stories: look.stories.filter { wanted.contains($0.candidate.id) })
  }

  /// The default for sources that show only their present.
  public func stories(
    postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp
  ) async throws(SourceFailure) -> [SourceStory] { [] }
}
