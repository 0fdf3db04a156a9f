import EditionModel
import Logging
import Synchronization
import Testing

@testable import Scheduling

/// What an operator's log says during an outage.
@Suite struct Outages {
  @Test("A week of editions that fail for one cause makes one line in the log, and another cause another line")
  func oneLineACause() async throws {
    let lines = Lines()
    let now = try #require(Timestamp(rfc3339: "2026-05-09T19:00:00Z"))
    let scheduler = EditionScheduler(
      planner: Planner(schedule: Schedule(zone: .utc), start: now + -7 * 86_400), now: { now }, sleep: { _ in },
      sealed: { [] },
      make: { throw Unreachable(host: $0.key.description == "2026-05-05-morning" ? "one.example" : "other.example") },
      logger: lines.logger)
    var failures: [EditionKey: Failure] = [:]
    for _ in 1...14 { failures = await scheduler.turn(failures) }
    #expect(failures.count == 14)
    #expect(lines.causes == ["other.example", "one.example"])
  }

  @Test("A stop in the middle of making an edition is no failure: nothing is logged, and nothing is counted")
  func stopped() async throws {
    let lines = Lines()
    let now = try #require(Timestamp(rfc3339: "2026-05-09T19:00:00Z"))
    let logger = lines.logger
    let turn = Task {
      let scheduler = EditionScheduler(
        planner: Planner(schedule: Schedule(zone: .utc), start: now + -7 * 86_400), now: { now }, sleep: { _ in },
        sealed: { [] }, make: { _ in try await Task.sleep(for: .seconds(3600)) }, logger: logger)
      return await scheduler.turn([:])
    }
    turn.cancel()
    #expect(await turn.value.isEmpty)
    #expect(lines.causes.isEmpty)
  }

  @Test(
    "What ends an edition with a cancellation of its own is a failure like any other, so that nothing turns in circles")
  func cancelledWithin() async throws {
    let lines = Lines()
    let now = try #require(Timestamp(rfc3339: "2026-05-09T19:00:00Z"))
    let scheduler = EditionScheduler(
      planner: Planner(schedule: Schedule(zone: .utc), start: now + -7 * 86_400), now: { now }, sleep: { _ in },
      sealed: { [] }, make: { _ in throw CancellationError() }, logger: lines.logger)
    #expect(await scheduler.turn([:]).count == 1)
    #expect(lines.causes.count == 1)
  }

  @Test("Looks that keep failing are logged once, and again when the next outage begins")
  func oneLineAnOutage() async throws {
    let lines = Lines()
    let clock = Mutex(try #require(Timestamp(rfc3339: "2026-05-09T19:00:00Z")))
    let answers = Mutex([false, false, false, true, false, false])
    let recorder = RecorderService(
      planner: LookPlanner(schedule: Schedule(zone: .utc)), now: { clock.withLock { $0 } },
      sleep: { instant in clock.withLock { $0 = instant } },
      look: { _ in if !answers.withLock({ $0.removeFirst() }) { throw Unreachable(host: "source.example") } },
      thin: { _ in }, logger: lines.logger)
    var turns = RecorderService.Turns()
    for _ in 1...6 { turns = await recorder.turn(turns) }
    #expect(lines.causes == ["source.example", "source.example"])
  }

  private struct Unreachable: Error, CustomStringConvertible {
    let host: String
    var description: String { host }
  }

  /// Collects what is logged at the level that operators see.
  private final class Lines: Sendable {
    private let seen = Mutex<[String]>([])
    var causes: [String] { seen.withLock { $0 } }

    var logger: Logger {
      Logger(label: "test") { _ in Handler { [self] cause in seen.withLock { $0.append(cause) } } }
    }

    private struct Handler: LogHandler {
      let note: @Sendable (String) -> Void
      var metadata: Logger.Metadata = [:]
      var metadataProvider: Logger.MetadataProvider?
      var logLevel = Logger.Level.notice

      init(note: @escaping @Sendable (String) -> Void) { self.note = note }

      subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
      }

      func log(event: LogEvent) { note(event.metadata?["cause"].map { "\($0)" } ?? "") }
    }
  }
}
