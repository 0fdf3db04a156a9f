import EditionModel
import Publishing
import Synchronization

/// `/status` in its forms, made when asked for and at most once in a few seconds, whoever asks.
final class StatusBoard: Sendable {
  private let reporter: StatusReporter
  private let publisher: Publisher
  private let now: @Sendable () -> Timestamp
  private let made = Mutex<Made?>(nil)

  struct Made: Sendable {
    var time: Timestamp
    var report: StatusReport
    var files: [String: ServedFile]
  }

  /// Seconds for which what was made is shown: it says as of when it is.
  private static let age: Int64 = 10

  init(reporter: StatusReporter, publisher: Publisher, now: @escaping @Sendable () -> Timestamp) {
    self.reporter = reporter
    self.publisher = publisher
    self.now = now
  }

  /// - Throws: ``StoreError``.
  func current() throws -> Made {
    let time = now()
    if let made = made.withLock({ $0 }), abs(time - made.time) < Self.age { return made }
    let report = try reporter.report(now: time)
    let files = publisher.statusFiles(report).map { ($0.path, ServedFile($0)) }
    let fresh = Made(time: time, report: report, files: Dictionary(files) { first, _ in first })
    made.withLock { $0 = fresh }
    return fresh
  }
}
