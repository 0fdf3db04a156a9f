public import EditionModel
public import Editor
import Storage

/// Which published stories are looked at again, and when, as a pure function.
public struct RevisitPlanner: Sendable {
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  /// Seconds after the story was read. An hour past the day and the week: at the hour itself the next edition is in the making.
  static let rounds = [day + hour, 7 * day + hour]
  /// A round that was missed for longer than this is not made up for.
  static let horizon = 14 * day
  /// After a look that led nowhere, seconds until the next: three make a page gone, four one that can't be reached.
  static let retries = [hour, day, 2 * day]
  /// Seconds after a link was called dead at which it is tried again, and then no more.
  static let recoveries = [day, 7 * day, 30 * day]
  /// How many are looked at in one turn, and the seconds between two turns.
  public static let turn = 10
  /// Seconds between two turns.
  public static let pause: Int64 = 60

  /// Creates a planner.
  public init() {}

  /// What to do now.
  public enum Decision: Sendable {
    /// To be looked at now.
    case look([WatchedStory])
    /// Nothing is due before this instant.
    case wait(until: Timestamp)
  }

  /// Chooses the stories to look at now, or says when the next one is due.
  public func decide(_ stories: [WatchedStory], now: Timestamp) -> Decision {
    let dues = stories.map { due($0) }
    let ready = zip(stories, dues).filter { $1.map { $0 <= now } ?? false }.map(\.0)
      // Rounds end at the horizon; what is known to be down is followed for as long as its own table says.
      .filter { $0.downSince != nil || now - $0.published <= Self.horizon }
    guard ready.isEmpty else { return .look(Array(ready.prefix(Self.turn))) }
    // An hour at the longest: new editions come, and clocks change.
    let next = dues.compactMap(\.self).filter { $0 > now }.min() ?? now + Self.hour
    return .wait(until: min(next, now + Self.hour))
  }

  /// When a story is due next; nil where it is followed no more.
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
