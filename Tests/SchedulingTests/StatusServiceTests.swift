import EditionModel
import Foundation
import Logging
import Status
import Storage
import Synchronization
import Testing

@testable import Scheduling

@Suite("Watching how things stand") struct StatusServiceTests {
  static let start = Timestamp(1_778_047_200)
  let store: PublicationStore

  init() throws {
    store = try Store(
      DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
    ).publication("hn")
  }

  struct NotThere: Error {}

  /// The alerts that arrived, and whether it accepts any.
  final class Receiver: Sendable {
    let received = Mutex<[String]>([])
    let takes = Mutex(true)

    @Sendable func take(_ alert: PendingAlert) async throws {
      guard takes.withLock({ $0 }) else { throw NotThere() }
      received.withLock { $0.append("\(alert.incident.kind) \(alert.event)") }
    }
  }

  /// Turns at so many seconds after the start, with so many free bytes at each; gives since when was watched.
  func play(_ turns: [(seconds: Int64, free: Int)], _ receiver: Receiver?) async -> [Int64] {
    let turn = Mutex(0)
    let service = StatusService(
      publication: store, now: { Self.start + turns[turn.withLock { $0 }].seconds }, sleep: { _ in },
      facts: { since, now in
        var facts = StatusFacts(time: now, isLive: false, watchedSince: since)
        facts.disk = .init(used: 1, free: turns[turn.withLock { $0 }].free)
        return facts
      },
      send: send(receiver),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    var watch = StatusService.Watch(since: Self.start, last: Self.start)
    var since: [Int64] = []
    for index in turns.indices {
      turn.withLock { $0 = index }
      watch = await service.turn(watch)
      since.append(watch.since - Self.start)
    }
    return since
  }

  private func send(_ receiver: Receiver?) -> (@Sendable (PendingAlert) async throws -> Void)? {
    guard let receiver else { return nil }
    return { try await receiver.take($0) }
  }

  static let (full, empty) = (5, 9_000_000_000)

  @Test("An incident sends one alert when it opens and one when it closes")
  func pair() async {
    let receiver = Receiver()
    _ = await play([(0, Self.empty), (30, Self.full), (60, Self.full), (90, Self.empty), (120, Self.empty)], receiver)
    #expect(receiver.received.withLock { $0 } == ["disk opened", "disk closed"])
  }

  @Test("An alert that can't be sent is tried again, each time later, until it is accepted")
  func again() async throws {
    let receiver = Receiver()
    receiver.takes.withLock { $0 = false }
    _ = await play([(0, Self.full), (30, Self.full), (59, Self.full)], receiver)
    #expect(try await store.alerts(due: Self.start + 60).map(\.attempts) == [1])
    receiver.takes.withLock { $0 = true }
    _ = await play([(61, Self.full), (90, Self.full)], receiver)
    #expect(receiver.received.withLock { $0 } == ["disk opened"])
  }

  @Test("After about a day an alert is given up")
  func givenUp() {
    var alert = PendingAlert(
      incident: Incident(number: 1, kind: .disk, opened: Self.start, text: ""), event: .opened, attempts: 0)
    var time = Self.start
    var waits: [Int64] = []
    while case .again(let next) = AlertPolicy.outcome(of: alert, at: time) {
      waits.append(next - time)
      (time, alert.attempts) = (next, alert.attempts + 1)
    }
    #expect(waits.prefix(8) == [60, 120, 240, 480, 960, 1920, 3840, 7200])
    #expect((20...28).contains((time - Self.start) / 3600))
  }

  @Test("Without a channel, incidents are kept and no alert is sent later")
  func nobody() async throws {
    _ = await play([(0, Self.full)], nil)
    #expect(try await store.incidents(closedSince: Timestamp(0)).map(\.kind) == [.disk])
    let receiver = Receiver()
    _ = await play([(30, Self.full)], receiver)
    #expect(receiver.received.withLock { $0 } == [])
  }

  @Test("Watching begins anew after sleep, and after the clock was set back")
  func sleep() async {
    let since = await play(
      [(30, Self.empty), (60, Self.empty), (4000, Self.empty), (4030, Self.empty), (100, Self.empty)], nil)
    #expect(since == [0, 0, 4000, 4000, 100])
  }
}
