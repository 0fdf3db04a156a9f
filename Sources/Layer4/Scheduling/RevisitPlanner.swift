import EditionModel
import Editor
import Storage

/// Decides which published stories are looked at again, and when, as a pure function.
struct RevisitPlanner: Sendable {
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  /// Seconds after the story was read. An hour after the day and the week, because at the hour itself the next edition is made.
  static let rounds = [day + hour, 7 * day + hour]
  /// Seconds after which a missed round is not made up for.
  static let horizon = 14 * day
  /// Seconds until the next look, after looks that found no page. Three make a page gone, four make it unreachable.
  static let retries = [hour, day, 2 * day]
  /// Seconds after a link was called dead at which it is tried again. Then it is left alone.
  static let recoveries = [day, 7 * day, 30 * day]
  /// Maximum number of stories looked at in one turn.
  static let turn = 10
  /// Seconds between two turns.
  static let pause: Int64 = 60

  /// Creates a planner.
  init() {}

  /// What to do now.
  enum Decision: Sendable {
    /// Look at these now.
    case look([WatchedStory])
    /// Nothing is due before this instant.
    case wait(until: Timestamp)
  }

  /// Chooses the stories to look at now, or says when the next one is due.
  func decide(_ stories: [WatchedStory], now: Timestamp) -> Decision {
    let dues = stories.map { due($0) }
    let ready = zip(stories, dues).filter { $1.map { $0 <= now } ?? false }.map(\.0)
      // Rounds end at the horizon. A story that is known to be down is followed as its own table says.
      .filter { $0.downSince != nil || now - $0.published <= Self.horizon }
    guard ready.isEmpty else { return .look(Array(ready.prefix(Self.turn))) }
    // At most an hour, because new editions come and clocks change.
    let next = dues.compactMap(\.self).filter { $0 > now }.min() ?? now + Self.hour
    return .wait(until: min(next, now + Self.hour))
  }

  /// When a story is due next; nil for a story that is no longer followed.
  func due(_ story: WatchedStory) -> Timestamp? {
    guard !story.isWithdrawn else { return nil }
    let last = story.revisits.last?.time
    if let down = story.downSince {
      return Self.recoveries.map { down + $0 }.first { $0 > last ?? down }
    }
    if let last, case let failures = story.failures.count, (1...Self.retries.count).contains(failures) {
      return last + Self.retries[failures - 1]
    }
    return Self.rounds.map { story.published + $0 }.first { due in last.map { $0 < due } ?? true }
  }
}
