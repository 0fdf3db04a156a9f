import Foundation
import Logging

/// Checks that this server answers, and ends the process if it doesn't, so that the service manager restarts it.
///
/// It has a thread of its own, because it is for the case that everything else hangs.
final class Watchdog: Sendable {
  /// Unanswered checks in a row after which the process ends.
  static let patience = 3

  private let check: @Sendable () -> Bool
  private let alive: @Sendable () -> Void
  private let dead: @Sendable () -> Void
  private let interval: Duration

  /// - Parameters:
  ///   - interval: the time between two checks.
  ///   - check: whether the server answers; may block for some seconds.
  ///   - alive: called after each answer.
  ///   - dead: called once, after ``patience`` checks without an answer.
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

  /// Checks once.
  ///
  /// - Parameter unanswered: the unanswered checks in a row so far.
  /// - Returns: the unanswered checks in a row now.
  func round(_ unanswered: Int) -> Int {
    guard check() else { return unanswered + 1 }
    alive()
    return 0
  }
}

extension Watchdog {
  /// The watchdog of a server: it asks for `/healthz`, reports to the service manager, and exits with a failure.
  static func guarding(host: String, port: Int, manager: ServiceManager?, logger: Logger) -> Watchdog {
    Watchdog(interval: manager?.interval ?? .seconds(20)) {
      SelfCheck(host: host, port: port).isAnswered
    } alive: {
      manager?.tell("WATCHDOG=1")
    } dead: {
      logger.critical("the server no longer answers its own check; it exits so that it can be restarted")
      // Nothing is lost: an edition is sealed whole or not at all, whenever the process ends.
      _exit(1)
    }
  }
}
