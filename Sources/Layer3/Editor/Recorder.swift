public import EditionModel
import Selection
public import Storage
public import StorySources

/// Looks at a source between editions and keeps what it saw, so that a choice knows how stories have risen.
public struct Recorder: Sendable {
  private let history: History

  /// Seconds for which a story that left the list is asked for: killed stories leave it too.
  static let memory: Int64 = 86_400
  /// A story that left the list within these seconds is asked for at the next look, an older one once an hour.
  static let fresh: Int64 = 1800
  static let rest: Int64 = 3600

  /// Prepares to record.
  public init(history: History) { self.history = history }

  /// The numbers of a look.
  public struct Look: Sendable, Hashable {
    /// Stories that the source described.
    public var stories: Int
    /// Stories that it listed but did not answer for.
    public var unanswered: Int
  }

  /// Takes a look and keeps it.
  ///
  /// - Throws: ``SourceFailure`` if the source gave too little for a look, ``StoreError`` if it could not be kept. Nothing is
  ///   kept then.
  public func look(at source: any StorySource, now: Timestamp) async throws -> Look {
    let fallen = try await history.unseen(listedSince: now + -Self.fresh, notAskedSince: now, source: source.id)
    let older = try await history.unseen(
      listedSince: now + -Self.memory, notAskedSince: now + -Self.rest, source: source.id)
    let known = Set(fallen)
    let look = try await source.watch(fallen + older.filter { !known.contains($0) }, at: now)
    // The source listed stories and described no one of them: that isn't a look.
    guard !look.stories.isEmpty else {
      throw SourceFailure(source: source.id, message: "\(source.name) describes no story")
    }
    let places = look.places
    try await history.record(
      RecordedLook(
        source: source.id, time: look.time,
        sightings: look.stories.map { story in
          .init(
            candidate: story.candidate, rank: places[story.candidate.id] ?? story.candidate.history.last?.rank,
            points: story.counts.points, comments: story.counts.comments)
        },
        unanswered: Dictionary(
          look.failed.compactMap { id in places[id].map { (id, $0) } }, uniquingKeysWith: { first, _ in first }),
        gone: look.missing))
    return Look(stories: look.stories.count, unanswered: look.failed.count)
  }

  /// Thins old samples.
  public func thin(now: Timestamp) async throws { try await history.thin(now: now) }
}
