public import EditionModel
public import Selection

/// What a source showed at one moment.
public struct SourceLook: Sendable {
  /// The time of the observation.
  public var time: Timestamp
  /// The stories, of every kind and state, in the source's order. The selection picks what can be chosen.
  public var stories: [SourceStory]
  /// Listed stories for which the source gives nothing: null items, and deleted ones without even a title.
  public var missing: [CandidateID]
  /// Listed stories that could not be asked for.
  public var failed: [CandidateID]
  /// The place of each in the source's list, 1 first, including the missing and the failed.
  public var places: [CandidateID: Int] = [:]

  /// The stories in the selection's terms.
  public var candidates: [Candidate] { stories.map(\.candidate) }

  /// Describes a look.
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

/// A source that could not be asked at all.
public struct SourceFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The id of the source.
  public var source: String
  /// One clause for a person.
  public var message: String
  /// Whether nobody was reached, so that this machine's own network may be the cause.
  public var madeNoConnection: Bool
  /// The message.
  public var description: String { message }

  /// Describes a failure.
  public init(source: String, message: String, madeNoConnection: Bool = false) {
    self.source = source
    self.message = message
    self.madeNoConnection = madeNoConnection
  }
}
