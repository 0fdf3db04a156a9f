public import EditionModel
import Selection
public import Storage
public import StorySources

/// Looks at a source between editions and keeps what it saw, so that a choice knows how stories rose.
public struct Recorder: Sendable {
  private let history: History

  /// Seconds for which a story that fell off the list is asked for: killed stories leave it, too.
  static let memory: Int64 = 86_400
  /// A story that was listed so lately is asked for at the next look, an older one once an hour.
  static let fresh: Int64 = 1800
  static let rest: Int64 = 3600

  public init(history: History) { self.history = history }

  /// What a look brought.
  public struct Look: Sendable, Hashable {
    /// Stories that the source told of.
    public var stories: Int
    /// Stories that it listed and did not answer for.
    public var unanswered: Int
  }

  /// Looks once and keeps it.
  ///
  /// - Throws: ``SourceFailure`` where the source gave nothing that is a look, ``StoreError`` or the database's own
  ///   error where it could not be kept; nothing is kept then.
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

  /// Thins what has aged.
  public func thin(now: Timestamp) async throws { try await history.thin(now: now) }
}
