public import Logging
public import ServiceLifecycle
import EditionModel
import Storage

/// Delivers until it is stopped: rounds of a ``Deliverer``. Sleep is a parameter.
public struct DeliveryService: Service {
  let deliverer: Deliverer
  let seat: DeliverySeat
  let wanted: Deliverer.Wanted
  let sleep: @Sendable () async throws -> Void
  let logger: Logger

  /// Prepares to deliver.
  ///
  /// - Parameters:
  ///   - wanted: what each round delivers.
  ///   - sleep: waits until the next round.
  public init(
    deliverer: Deliverer, seat: DeliverySeat, wanted: Deliverer.Wanted = .due,
    sleep: @escaping @Sendable () async throws -> Void, logger: Logger
  ) {
    self.deliverer = deliverer
    self.seat = seat
    self.wanted = wanted
    self.sleep = sleep
    self.logger = logger
  }

  /// Delivers what becomes due until the service is stopped.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var last: [String] = []
      while !Task.isCancelled {
        last = await turn(last)
        // A server that is away isn't asked every few seconds.
        for _ in 0..<(last.isEmpty ? 1 : 6) where !Task.isCancelled { try? await sleep() }
      }
    }
  }

  /// One round.
  ///
  /// - Parameter last: the troubles of the round before, which are not logged again.
  func turn(_ last: [String]) async -> [String] {
    do {
      let report = try await deliverer.round(wanted, seat: seat)
      if report.accepted + report.letters + report.refused + report.doubts > 0 || report.queued > 0 {
        logger.notice(
          "delivered",
          metadata: [
            "edition": "\(report.edition.map(\.description) ?? "none")", "accepted": "\(report.accepted)",
            "letters": "\(report.letters)",
            "refused": "\(report.refused)", "uncertain": "\(report.doubts)", "waiting": "\(report.waiting)",
          ])
      }
      for trouble in report.troubles where !last.contains(trouble) {
        logger.warning("a channel is in trouble", metadata: ["cause": "\(trouble)"])
      }
      return report.troubles
    } catch is CancellationError {
      return last
    } catch {
      logger.error("nothing can be delivered", metadata: ["cause": "\(error)"])
      return last
    }
  }
}
