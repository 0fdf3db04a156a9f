import Foundation
import Logging

/// Asks this very server whether it is alive, and ends the process where it is not, so that whoever restarts it heals it.
///
/// It has a thread of its own: the case it is for is that everything else hangs.
final class Watchdog: Sendable {
  /// Unanswered questions in a row after which the process ends.
  static let patience = 3

  private let check: @Sendable () -> Bool
  private let alive: @Sendable () -> Void
  private let dead: @Sendable () -> Void
  private let interval: Duration

  /// - Parameters:
  ///   - interval: between two questions.
  ///   - check: whether the server answers; may block for some seconds.
  ///   - alive: called after each answer.
  ///   - dead: called once, after ``patience`` questions without one.
  init(
    interval: Duration, check: @escaping @Sendable () -> Bool, alive: @escaping @Sendable () -> Void,
    dead: @escaping @Sendable () -> Void
  ) {
    self.interval = interval
    self.check = check
    self.alive = alive
    self.dead = dead
  }

  func start() {
    let thread = Thread { [self] in
      var unanswered = 0
      while unanswered < Watchdog.patience {
        Thread.sleep(forTimeInterval: interval / .seconds(1))
        unanswered = round(unanswered)
      }
      dead()
    }
    thread.name = "watchdog"
    thread.stackSize = 256 << 10
    thread.start()
  }

  /// One question; returns how many stand unanswered now.
  func round(_ unanswered: Int) -> Int {
    guard check() else { return unanswered + 1 }
    alive()
    return 0
  }
}

extension Watchdog {
  /// The watchdog of a server: it asks `/healthz`, tells the service manager, and leaves with a failure.
  static func guarding(host: String, port: Int, manager: ServiceManager?, logger: Logger) -> Watchdog {
    Watchdog(interval: manager?.interval ?? .seconds(20)) {
      SelfCheck(host: host, port: port).isAnswered
    } alive: {
      manager?.tell("WATCHDOG=1")
    } dead: {
      logger.critical("the server doesn't answer itself any more; it ends so that it can be restarted")
      // Nothing is lost: an edition is sealed whole or not at all, whenever the process ends.
      _exit(1)
    }
  }
}
