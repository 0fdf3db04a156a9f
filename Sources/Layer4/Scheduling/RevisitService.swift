public import EditionModel
public import Editor
public import Logging
public import ServiceLifecycle

/// Looks at published stories again when they are due, until it is stopped: the thin shell around ``RevisitPlanner``.
///
/// Clock, sleep and the look itself are parameters.
public struct RevisitService: Service {
  let planner = RevisitPlanner()
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (_ until: Timestamp) async throws -> Void
  let followed: @Sendable (Timestamp) async throws -> [WatchedStory]
  let look: @Sendable ([WatchedStory], Timestamp) async throws -> Int
  let logger: Logger

  /// Seconds until the next attempt after a failed turn, doubled each time up to the maximum.
  static let minimumDelay: Int64 = 120
  static let maximumDelay: Int64 = 3600

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - followed: gives the stories that may be due.
  ///   - look: looks at some of them and returns how many corrections followed. Kept whole or not at all.
  public init(
    now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void,
    followed: @escaping @Sendable (Timestamp) async throws -> [WatchedStory],
    look: @escaping @Sendable ([WatchedStory], Timestamp) async throws -> Int, logger: Logger
  ) {
    self.now = now
    self.sleep = sleep
    self.followed = followed
    self.look = look
    self.logger = logger
  }

  /// Looks at published stories again until the service is stopped.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var failures = 0
      while !Task.isCancelled { failures = await turn(failures) }
    }
  }

  /// Makes one decision and carries it out. Returns how many turns failed in a row.
  func turn(_ failures: Int) async -> Int {
    do {
      let time = now()
      switch planner.decide(try await followed(time), now: time) {
      case .wait(let instant): try await sleep(instant)
      case .look(let stories):
        let count = try await look(stories, time)
        if count > 0 { logger.notice("published stories have changed since", metadata: ["corrections": "\(count)"]) }
        try await sleep(now() + RevisitPlanner.pause)
      }
      return 0
    } catch is CancellationError where Task.isCancelled {
      return failures
    } catch {
      logger.notice("published stories couldn't be looked at again", metadata: ["cause": "\(error)"])
      try? await sleep(now() + min(Self.maximumDelay, Self.minimumDelay << Int64(min(failures, 10))))
      return failures + 1
    }
  }
}
