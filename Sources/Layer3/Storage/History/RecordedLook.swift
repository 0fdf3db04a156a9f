public import EditionModel
public import Selection

/// One look at one source, as the history keeps it.
public struct RecordedLook: Sendable {
  /// A story that the source described.
  public struct Sighting: Sendable {
    /// The story as the source describes it. Its own history is not read.
    public var candidate: Candidate
    /// The place in the source's list, 1 first; nil for a story that isn't listed.
    public var rank: Int?
    /// The points; nil if the source gave none.
    public var points: Int?
    /// The number of comments; nil if the source gave none.
    public var comments: Int?

    /// Describes a sighting.
    public init(candidate: Candidate, rank: Int?, points: Int?, comments: Int?) {
      self.candidate = candidate
      self.rank = rank
      self.points = points
      self.comments = comments
    }
  }

  /// The id of the source.
  public var source: String
  /// When the look was taken.
  public var time: Timestamp
  /// The stories that the source described.
  public var sightings: [Sighting]
  /// Listed stories, with their places, for which the source did not answer this time.
  public var unanswered: [CandidateID: Int]
  /// Stories that were asked for and that the source no longer has.
  public var gone: [CandidateID]

  /// Describes a look.
  public init(
    source: String, time: Timestamp, sightings: [Sighting], unanswered: [CandidateID: Int] = [:],
    gone: [CandidateID] = []
  ) {
    self.source = source
    self.time = time
    self.sightings = sightings
    self.unanswered = unanswered
    self.gone = gone
  }
}
