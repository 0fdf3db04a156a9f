public import EditionModel
public import Publishing
import Synchronization

/// Keeps the status for a few seconds, however many ask for it.
public final class StatusBoard: Sendable {
  private let reporter: StatusReporter
  private let isForStrangers: Bool
  private let now: @Sendable () -> Timestamp
  private let current = Mutex<Moment?>(nil)

  /// The status at one moment.
  public struct Moment: Sendable {
    /// When it was put together.
    public var time: Timestamp
    /// What it says.
    public var report: StatusReport
  }

  /// Seconds for which a report is shown: it says when it was made.
  private static let age: Int64 = 10

  /// Reports by a clock.
  ///
  /// - Parameter isForStrangers: whether others than the operator read it: then it says nothing of deliveries.
  public init(reporter: StatusReporter, isForStrangers: Bool, now: @escaping @Sendable () -> Timestamp) {
    self.reporter = reporter
    self.isForStrangers = isForStrangers
    self.now = now
  }

  /// The status as of a few seconds ago. Blocks.
  ///
  /// - Throws: ``StoreError``.
  public func moment() throws -> Moment {
    let time = now()
    if let moment = current.withLock({ $0 }), abs(time - moment.time) < Self.age { return moment }
    let report = try reporter.report(now: time)
    let fresh = Moment(time: time, report: isForStrangers ? report.forStrangers() : report)
    current.withLock { $0 = fresh }
    return fresh
  }
}
